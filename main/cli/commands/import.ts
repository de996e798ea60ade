import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CorpusDb } from '../../../db/client.ts'
import { AppError } from '../../contract/errors.ts'
import type { ImportItem, ImportOptions, ImportReport } from '../../contract/import.ts'
import { runImport, type ImportTask } from '../../import/pipeline.ts'
import { watchFolders } from '../../import/watch-folders.ts'
import { createThrottle } from '../../jobs/throttle.ts'
import { checkedInput } from '../checked-input.ts'
import { COLUMNS_MEANING, columnsOf } from '../columns.ts'
import type { Command, CommandContext } from '../command.ts'
import { progressLine } from '../progress-line.ts'
import { tableLines } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

const SHOWN_ITEMS = 50
/** What holds no articles and lies in a folder beside them. */
const NO_ARTICLES = new Set(['unsupported', 'no-article', 'no-text'])
const TEN_A_SECOND = 100

/** `import PATH…`: files and folders into the corpus, which is made when it is not there. */
export const importCommand: Command = {
  usage: ['import PATH… [--outlet NAME] [--tag T] [--set NAME] [--watch] [--columns a=b,…]', 'import --resume [RUN]'],
  details: [
    ['--outlet NAME', 'the outlet of all that is imported'],
    ['--tag T', 'a tag for all that is imported'],
    ['--set NAME', 'a comparison set for all that is imported'],
    ['--watch', 'stays and imports what comes into the folders, until it is stopped'],
    ['--columns a=b,…', COLUMNS_MEANING],
    ['--as FORMAT', 'reads everything as this format: `text` takes files that are otherwise left out'],
    ['--resume [RUN]', 'goes on with an import that was cut off: the run of this number, or the last'],
  ],
  options: {
    outlet: { type: 'string' },
    tag: { type: 'string' },
    set: { type: 'string' },
    watch: { type: 'boolean' },
    columns: { type: 'string' },
    as: { type: 'string' },
    resume: { type: 'boolean' },
  },
  async run(context) {
    const { args, open, signal } = context
    if (args.flag('resume')) {
      if (args.words.length > 1) throw new UsageError('`import --resume` takes the number of one run.')
      const db = await open()
      return runOne(context, db, { resume: args.words[0] ?? (await lastResumable(db)) }, [])
    }
    if (args.words.length === 0) throw new UsageError('Name the files and folders to import.')
    const { options } = checkedInput('import.start', {
      sources: [...args.words],
      options: {
        outlet: args.text('outlet'),
        tag: args.text('tag'),
        set: args.text('set'),
        columns: columnsOf(args.text('columns')),
        as: args.text('as'),
      },
    })
    // A slip of the pen makes no corpus.
    if (args.words.every((path) => !existsSync(resolve(path))))
      throw new AppError('file-unreadable', `There is nothing under ${args.words.join(', ')}. Check how it is written.`)
    const db = await open({ create: true })
    const paths = args.words.map((path) => resolve(path))
    const code = await runOne(
      context,
      db,
      { paths, options: options ?? {}, label: args.words.join(', '), keepRoots: true },
      paths,
    )
    return args.flag('watch') && !signal.aborted ? watch(context, db, paths, options ?? {}) : code
  },
}

async function lastResumable(db: CorpusDb): Promise<string> {
  const run = (await db.read('run.list', {})).find(({ resumable }) => resumable)
  if (run === undefined)
    throw new AppError('not-found', 'No import of this corpus was cut off; there is nothing to resume.')
  return run.run
}

async function runOne(
  { terminal, json, signal }: CommandContext,
  db: CorpusDb,
  task: ImportTask,
  named: readonly string[],
): Promise<number> {
  const bar = createThrottle<string>(TEN_A_SECOND, (text) => terminal.progress(text))
  const report = await runImport(db, task, { signal, onProgress: (progress) => bar.push(progressLine(progress)) })
  bar.flush()
  terminal.progressEnd()
  terminal.json(report)
  if (!json) printReport(terminal, report)
  if (signal.aborted) {
    terminal.note('variorum: cancelled. What is in the report was stored; `import --resume` goes on from there.')
    return 1
  }
  const asked = new Set(named)
  return report.items.some((item) => isFault(item, asked)) ? 3 : 0
}

/** Imports what comes into the folders, one run each time, until the signal fires. */
async function watch(
  { terminal, json, signal }: CommandContext,
  db: CorpusDb,
  paths: readonly string[],
  options: ImportOptions,
): Promise<number> {
  terminal.note(`variorum: watching ${paths.join(', ')}. Ctrl-C ends it.`)
  await watchFolders(paths, {
    signal,
    async onNew(files) {
      const report = await runImport(
        db,
        { paths: files, options, label: files.length === 1 ? files[0]! : `${files.length} new files`, keepRoots: true },
        { signal, onProgress: () => undefined },
      )
      terminal.json(report)
      if (!json) printReport(terminal, report)
    },
    onTrouble: (message) => terminal.note(`variorum: ${message}`),
  })
  return 0
}

/**
 * A file met twice, by a link or a second name on the command line, is no fault. Nor is a file of another kind that lies in a
 * folder beside the articles; one that was named is.
 */
function isFault({ path, outcome, code }: ImportItem, named: ReadonlySet<string>): boolean {
  if (outcome !== 'skipped') return outcome === 'failed'
  return NO_ARTICLES.has(code ?? '') ? named.has(path) : code !== 'repeated'
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
