import { createGunzip } from 'node:zlib'
import { expanded, INFLATED_CHUNK } from '../archive/expanded.ts'
import { ExpansionBudget, LARGEST_ENTRY } from '../expansion-budget.ts'
import { HEAD_BYTES } from '../file-input.ts'
import type { EntryStream, FileHead, Format, FormatInput, Found } from './format.ts'

/** A single file packed with gzip, of any kind that is read; a large one is unpacked as it is read. */
export const gzip: Format = {
  name: 'gzip',
  label: 'a file packed with gzip',
  extensions: ['gz', 'tgz', 'gzip'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 60_000,
  recognises: ({ bytes }: FileHead) => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8,
  async *read(input: FormatInput): AsyncIterable<Found> {
    const name = nameInside(input.name)
    yield* input.inside({ record: name, name, bytes: await unpacked(input) })
  },
}

/**
 * What is packed, whole or, where it is large, as a stream. Either way it is unpacked to its end first: a file that is damaged or
 * a bomb is refused before anything of it is taken for an article.
 */
async function unpacked(input: FormatInput): Promise<Uint8Array | EntryStream> {
  let parts: Uint8Array[] | undefined = []
  let head: Uint8Array = new Uint8Array()
  let size = 0
  for await (const part of expanded(input.chunks(), createGunzip({ chunkSize: INFLATED_CHUNK }), input.budget)) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, part.subarray(0, HEAD_BYTES - head.length)])
    size += part.length
    if (size > LARGEST_ENTRY) parts = undefined
    parts?.push(part)
  }
  if (parts !== undefined) return Buffer.concat(parts)
  // How much it unpacks to was counted; reading it again counts to the same.
  return {
    size,
    head,
    chunks: () =>
      expanded(input.chunks(), createGunzip({ chunkSize: INFLATED_CHUNK }), new ExpansionBudget(input.size)),
  }
}

/** The name without `.gz`: what was packed. */
function nameInside(name: string): string {
  const inner = name.replace(/\.(?:gz|gzip)$/i, '').replace(/\.tgz$/i, '.tar')
  return inner === '' ? 'content' : inner
}
