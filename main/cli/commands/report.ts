import { resolve } from 'node:path'
import type { CorpusDb } from '../../../db/client.ts'
import { AppError } from '../../contract/errors.ts'
import type { ImportRow, ReportFilter } from '../../contract/import-report.ts'
import { exportReport } from '../../export/export-report.ts'
import { checkedInput } from '../checked-input.ts'
import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

// Rows that a terminal shows; --json and --csv give all.
const SHOWN = 500
const PAGE = 5000

/** `runs`: the imports of the corpus. */
export const runsCommand: Command = {
  usage: ['runs'],
  async run({ args, terminal, open }) {
    if (args.words.length > 0) throw new UsageError('`runs` takes no arguments; `report RUN` prints one.')
    const db = await open()
    const runs = await db.read('run.list', {})
    terminal.json(runs)
    const rows = runs.map(({ run, startedAt, state, undone, resumable, found, added, failed, skipped, label }) => [
      run,
      startedAt,
      undone ? 'undone' : resumable ? `${state}, can go on` : state,
      ...[found, added, failed, skipped].map(String),
      label,
    ])
    const right = { right: true }
    const columns = [
      { title: 'run', ...right },
      { title: 'started' },
      { title: 'state' },
      { title: 'found', ...right },
      { title: 'added', ...right },
      { title: 'failed', ...right },
      { title: 'skipped', ...right },
      { title: 'of', cut: true },
    ]
    for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
    return 0
  },
}

/** `report [RUN]`: the rows of a report, on the terminal or as CSV. */
export const reportCommand: Command = {
  usage: ['report [RUN] [--outcome O] [--reason CODE] [--search TEXT] [--csv FILE]'],
  details: [
    ['RUN', 'the number that `runs` prints; the last import unless told'],
    ['--outcome O', 'only rows that say added, already-here, needs-review, failed or skipped'],
    ['--reason CODE', 'only rows with this code, such as empty or unsupported'],
    ['--search TEXT', 'only rows with this in path, record or reason'],
    ['--csv FILE', 'writes the rows to a file; cells that a spreadsheet would take for formulas are quoted'],
  ],
  options: {
    outcome: { type: 'string' },
    reason: { type: 'string' },
    search: { type: 'string' },
    csv: { type: 'string' },
  },
  async run({ args, terminal, json, signal, open }) {
    if (args.words.length > 1) throw new UsageError('`report` takes the number of one run.')
    const filter = filterOf(args)
    const db = await open()
    const run = args.words[0] ?? (await lastRun(db))
    const csv = args.text('csv')
    if (csv !== undefined) {
      if (csv === '') throw new UsageError('Name the file to write: --csv FILE.')
      const file = resolve(csv)
      const rows = await exportReport(db, run, filter, file, signal)
      terminal.json({ run, rows, file })
      terminal.line(`Wrote ${rows} rows to ${file}`)
      return 0
    }
    const { total, rows } = await db.read('run.items', { run, filter, offset: 0, limit: json ? PAGE : SHOWN })
    const { ignored, reasons: _, options: __, ...summary } = await db.read('run.summary', { run })
    if (json) {
      const items = [...rows]
      while (items.length < total) {
        const page = await db.read('run.items', { run, filter, offset: items.length, limit: PAGE }, { signal })
        if (page.rows.length === 0) break
        items.push(...page.rows)
      }
      terminal.json({ ...summary, ignored, items: items.map(itemOnly) })
      return 0
    }
    const { label, startedAt, state, found, added, alreadyHere, needsReview, failed, skipped } = summary
    terminal.line(`Import ${run} of ${label}, ${startedAt}: ${summary.undone ? 'undone' : state}`)
    terminal.line(
      `${found} found: ${added} added, ${alreadyHere} already here, ${needsReview} to review, ${failed} failed, ${skipped} skipped`,
    )
    const columns = [
      { title: 'outcome' },
      { title: 'id', right: true },
      { title: 'path', cut: true },
      { title: 'code' },
      { title: 'reason', cut: true },
    ]
    const cells = rows.map(({ outcome, articleId, duplicateOf, path, record, code, reason }) => [
      outcome,
      articleId ?? duplicateOf ?? '',
      record === undefined ? path : `${path} (${record})`,
      code ?? '',
      reason ?? '',
    ])
    if (cells.length > 0) terminal.line()
    for (const line of tableLines(columns, cells, terminal.columns)) terminal.line(line)
    if (total > rows.length) terminal.line(`… and ${total - rows.length} more; --csv FILE writes all.`)
    return 0
  },
}

function filterOf(args: Arguments): ReportFilter {
  const { filter } = checkedInput('import.items', {
    run: '1',
    offset: 0,
    limit: 1,
    filter: {
      outcome: args.text('outcome') as ReportFilter['outcome'],
      why: args.text('reason'),
      search: args.text('search'),
    },
  })
  return filter ?? {}
}

async function lastRun(db: CorpusDb): Promise<string> {
  const [last] = await db.read('run.list', {})
  if (last === undefined) throw new AppError('not-found', 'Nothing was imported into this corpus yet.')
  return last.run
}

/** A row as `import --json` prints it, without what only windows need. */
function itemOnly({
  item: _,
  continues: __,
  records: ___,
  ...row
}: ImportRow): Omit<ImportRow, 'item' | 'continues' | 'records'> {
  return row
}
