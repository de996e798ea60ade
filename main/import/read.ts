import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal, systemRefusal } from './refusal.ts'

/** How much of a file its type is told from. */
export const HEAD_BYTES = 4096

const RETRY_AFTER_MS = 500

/** Says how large a file with this beginning may be, in bytes; throws a refusal when it is not to be read at all. */
export type LimitOf = (head: Uint8Array, size: number) => number

/**
 * Reads a whole file through one handle and makes sure that it did not change meanwhile; when it did, once more after half a
 * second, then it fails. A file above its limit is refused after its first 4 KB. Throws only {@link Refusal}.
 */
export async function readWhole(path: string, limitOf: LimitOf): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt++) {
    const bytes = await readOnce(path, limitOf)
    if (bytes !== undefined) return bytes
    if (attempt === 2)
      throw new Refusal('failed', 'changed', 'It changed while it was read. Import it again when it is written whole.')
    await wait(RETRY_AFTER_MS)
  }
}

async function readOnce(path: string, limitOf: LimitOf): Promise<Uint8Array | undefined> {
  let handle: FileHandle | undefined
  try {
    // Without O_NONBLOCK, a pipe that took the file's place since the scan would block for ever.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const before = await handle.stat({ bigint: true })
    if (!before.isFile()) throw new Refusal('skipped', 'special', 'It is a device, pipe or socket, not a file.')
    const size = Number(before.size)
    const head = new Uint8Array(Math.min(HEAD_BYTES, size))
    if ((await fill(handle, head, 0)) < head.length) return undefined
    const limit = limitOf(head, size)
    if (size > limit) throw tooLarge(size, limit)
    const bytes = new Uint8Array(size)
    bytes.set(head)
    if ((await fill(handle, bytes, head.length)) < size) return undefined
    const after = await handle.stat({ bigint: true })
    const same = after.size === before.size && after.mtimeNs === before.mtimeNs && after.ino === before.ino
    return same ? bytes : undefined
  } catch (error) {
    throw error instanceof Refusal ? error : systemRefusal(error)
  } finally {
    await handle?.close()
  }
}

/** Fills the buffer from its index `from` on; returns up to where it got. */
async function fill(handle: FileHandle, buffer: Uint8Array, from: number): Promise<number> {
  let at = from
  while (at < buffer.length) {
    const { bytesRead } = await handle.read(buffer, at, buffer.length - at, at)
    if (bytesRead === 0) break
    at += bytesRead
  }
  return at
}

function tooLarge(size: number, limit: number): Refusal {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`
  return new Refusal(
    'failed',
    'too-large',
    `It has ${megabytes(size)}; one article may have at most ${megabytes(limit)}. Split it into one file an article and import these.`,
  )
}
