import { resolve } from 'node:path'
import { createConcordancer, type Concordancer } from '../../concordance/concordancer.ts'
import type { ScanOptions, ScanProgress } from '../../concordance/scans.ts'
import {
  collocateSorts,
  lineSorts,
  mostSortWords,
  periodUnits,
  type CollocateSort,
  type ConcordanceLine,
  type LineOrder,
  type LineSort,
  type MarkedLine,
  type PeriodUnit,
} from '../../contract/concordance.ts'
import { exportConcordance } from '../../export/export-concordance.ts'
import { createThrottle } from '../../jobs/throttle.ts'
import { createSearcher } from '../../search/searcher.ts'
import type { Arguments } from '../arguments.ts'
import { checkedInput } from '../checked-input.ts'
import type { Command } from '../command.ts'
import { printCollocates, printDispersion, printFrequency, printLines } from '../concordance-tables.ts'
import { queryFieldsOf } from '../query-notes.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

/** Rows of the other tables unless told. */
const SHOWN = 100
const TOLD_EVERY = 250
/** Lines that are sorted, and rows that are shown, at most. */
const MOST = 1_000_000
const AT_ONCE = 500
const VIEWS = ['collocates', 'dispersion', 'frequency'] as const

/** `concordance QUERY`: keyword in context, collocates, dispersion, frequency over time. */
export const concordanceCommand: Command = {
  usage: [
    'concordance QUERY [--context N] [--sort S] [--words N] [--limit N] [--offset N] [--csv FILE]',
    'concordance QUERY --collocates [--window N] [--min N] [--stop-words] [--sort S] [--limit N]',
    'concordance QUERY --dispersion [--limit N] [--offset N]',
    'concordance QUERY --frequency [--by day|month|year] [--outlets N]',
  ],
  details: [
    ['QUERY', 'a query as for `search`; all its hits are shown in their words'],
    ['--context N', 'words on either side, 0 to 50; 10 unless told'],
    ['--sort S', `lines: ${lineSorts.join(', ')} (the default), with - in front the other way round;`],
    ['', `collocates: ${collocateSorts.join(', ')}; logDice unless told`],
    ['--words N', `words of the context that lines are sorted by, 1 to ${mostSortWords}; ${mostSortWords} unless told`],
    ['--limit N', 'at most so many lines; all without it'],
    ['--csv FILE', 'writes the lines to a file; cells that a spreadsheet would take for formulas are quoted'],
    ['--collocates', 'words near the hits: within --window N words on either side (1 to 10, 5 unless told), at least'],
    ['', '--min N times (3 unless told), and with --stop-words those that carry grammar, too'],
    ['--dispersion', 'where in each article the hits stand, and how evenly'],
    ['--frequency', 'hits per million words over time for each outlet, the first --outlets N told apart (6)'],
  ],
  takesQuery: true,
  options: {
    context: { type: 'string' },
    sort: { type: 'string' },
    words: { type: 'string' },
    limit: { type: 'string' },
    offset: { type: 'string' },
    csv: { type: 'string' },
    collocates: { type: 'boolean' },
    window: { type: 'string' },
    min: { type: 'string' },
    'stop-words': { type: 'boolean' },
    dispersion: { type: 'boolean' },
    frequency: { type: 'boolean' },
    by: { type: 'string' },
    outlets: { type: 'string' },
  },
  async run({ args, terminal, json, signal, open }) {
    const query = args.words.join(' ')
    if (query.trim() === '') throw new UsageError('Say what to look for.')
    const views = VIEWS.filter((view) => args.flag(view))
    if (views.length > 1) throw new UsageError(`Ask for one of --${views.join(' and --')} at a time.`)
    const view = viewOf(args, query, views[0])
    const db = await open()
    const searcher = createSearcher(db)
    const concordancer = createConcordancer(db, searcher)
    const progress = createThrottle<ScanProgress>(TOLD_EVERY, ({ done, total, hits }) =>
      terminal.progress(`reading ${done} of ${total} articles  ${hits} hits`),
    )
    try {
      const how = { signal, onProgress: progress.push }
      await view(concordancer, how, { terminal, json, end: () => progress.flush() })
      return 0
    } finally {
      await concordancer.close()
      await searcher.close()
    }
  },
}

interface Output {
  readonly terminal: Terminal
  readonly json: boolean
  /** Nothing more will be said about progress. */
  end(): void
}

type View = (concordancer: Concordancer, how: ScanOptions, output: Output) => Promise<void>

/** Checks the options of a view before the corpus is opened. */
function viewOf(args: Arguments, query: string, name: (typeof VIEWS)[number] | undefined): View {
  const limit = args.number('limit', 1, MOST)
  const offset = args.number('offset', 0, 1e12) ?? 0
  if (name === 'collocates') {
    const sort = oneOf<CollocateSort>('sort', args.text('sort'), collocateSorts)
    const window = args.number('window', 1, 10)
    const atLeast = args.number('min', 1, 1e6)
    const input = checkedInput('concordance.collocates', {
      query,
      stopWords: args.flag('stop-words'),
      ...(window !== undefined && { window }),
      ...(atLeast !== undefined && { atLeast }),
      ...(sort !== undefined && { sort }),
      ...(limit !== undefined && { limit: Math.min(limit, 1000) }),
    })
    return async (concordancer, how, output) => {
      const result = await concordancer.collocates(query, input, how)
      output.end()
      output.terminal.json(result)
      if (!output.json) printCollocates(output.terminal, result)
    }
  }
  if (name === 'dispersion') {
    return async (concordancer, how, output) => {
      const result = await concordancer.dispersion(query, { sort: 'hits', offset, limit: limit ?? SHOWN }, how)
      output.end()
      output.terminal.json(result)
      if (!output.json) printDispersion(output.terminal, result)
    }
  }
  if (name === 'frequency') {
    const unit = oneOf<PeriodUnit>('by', args.text('by'), periodUnits)
    const outlets = args.number('outlets', 1, 50) ?? 6
    return async (concordancer, how, output) => {
      const result = await concordancer.frequency(query, { unit, outlets }, how)
      output.end()
      output.terminal.json(result)
      if (!output.json) printFrequency(output.terminal, result)
    }
  }
  const context = args.number('context', 0, 50) ?? 10
  const order = orderOf(args)
  const csv = args.text('csv')
  if (csv === '') throw new UsageError('Name the file to write: --csv FILE.')
  if (csv !== undefined) {
    const file = resolve(csv)
    return async (concordancer, how, output) => {
      const rows = await exportConcordance(concordancer.allLines(query, { context, order }, how), file)
      output.end()
      output.terminal.json({ rows, file })
      output.terminal.line(`Wrote ${rows} lines to ${file}`)
    }
  }
  return async (concordancer, how, output) => {
    const wanted = limit ?? MOST
    const lines: MarkedLine[] = []
    let about
    do {
      const window = { offset: offset + lines.length, limit: Math.min(AT_ONCE, wanted - lines.length) }
      about = await concordancer.lines(query, { context, order, most: offset + wanted }, window, how)
      lines.push(...about.lines)
    } while (about.lines.length === AT_ONCE && lines.length < wanted)
    output.end()
    const { total, articles } = about
    output.terminal.json({
      total,
      articles,
      ...queryFieldsOf(about),
      lines: lines.map(({ left: _left, right: _right, ...line }): ConcordanceLine => line),
    })
    if (!output.json) printLines(output.terminal, about, lines)
  }
}

function oneOf<V extends string>(option: string, text: string | undefined, values: readonly V[]): V | undefined {
  if (text === undefined) return undefined
  const value = values.find((one) => one === text)
  if (value === undefined) throw new UsageError(`--${option} wants one of ${values.join(', ')}, not "${text}".`)
  return value
}

function orderOf(args: Arguments): LineOrder {
  const text = args.text('sort') ?? 'text'
  const sort = oneOf<LineSort>('sort', text.replace(/^-/, ''), lineSorts) ?? 'text'
  return { sort, words: args.number('words', 1, mostSortWords) ?? mostSortWords, descending: text.startsWith('-') }
}
