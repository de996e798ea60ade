import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { ImportItem, ImportReport } from '../../contract/import.ts'
import { runImport } from '../../import/pipeline.ts'
import { createThrottle } from '../../jobs/throttle.ts'
import { checkedInput } from '../checked-input.ts'
import type { Command } from '../command.ts'
import { tableLines } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

const SHOWN_ITEMS = 50
const TEN_A_SECOND = 100

/** `import PATH…`: files and folders into the corpus, which is made when it is not there. */
export const importCommand: Command = {
  usage: ['import PATH… [--outlet NAME] [--tag T] [--set NAME]'],
  details: [
    ['--outlet NAME', 'the outlet of all that is imported'],
    ['--tag T', 'a tag for all that is imported'],
    ['--set NAME', 'a comparison set for all that is imported'],
  ],
  options: {
    outlet: { type: 'string' },
    tag: { type: 'string' },
    set: { type: 'string' },
    watch: { type: 'boolean' },
    columns: { type: 'string' },
  },
  async run({ args, terminal, json, signal, open }) {
    for (const later of ['watch', 'columns']) {
      if (args.flag(later) || args.text(later) !== undefined) throw new UsageError(`--${later} is not in this version.`)
    }
    if (args.words.length === 0) throw new UsageError('Name the files and folders to import.')
    const { options } = checkedInput('import.start', {
      sources: [...args.words],
      options: { outlet: args.text('outlet'), tag: args.text('tag'), set: args.text('set') },
    })
    // A slip of the pen makes no corpus.
    if (args.words.every((path) => !existsSync(resolve(path))))
      throw new AppError('file-unreadable', `There is nothing under ${args.words.join(', ')}. Check how it is written.`)
    const db = await open({ create: true })
    const bar = createThrottle<string>(TEN_A_SECOND, (text) => terminal.progress(text))
    const report = await runImport(
      db,
      args.words.map((path) => resolve(path)),
      { ...options, label: args.words.join(', ') },
      {
        signal,
        onProgress: ({ phase, done, total, note }) =>
          bar.push(`${phase} ${done}${total === null ? '' : ` of ${total}`}  ${note}`),
      },
    )
    bar.flush()
    terminal.progressEnd()
    terminal.json(report)
    if (!json) printReport(terminal, report)
    if (signal.aborted) {
      terminal.note('variorum: cancelled. What is in the report was stored; import the same paths again for the rest.')
      return 1
    }
    const named = new Set(args.words.map((path) => resolve(path)))
    return report.items.some((item) => isFault(item, named)) ? 3 : 0
  },
}

/**
 * A file met twice, by a link or a second name on the command line, is no fault. Nor is a file of another kind that lies in a
 * folder beside the articles; one that was named is.
 */
function isFault({ path, outcome, code }: ImportItem, named: ReadonlySet<string>): boolean {
  if (outcome !== 'skipped') return outcome === 'failed'
  return code === 'unsupported' ? named.has(path) : code !== 'repeated'
}

function printReport(
  terminal: Terminal,
  { found, added, alreadyHere, needsReview, failed, skipped, items }: ImportReport,
): void {
  terminal.line(
    `${found} found: ${added} added, ${alreadyHere} already here, ${needsReview} to review, ${failed} failed, ${skipped} skipped`,
  )
  const notable = items.filter(({ outcome, reason }) => outcome !== 'added' || reason !== undefined)
  if (notable.length === 0) return
  const rows = notable
    .slice(0, SHOWN_ITEMS)
    .map(({ path, record, outcome, articleId, duplicateOf, reason }) => [
      outcome,
      articleId ?? duplicateOf ?? '',
      record === undefined ? path : `${path} (${record})`,
      reason ?? '',
    ])
  terminal.line()
  const columns = [
    { title: 'outcome' },
    { title: 'id', right: true },
    { title: 'path', cut: true },
    { title: 'reason', cut: true },
  ]
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  if (notable.length > SHOWN_ITEMS) terminal.line(`… and ${notable.length - SHOWN_ITEMS} more; --json prints all.`)
}
