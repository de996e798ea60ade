import { AppError } from '../../main/contract/errors.ts'
import type {
  ImportItem,
  ImportOptions,
  ImportReport,
  ImportRun,
  Outcome,
  RunState,
} from '../../main/contract/import.ts'
import type { Connection } from '../connection.ts'
import { existingRun, toArticleId, toRowid } from '../ids.ts'
import type { FileProgress, Nothing, ReadInput, ReadOutput, WriteInput, WriteOutput } from '../operations.ts'
import { quoted } from '../step-names.ts'
import type { Writer } from '../writer.ts'

const COUNTS = 'added, already_here, needs_review, failed, skipped'
const RUN = `id, state, label, started_at, ended_at, undone, ${COUNTS},
  (state IN ('interrupted', 'failed', 'cancelled') AND roots IS NOT NULL AND undone = 0) AS resumable,
  CASE WHEN state IN ('interrupted', 'failed', 'cancelled') AND roots IS NOT NULL AND undone = 0
    THEN (SELECT count(*) FROM run_file WHERE run_file.run = run.id AND whole = 1) END AS files_done`

/** The column of `run` that counts an outcome. */
const COUNTED: Readonly<Record<Outcome, string>> = {
  added: 'added',
  'already-here': 'already_here',
  'needs-review': 'needs_review',
  failed: 'failed',
  skipped: 'skipped',
}

interface Counts {
  added: number
  already_here: number
  needs_review: number
  failed: number
  skipped: number
}

interface RunRow extends Counts {
  id: number
  state: RunState
  label: string
  started_at: string
  ended_at: string | null
  undone: 0 | 1
  resumable: 0 | 1
  files_done: number | null
}

/** A run that is being made. */
export interface OpenRun {
  readonly id: number
  readonly label: string
  readonly options: ImportOptions
}

/** `run.start`. */
export function startRun(
  { connection, history }: Writer,
  { label, options, roots }: WriteInput<'run.start'>,
): WriteOutput<'run.start'> {
  const { id } = connection.run(
    "INSERT INTO run (state, label, options, roots, started_at) VALUES ('running', ?, ?, ?, ?)",
    label,
    JSON.stringify(options),
    roots === undefined ? null : JSON.stringify(roots),
    new Date().toISOString(),
  )
  history.touch('runs', 'history')
  return { run: String(id) }
}

/** `run.resume`. */
export function resumeRun(
  { connection, history }: Writer,
  { run }: WriteInput<'run.resume'>,
): WriteOutput<'run.resume'> {
  const id = existingRun(connection, run)
  const row = connection.row<RunRow & { options: string; roots: string | null }>(
    `SELECT ${RUN}, options, roots FROM run WHERE id = ?`,
    id,
  )!
  const why = resumable(row)
  if (why !== undefined) throw new AppError('conflict', `The import ${quoted(row.label)} cannot go on: ${why}`, { run })
  connection.run("UPDATE run SET state = 'running', ended_at = NULL WHERE id = ?", id)
  history.touch('runs', 'history')
  const { label, options, roots } = row
  return {
    run,
    label,
    options: JSON.parse(options) as ImportOptions,
    roots: JSON.parse(roots!) as string[],
    counts: toCounts(row),
  }
}

/** Why a run cannot be taken up again; undefined when it can. */
function resumable({
  state,
  roots,
  undone,
}: Pick<RunRow, 'state'> & { roots: string | null; undone: number }): string | undefined {
  if (state === 'done') return 'it is done.'
  if (state === 'running') return 'it is running.'
  if (undone === 1) return 'it was undone. Import the same files again.'
  return roots === null
    ? 'where its files lie is not known. Import them again; what is here is not imported twice.'
    : undefined
}

/** `run.files`. */
export function runFiles(connection: Connection, { run, paths }: ReadInput<'run.files'>): ReadOutput<'run.files'> {
  const id = existingRun(connection, run)
  return paths.map((path) => {
    const row = connection.row<{ found: number; whole: 0 | 1 }>(
      'SELECT found, whole FROM run_file WHERE run = ? AND path = ?',
      id,
      path,
    )
    return row ? { path, found: row.found, whole: row.whole === 1 } : null
  })
}

/** Remembers how far a run is in files. */
export function noteFiles(connection: Connection, run: number, files: readonly FileProgress[]): void {
  for (const { path, found, whole } of files) {
    connection.run(
      'INSERT OR REPLACE INTO run_file (run, path, found, whole) VALUES (?, ?, ?, ?)',
      run,
      path,
      found,
      Number(whole),
    )
  }
}

/** `run.finish`: the run is over, and from now on a step that can be undone. */
export function finishRun({ connection, history }: Writer, { run, state }: WriteInput<'run.finish'>): ImportRun {
  const { id } = openRun(connection, run)
  connection.run('UPDATE run SET state = ?, ended_at = ? WHERE id = ?', state, new Date().toISOString(), id)
  if (state === 'done') connection.run('DELETE FROM run_file WHERE run = ?', id)
  history.closeRun(id)
  history.touch('runs', 'history')
  return runById(connection, { run })
}

/** A run that takes records; throws `not-found`, or `conflict` when it has ended. */
export function openRun(connection: Connection, run: string): OpenRun {
  const id = existingRun(connection, run)
  const row = connection.row<{ state: RunState; label: string; options: string }>(
    'SELECT state, label, options FROM run WHERE id = ?',
    id,
  )!
  if (row.state !== 'running') throw new AppError('conflict', `The import ${quoted(row.label)} has ended.`, { run })
  return { id, label: row.label, options: JSON.parse(row.options) as ImportOptions }
}

/** Adds rows to a run's report, and to its counts. */
export function insertItems(connection: Connection, run: number, items: readonly ImportItem[]): void {
  const counts = new Map<Outcome, number>()
  for (const item of items) {
    connection.run(
      `INSERT INTO run_item (run, path, record, outcome, article, duplicate_of, identity, code, reason)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      run,
      item.path,
      item.record ?? null,
      item.outcome,
      item.articleId === undefined ? null : toRowid(item.articleId),
      item.duplicateOf === undefined ? null : toRowid(item.duplicateOf),
      item.identity ?? null,
      item.code ?? null,
      item.reason ?? null,
    )
    counts.set(item.outcome, (counts.get(item.outcome) ?? 0) + 1)
  }
  for (const [outcome, count] of counts) {
    const column = COUNTED[outcome]
    connection.run(`UPDATE run SET ${column} = ${column} + ? WHERE id = ?`, count, run)
  }
}

/** `run.list`: all runs, newest first. */
export function runs(connection: Connection, _input: Nothing): ImportRun[] {
  return connection.rows<RunRow>(`SELECT ${RUN} FROM run ORDER BY id DESC`).map(toRun)
}

/** Runs that were not undone, newest first. */
export function currentRuns(connection: Connection): ImportRun[] {
  return connection.rows<RunRow>(`SELECT ${RUN} FROM run WHERE undone = 0 ORDER BY id DESC`).map(toRun)
}

/** `run.get`. */
export function runById(connection: Connection, { run }: ReadInput<'run.get'>): ImportRun {
  const id = existingRun(connection, run)
  return toRun(connection.row<RunRow>(`SELECT ${RUN} FROM run WHERE id = ?`, id)!)
}

/** `run.report`: every row, in the order in which they came. */
export function runReport(connection: Connection, { run }: ReadInput<'run.report'>): ImportReport {
  const id = existingRun(connection, run)
  const row = connection.row<Counts & { ignored: number }>(`SELECT ${COUNTS}, ignored FROM run WHERE id = ?`, id)!
  const items = connection.rows<ItemRow>(`SELECT ${ITEM_COLUMNS} FROM run_item WHERE run = ? ORDER BY id`, id)
  return { run, ...toCounts(row), ignored: row.ignored, items: items.map(toItem) }
}

/** The columns of a report's row, as {@link toItem} takes them. */
export const ITEM_COLUMNS = 'path, record, outcome, article, duplicate_of, identity, code, reason'

/** A row of a report as it is stored. */
export interface ItemRow {
  path: string
  record: string | null
  outcome: Outcome
  article: number | null
  duplicate_of: number | null
  identity: NonNullable<ImportItem['identity']> | null
  code: string | null
  reason: string | null
}

/** A row of a report as the contract has it. */
export function toItem(row: ItemRow): ImportItem {
  return {
    path: row.path,
    ...(row.record !== null && { record: row.record }),
    outcome: row.outcome,
    ...(row.article !== null && { articleId: toArticleId(row.article) }),
    ...(row.duplicate_of !== null && { duplicateOf: toArticleId(row.duplicate_of) }),
    ...(row.identity !== null && { identity: row.identity }),
    ...(row.code !== null && { code: row.code }),
    ...(row.reason !== null && { reason: row.reason }),
  }
}

function toRun(row: RunRow): ImportRun {
  return {
    run: String(row.id),
    state: row.state,
    label: row.label,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    resumable: row.resumable === 1,
    ...(row.files_done !== null && { filesDone: row.files_done }),
    undone: row.undone === 1,
    ...toCounts(row),
  }
}

function toCounts(
  row: Counts,
): Pick<ImportReport, 'found' | 'added' | 'alreadyHere' | 'needsReview' | 'failed' | 'skipped'> {
  const { added, already_here: alreadyHere, needs_review: needsReview, failed, skipped } = row
  return {
    found: added + alreadyHere + needsReview + failed + skipped,
    added,
    alreadyHere,
    needsReview,
    failed,
    skipped,
  }
}
