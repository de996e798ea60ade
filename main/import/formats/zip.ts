import { FileEntries } from '../archive/file-entries.ts'
import { localNames, looksLikeZip } from '../archive/local-names.ts'
import { openZip } from '../archive/zip-entries.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'

// Packages of programs, which are archives and no collections of files: workbooks, presentations, drawings, programs.
const PACKAGE =
  /^(?:mimetype$|\[Content_Types\]\.xml$|(?:xl|ppt|word|visio)\/(?:_rels|workbook|worksheets|presentation|slides|document)|META-INF\/|Index\/.*\.iwa$|AndroidManifest\.xml$|doc\.kml$)/

/** A ZIP archive: what its files hold, read as if they lay in a folder. */
export const zip: Format = {
  name: 'zip',
  label: 'a ZIP archive',
  extensions: ['zip'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 60_000,
  recognises: ({ bytes, extension }: FileHead) =>
    looksLikeZip(bytes) && (extension === 'zip' || !localNames(bytes).some((name) => PACKAGE.test(name))),
  async *read(input: FormatInput): AsyncIterable<Found> {
    const archive = await openZip(input, input.budget)
    const files = new FileEntries(input)
    for (const entry of archive.entries) yield* files.read(entry, () => archive.content(entry))
    if (archive.problem !== undefined) throw archive.problem
    yield* files.end()
  },
}
