import { writeFile } from 'node:fs/promises'
import { AppError } from '../contract/errors.ts'
import type { OriginalSource, Verification } from '../contract/archive.ts'
import type { Parsed } from '../contract/methods.ts'
import { verifyCorpus } from '../archive/verify.ts'
import { safeFileName } from '../files/safe-path.ts'
import type { AppCore } from './app-core.ts'
import type { Handlers } from './handlers.ts'

type ArchiveMethod = `original.${string}` | 'library.folders' | 'library.days' | `verify.${string}`

/** Originals, the places where articles were met, and fixity. */
export function archiveHandlers(core: AppCore): Pick<Handlers, Extract<keyof Handlers, ArchiveMethod>> {
  /** The last verification, and of which corpus it is. */
  let last: { readonly file: string; readonly found: Verification } | undefined
  return {
    'library.folders': async (input, { signal }) => core.current().db.read('library.folders', input, { signal }),
    'library.days': async (input, { signal }) => core.current().db.read('library.days', input, { signal }),

    'original.sources': async ({ article }, { signal }) =>
      core.current().db.read('original.sources', { id: article }, { signal }),
    async 'original.open'(input, { signal }) {
      const { db } = core.current()
      const source = await sourceOf(core, input, signal)
      const { size, media, data } = await db.read('original.get', { sha256: input.sha256 }, { signal })
      const { format, text } = await db.read('article.get', { id: input.article }, { signal })
      const bytes = new Uint8Array(data)
      const { kind, page, leftOut, notes } = await core
        .archivist()
        .render({ bytes, media, format, text, ...(source.record !== undefined && { record: source.record }) }, signal)
      const view = core.views.keep(
        kind === 'pdf'
          ? { type: 'application/pdf', bytes }
          : { type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode(page) },
      )
      return { view, kind, media, size, leftOut, notes: [...notes] }
    },
    async 'original.save'(input, { signal }) {
      const { path, record, media } = await sourceOf(core, input, signal)
      const { data } = await core.current().db.read('original.get', { sha256: input.sha256 }, { signal })
      const fileName = fileNameOf(path, record, media)
      const place = await core.exports.place(fileName)
      await writeFile(place.path, data)
      core.exports.keep(place.id, { path: place.path, fileName })
      return { export: place.id, fileName }
    },

    async 'verify.start'({ files }) {
      const { db } = core.current()
      const { name } = await db.read('corpus.info', {})
      const job = core.jobs.start('verify', name, async ({ signal, progress }) => {
        const found = await verifyCorpus(db, {
          files,
          archivist: core.archivist(),
          signal,
          onProgress: (at) => progress(at),
        })
        last = { file: db.file, found }
        return found
      })
      // Whoever asked is told by the end of the job.
      job.result.catch(() => undefined)
      return { job: job.id }
    },
    async 'verify.result'() {
      const { db } = core.current()
      return last?.file === db.file ? last.found : null
    },
  }
}

/** The source of an article with this original; throws `not-found` when it has none such. */
async function sourceOf(
  core: AppCore,
  { article, sha256, record }: Parsed<'original.open'>,
  signal: AbortSignal,
): Promise<OriginalSource> {
  const sources = await core.current().db.read('original.sources', { id: article }, { signal })
  const source = sources.find((one) => one.sha256 === sha256 && one.record === record)
  if (source === undefined)
    throw new AppError('not-found', `Article ${article} has no original ${sha256}.`, { article, sha256 })
  return source
}

const ENDINGS: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/csv': '.csv',
  'application/json': '.json',
  'application/xml': '.xml',
  'text/xml': '.xml',
  'application/pdf': '.pdf',
  'message/rfc822': '.eml',
  'multipart/related': '.mhtml',
}

/** The name of the file, or of a record of it: with an ending that says what it is. */
function fileNameOf(path: string, record: string | undefined, media: string): string {
  const name = path.split(/[\\/]/).findLast((part) => part !== '') ?? 'original'
  if (record === undefined) return safeFileName(name)
  const last = record.split('/').findLast((part) => part !== '') ?? record
  const ending = ENDINGS[media.split(';')[0]!.trim()] ?? ''
  if (ending !== '' && last.toLowerCase().endsWith(ending)) return safeFileName(last)
  return safeFileName(`${name} ${last}${ending}`)
}
