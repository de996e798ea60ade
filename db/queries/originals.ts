import { createHash } from 'node:crypto'
import { zstdDecompressSync } from 'node:zlib'
import { AppError } from '../../main/contract/errors.ts'
import type { OriginalBytes } from '../../main/contract/prepared.ts'
import type { Connection } from '../connection.ts'
import type { ReadInput, ReadOutput } from '../operations.ts'

/** `original.get`: the bytes as imported, proved by their hash. */
export function original(connection: Connection, { sha256 }: ReadInput<'original.get'>): ReadOutput<'original.get'> {
  const stored = connection.row<OriginalBytes>('SELECT size, codec, data, media FROM original WHERE sha256 = ?', sha256)
  if (!stored) throw new AppError('not-found', `The corpus holds no original ${sha256}.`, { sha256 })
  const data = decompress(stored, sha256)
  if (data.byteLength !== stored.size || createHash('sha256').update(data).digest('hex') !== sha256)
    throw changed(sha256)
  return { size: stored.size, media: stored.media, data }
}

/** Keeps an original, unless its bytes are there already. */
export function storeOriginal(
  connection: Connection,
  sha256: string,
  { size, codec, data, media }: OriginalBytes,
): void {
  connection.run(
    'INSERT OR IGNORE INTO original (sha256, size, codec, data, media) VALUES (?, ?, ?, ?, ?)',
    sha256,
    size,
    codec,
    data,
    media,
  )
}

function decompress({ codec, data, size }: OriginalBytes, sha256: string): Uint8Array {
  if (codec === 'none') return data
  try {
    return zstdDecompressSync(data, { maxOutputLength: Math.max(size, 1) })
  } catch {
    throw changed(sha256)
  }
}

function changed(sha256: string): AppError {
  return new AppError(
    'corpus-damaged',
    `The original ${sha256} is not what was imported: its bytes changed in the file.`,
    {
      sha256,
    },
  )
}
