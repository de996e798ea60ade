import { open, rename, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import type { CorpusDb } from '../../db/client.ts'
import type { Article } from '../contract/article.ts'
import { AppError } from '../contract/errors.ts'

/** What to export: articles by id in that order, or with `null` every article of the corpus but the bin. */
export type ExportedArticles = readonly string[] | null

/** What a running export needs: `onProgress` gets articles written and, where known, their number. */
export interface ExportIo {
  readonly signal: AbortSignal
  onProgress?(done: number, total: number | null): void
  /** What is written of an article; the whole unless told. */
  inPart?(article: Article): Promise<Article>
}

// Articles held in memory at once.
const PAGE = 50

/**
 * Writes articles as JSON Lines, one `Article` of cli.md a line, without holding them all in memory. The file appears under its
 * name only when it is whole. Returns the number of lines. Throws `not-found` for an id that is not there, `cancelled`,
 * `disk-full`, or `file-unreadable` when the place cannot be written.
 */
export async function exportJsonl(
  db: CorpusDb,
  articles: ExportedArticles,
  file: string,
  io: ExportIo,
): Promise<number> {
  const part = `${file}.${randomUUID().slice(0, 8)}.part`
  try {
    const handle = await open(part, 'wx', 0o644)
    let written = 0
    try {
      for await (const page of pages(db, articles, io.signal)) {
        const lines: Article[] = []
        for (const article of page) lines.push(io.inPart === undefined ? article : await io.inPart(article))
        await handle.write(lines.map((article) => `${JSON.stringify(article)}\n`).join(''))
        written += page.length
        io.onProgress?.(written, articles?.length ?? null)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, file)
    return written
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw asExportError(error, file)
  }
}

async function* pages(db: CorpusDb, articles: ExportedArticles, signal: AbortSignal) {
  if (articles === null) {
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof db.read<'article.all'>>> = await db.read(
        'article.all',
        { after, limit: PAGE },
        { signal },
      )
      if (page.articles.length > 0) yield page.articles
      if (page.next === null) return
      after = page.next
    }
  }
  for (let from = 0; from < articles.length; from += PAGE) {
    const ids = articles.slice(from, from + PAGE)
    const page = await db.read('article.whole', { ids }, { signal })
    if (page.length < ids.length) {
      const there = new Set(page.map(({ id }) => id))
      throw new AppError('not-found', `There is no article ${ids.find((id) => !there.has(id))} in this corpus.`)
    }
    yield page
  }
}

function asExportError(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof AppError || code === undefined) return error
  if (code === 'ENOSPC') return new AppError('disk-full', `There is not enough room for ${file}. Choose another disk.`)
  return new AppError('file-unreadable', `${file} cannot be written (${code}). Choose another place.`)
}
