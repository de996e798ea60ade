import type { ImportOptions, Outcome } from '../../main/contract/import.ts'
import type { ImportRow, ReasonRows, ReportFilter, ReportSummary } from '../../main/contract/import-report.ts'
import type { Connection, Value } from '../connection.ts'
import { existingRun } from '../ids.ts'
import type { ReadInput, ReadOutput } from '../operations.ts'
import { ITEM_COLUMNS, runById, toItem, type ItemRow } from './runs.ts'

/** Why a row has its outcome: what the code says or, where there is none, how the article was known. */
const WHY = 'coalesce(code, identity)'

/** `run.summary`. */
export function runSummary(connection: Connection, { run }: ReadInput<'run.summary'>): ReportSummary {
  const id = existingRun(connection, run)
  const { ignored, options } = connection.row<{ ignored: number; options: string }>(
    'SELECT ignored, options FROM run WHERE id = ?',
    id,
  )!
  const reasons = connection.rows<ReasonRows>(
    `SELECT outcome, ${WHY} AS why, count(*) AS rows FROM run_item
     WHERE run = ? AND ${WHY} IS NOT NULL GROUP BY why, outcome ORDER BY rows DESC, why`,
    id,
  )
  return { ...runById(connection, { run }), ignored, options: JSON.parse(options) as ImportOptions, reasons }
}

/** `run.items`. */
export function runItems(
  connection: Connection,
  { run, filter, offset, limit }: ReadInput<'run.items'>,
): ReadOutput<'run.items'> {
  const id = existingRun(connection, run)
  const { where, values } = conditions(id, filter)
  const total = totalOf(connection, id, filter, where, values)
  // The row before tells whether the first one goes on with its file.
  const from = Math.max(0, offset - 1)
  const rows = connection.rows<ItemRow & { id: number }>(
    `SELECT id, ${ITEM_COLUMNS} FROM run_item WHERE ${where} ORDER BY id LIMIT ? OFFSET ?`,
    ...values,
    limit + offset - from,
    from,
  )
  const shown = rows.slice(offset - from).map((row, at): ImportRow => {
    const before = rows[at + offset - from - 1]
    const continues = row.record !== null && before?.path === row.path
    return {
      ...toItem(row),
      item: row.id,
      continues,
      ...(row.record !== null && !continues && { records: recordsOf(connection, id, row.path) }),
    }
  })
  return { total, rows: shown }
}

/** `run.paths`. */
export function runPaths(
  connection: Connection,
  { run, items, filter = {} }: ReadInput<'run.paths'>,
): ReadOutput<'run.paths'> {
  const { where, values } = conditions(existingRun(connection, run), filter)
  const given = items === undefined ? '' : 'AND id IN (SELECT value FROM json_each(?))'
  const rows = connection.rows<{ path: string; container: 0 | 1 }>(
    `SELECT path, max(record IS NOT NULL) AS container FROM run_item WHERE ${where} ${given}
     GROUP BY path ORDER BY min(id)`,
    ...values,
    ...(items === undefined ? [] : [JSON.stringify(items)]),
  )
  return rows.map(({ path, container }) => ({ path, container: container === 1 }))
}

function conditions(run: number, { outcome, why, search }: ReportFilter): { where: string; values: Value[] } {
  const where = ['run = ?']
  const values: Value[] = [run]
  if (outcome !== undefined) {
    // Said twice, so that SQLite sees that the partial index will do.
    where.push(outcome === 'added' ? 'outcome = ?' : "outcome = ? AND outcome <> 'added'")
    values.push(outcome)
  }
  if (why !== undefined) {
    where.push(`${WHY} = ? AND ${WHY} IS NOT NULL`)
    values.push(why)
  }
  const words = search === undefined ? '' : search.trim()
  if (words !== '') {
    where.push("search_key(path || ' ' || coalesce(record, '') || ' ' || coalesce(reason, '')) LIKE ? ESCAPE '\\'")
    values.push(`%${searchKey(words).replaceAll(/[\\%_]/g, '\\$&')}%`)
  }
  return { where: where.join(' AND '), values }
}

/** Counts of runs and outcomes are kept with the run. */
function totalOf(connection: Connection, run: number, filter: ReportFilter, where: string, values: Value[]): number {
  const searched = filter.why !== undefined || (filter.search ?? '').trim() !== ''
  if (searched) return connection.value<number>(`SELECT count(*) FROM run_item WHERE ${where}`, ...values) ?? 0
  const columns: Record<Outcome, string> = {
    added: 'added',
    'already-here': 'already_here',
    'needs-review': 'needs_review',
    failed: 'failed',
    skipped: 'skipped',
  }
  const sum = filter.outcome === undefined ? Object.values(columns).join(' + ') : columns[filter.outcome]
  return connection.value<number>(`SELECT ${sum} FROM run WHERE id = ?`, run) ?? 0
}

function recordsOf(connection: Connection, run: number, path: string): number {
  return (
    connection.value<number>(
      'SELECT count(*) FROM run_item WHERE run = ? AND path = ? AND record IS NOT NULL',
      run,
      path,
    ) ?? 0
  )
}

/** The form in which a report is searched: whatever the case, and however accents are written. Callable as `search_key` in SQL. */
export function searchKey(text: Value): string {
  const words = String(text)
  return /^[\0-\x7f]*$/.test(words) ? words.toLowerCase() : words.normalize('NFC').toLowerCase()
}
