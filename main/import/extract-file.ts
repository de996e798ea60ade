import type { Extracted } from '../contract/article.ts'
import { AppError, type ErrorCode } from '../contract/errors.ts'
import { readArticles } from './read-articles.ts'
import { Refusal } from './refusal.ts'

const CODES: Readonly<Record<string, ErrorCode>> = {
  'too-large': 'too-large',
  gone: 'file-unreadable',
  unreadable: 'file-unreadable',
  changed: 'file-unreadable',
  'link-loop': 'file-unreadable',
}

/**
 * What import would store of a file: all its articles, or only the one called `record`. Throws `file-unreadable`, `too-large`,
 * `unsupported` (no text, empty, a format that is not read) or `not-found` (no such record).
 */
export async function extractFile(path: string, record?: string): Promise<Extracted[]> {
  const found: Extracted[] = []
  try {
    for await (const article of readArticles(path)) {
      if (record === undefined || article.record === record) found.push(article.extracted)
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new AppError(CODES[error.code] ?? 'unsupported', `${path}: ${error.message}`)
  }
  if (found.length === 0) throw new AppError('not-found', `${path} has no record ${record ?? ''}.`)
  return found
}
