import { resolve } from 'node:path'
import { layers as allLayers, layerSchema, type Layer } from '../../contract/article.ts'
import { compareArticles } from '../../api/compare-articles.ts'
import { createComparer } from '../../compare/comparer.ts'
import type { Comparison } from '../../contract/comparison.ts'
import { apparatusTable, figuresTable, quotationsTable, type TableArticle } from '../../contract/comparison-tables.ts'
import { applyFigureDecisions } from '../../contract/figure-ledger.ts'
import type { FigureClaim } from '../../contract/figures.ts'
import { applyQuotationDecisions } from '../../contract/quotation-speakers.ts'
import { methods } from '../../contract/methods.ts'
import { writeCsv } from '../../export/csv.ts'
import { findSet, resolveArticles } from '../article-ids.ts'
import { checkedInput } from '../checked-input.ts'
import type { Command } from '../command.ts'
import { percent } from '../percent.ts'
import { tableLines } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

const SHOWN_PASSAGES = 20

/** `compare`: everything that the comparison view shows. */
export const compareCommand: Command = {
  usage: [
    'compare ID ID… [--min-words 8] [--layers body,headline]',
    'compare --set NAME [--min-words 8] [--layers body,headline]',
    'compare … --table apparatus|figures|quotations --csv FILE',
  ],
  details: [
    ['ID', 'an article id, set:NAME, tag:NAME or search:NAME'],
    ['--min-words N', 'the shortest shared run, 4 to 100; 8, or what the set says'],
    ['--layers A,B', 'what of the articles is compared: headline,standfirst,subheading,body, or what the set says'],
    ['--table T --csv FILE', 'writes one of the tables, apparatus, figures or quotations, to a file'],
  ],
  options: {
    set: { type: 'string' },
    'min-words': { type: 'string' },
    layers: { type: 'string' },
    table: { type: 'string' },
    csv: { type: 'string' },
  },
  async run({ args, terminal, json, signal, open }) {
    const name = args.text('set')
    if (name === undefined && args.words.length === 0)
      throw new UsageError('Name at least two articles, or --set NAME.')
    if (name !== undefined && args.words.length > 0) throw new UsageError('Name articles or --set NAME, not both.')
    const layers = layersOf(args.text('layers'))
    const minWords = args.number('min-words', 4, 100)
    const table = tableOf(args.text('table'), args.text('csv'))
    const db = await open()
    const set = name === undefined ? null : await findSet(db, name)
    const articles = set === null ? await resolveArticles(db, args.words) : baseFirst(set.members, set.base)
    const input = checkedInput('compare.run', {
      articles,
      minWords: minWords ?? set?.minWords ?? methods['compare.run'].input.shape.minWords.parse(undefined),
      ...(layers === undefined ? set !== null && { layers: set.layers } : { layers }),
      ...(set !== null && { set: set.id }),
    })
    const comparer = createComparer()
    try {
      const compared = await compareArticles(db, comparer, input.articles, input, signal)
      const decisions = set === null ? [] : (await db.read('set.work', { id: set.id })).decisions
      const order = compared.articles.map(({ id }) => id)
      const comparison = {
        ...compared,
        figures: applyFigureDecisions(compared.figures, decisions, order),
        quotations: [...applyQuotationDecisions(compared.quotations, decisions)],
      }
      if (table !== null) {
        const texts = await db.read('article.texts', { ids: order })
        const rows = await writeTable(comparison, new Map(texts.map((text) => [text.id, text])), table)
        terminal.json({ ...table, rows })
        if (!json) terminal.line(`${rows} rows written to ${table.csv}`)
        return 0
      }
      terminal.json(comparison)
      if (!json) print(terminal, comparison)
      return 0
    } finally {
      await comparer.close()
    }
  },
}

function layersOf(text: string | undefined): Layer[] | undefined {
  return text?.split(',').map((word) => {
    const layer = layerSchema.safeParse(word.trim())
    if (layer.success) return layer.data
    throw new UsageError(`--layers wants some of ${allLayers.join(', ')}, not "${word}".`)
  })
}

const tables = ['apparatus', 'figures', 'quotations'] as const

interface WantedTable {
  readonly table: (typeof tables)[number]
  readonly csv: string
}

function tableOf(name: string | undefined, csv: string | undefined): WantedTable | null {
  if (name === undefined && csv === undefined) return null
  const table = tables.find((one) => one === name)
  if (table === undefined) throw new UsageError(`--table wants one of ${tables.join(', ')}.`)
  if (csv === undefined || csv === '') throw new UsageError('Name the file to write: --csv FILE.')
  return { table, csv: resolve(csv) }
}

function writeTable(
  { figures, quotations, rows: aligned }: Comparison,
  articles: ReadonlyMap<string, TableArticle>,
  { table, csv }: WantedTable,
): Promise<number> {
  const nameOf = ({ unit, about, context }: FigureClaim): string => [about, unit, context].filter(Boolean).join(' ')
  const { columns, rows } =
    table === 'apparatus'
      ? apparatusTable(aligned, articles)
      : table === 'figures'
        ? figuresTable(figures, articles, nameOf)
        : quotationsTable(quotations, articles)
  return writeCsv(csv, columns, onePage(rows))
}

async function* onePage<T>(rows: T): AsyncGenerator<T> {
  yield rows
}

function baseFirst(members: readonly string[], base: string | null): string[] {
  return base === null ? [...members] : [base, ...members.filter((member) => member !== base)]
}

function print(terminal: Terminal, { articles, shared }: Comparison): void {
  const columns = [
    { title: 'id', right: true },
    { title: 'words', right: true },
    { title: 'shared', right: true },
    { title: 'title', cut: true },
  ]
  const rows = articles.map(({ id, words, sharedShare, title }) => [
    id,
    String(words),
    percent(sharedShare),
    title ?? '–',
  ])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  terminal.line()
  terminal.line(shared.length === 0 ? 'No shared passages.' : `${shared.length} shared passages, longest first:`)
  for (const { kind, words, occurrences } of shared.toSorted((a, b) => b.words - a.words).slice(0, SHOWN_PASSAGES)) {
    const where = [...new Set(occurrences.map(({ article }) => article))].join(', ')
    terminal.line()
    terminal.line(`${words} words, ${kind}, in ${where}`)
    terminal.line(`    ${(occurrences[0]?.text ?? '').replaceAll(/\s+/g, ' ')}`)
  }
  if (shared.length > SHOWN_PASSAGES)
    terminal.line(`\n… and ${shared.length - SHOWN_PASSAGES} more; --json prints all.`)
}
