import { FileEntries } from '../archive/file-entries.ts'
import { looksLikeTar, readTarEntries } from '../archive/tar-entries.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'

/** A tar archive, packed with gzip or not: what its files hold, read as if they lay in a folder. */
export const tar: Format = {
  name: 'tar',
  label: 'a tar archive',
  extensions: ['tar'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 60_000,
  recognises: ({ bytes }: FileHead) => looksLikeTar(bytes),
  async *read(input: FormatInput): AsyncIterable<Found> {
    const files = new FileEntries(input)
    for await (const entry of readTarEntries(input.chunks())) yield* files.read(entry, () => entry.content())
    yield* files.end()
  },
}
