import { open, rm } from 'node:fs/promises'
import type { CorpusDb } from '../../db/client.ts'
import { AppError } from '../contract/errors.ts'
import type { ImportRow, ReportFilter } from '../contract/import-report.ts'

// Rows held in memory at once.
const PAGE = 5000
const COLUMNS = ['path', 'record', 'outcome', 'article', 'duplicate of', 'identity', 'code', 'reason']
// What spreadsheets would take for a formula, or for the beginning of one.
const FORMULA = /^[=+\-@\t\r]/

/**
 * Writes the rows of a run's report that a filter leaves as CSV (RFC 4180, UTF-8 with its mark, so that spreadsheets read it
 * right). Cells that would be formulas get an apostrophe in front. Returns the number of rows. Throws `not-found`, `cancelled`,
 * `disk-full`, or `file-unreadable` when the place cannot be written.
 */
export async function exportReport(
  db: CorpusDb,
  run: string,
  filter: ReportFilter,
  file: string,
  signal: AbortSignal,
): Promise<number> {
  try {
    const handle = await open(file, 'w', 0o644)
    try {
      await handle.write(`\ufeff${line(COLUMNS)}`)
      for (let offset = 0; ; offset += PAGE) {
        const { rows } = await db.read('run.items', { run, filter, offset, limit: PAGE }, { signal })
        await handle.write(rows.map((row) => line(cellsOf(row))).join(''))
        if (rows.length < PAGE) return offset + rows.length
      }
    } finally {
      await handle.close()
    }
  } catch (error) {
    await rm(file, { force: true }).catch(() => undefined)
    throw asExportError(error, file)
  }
}

function cellsOf({ path, record, outcome, articleId, duplicateOf, identity, code, reason }: ImportRow): string[] {
  return [path, record, outcome, articleId, duplicateOf, identity, code, reason].map((cell) => cell ?? '')
}

function line(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** A cell as CSV has it. Control characters of file names, which no spreadsheet shows, become spaces. */
function csvCell(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is meant
  const plain = (FORMULA.test(text) ? `'${text}` : text).replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, ' ')
  return /[",\r\n]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

function asExportError(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof AppError || code === undefined) return error
  if (code === 'ENOSPC') return new AppError('disk-full', `There is not enough room for ${file}. Choose another disk.`)
  return new AppError('file-unreadable', `${file} cannot be written (${code}). Choose another place.`)
}
