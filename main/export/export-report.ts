import type { CorpusDb } from '../../db/client.ts'
import type { ImportRow, ReportFilter } from '../contract/import-report.ts'
import { writeCsv } from './csv.ts'

// Rows held in memory at once.
const PAGE = 5000
const COLUMNS = ['path', 'record', 'outcome', 'article', 'duplicate of', 'identity', 'code', 'reason']

/**
 * Writes the rows of a run's report that a filter leaves as CSV (see writeCsv). Returns the number of rows. Throws `not-found`,
 * `cancelled`, `disk-full`, or `file-unreadable` when the place cannot be written.
 */
export function exportReport(
  db: CorpusDb,
  run: string,
  filter: ReportFilter,
  file: string,
  signal: AbortSignal,
): Promise<number> {
  return writeCsv(file, COLUMNS, pages(db, run, filter, signal))
}

async function* pages(
  db: CorpusDb,
  run: string,
  filter: ReportFilter,
  signal: AbortSignal,
): AsyncGenerator<string[][]> {
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = await db.read('run.items', { run, filter, offset, limit: PAGE }, { signal })
    yield rows.map(cellsOf)
    if (rows.length < PAGE) return
  }
}

function cellsOf({ path, record, outcome, articleId, duplicateOf, identity, code, reason }: ImportRow): string[] {
  return [path, record, outcome, articleId, duplicateOf, identity, code, reason].map((cell) => cell ?? '')
}
