import type { Extracted } from '../contract/article.ts'
import { AppError, type ErrorCode } from '../contract/errors.ts'
import type { Hints, RecordRefusal } from './formats/format.ts'
import { readArticles } from './read-articles.ts'
import { refusalOf } from './refusal.ts'

const CODES: Readonly<Record<string, ErrorCode>> = {
  'too-large': 'too-large',
  gone: 'file-unreadable',
  unreadable: 'file-unreadable',
  changed: 'file-unreadable',
  'link-loop': 'file-unreadable',
}

/** What reading a file gave: its articles, and rows for what of it could not be read. */
export interface ExtractedFile {
  readonly articles: Extracted[]
  readonly refusals: readonly RecordRefusal[]
}

/**
 * What import would store of a file: all its articles, or only the one called `record`. Throws `file-unreadable`, `too-large`,
 * `unsupported` (no text, empty, a format that is not read) or `not-found` (no such record).
 */
export async function extractFile(path: string, hints: Hints, record?: string): Promise<ExtractedFile> {
  const articles: Extracted[] = []
  const refusals: RecordRefusal[] = []
  try {
    for await (const found of readArticles(path, hints)) {
      if (record !== undefined && found.record !== record) continue
      if ('refusal' in found) refusals.push(found)
      else articles.push(found.extracted)
    }
  } catch (error) {
    refusals.push({ refusal: refusalOf(error) })
  }
  const first = refusals[0]
  if (articles.length === 0 && first !== undefined) {
    const place = first.record === undefined ? path : `${path} (${first.record})`
    throw new AppError(CODES[first.refusal.code] ?? 'unsupported', `${place}: ${first.refusal.reason}`)
  }
  if (articles.length === 0)
    throw new AppError(
      'not-found',
      record === undefined ? `${path} holds no article.` : `${path} has no record ${record}.`,
    )
  return { articles, refusals }
}
