import { layers as allLayers, layerSchema, type Layer } from '../../contract/article.ts'
import { compareArticles } from '../../api/compare-articles.ts'
import { createComparer } from '../../compare/comparer.ts'
import type { Comparison } from '../../contract/comparison.ts'
import { methods } from '../../contract/methods.ts'
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
  ],
  details: [
    ['ID', 'an article id, set:NAME, tag:NAME or search:NAME'],
    ['--min-words N', 'the shortest shared run, 4 to 100; 8, or what the set says'],
    ['--layers A,B', 'what of the articles is compared: headline,standfirst,subheading,body unless told'],
  ],
  options: { set: { type: 'string' }, 'min-words': { type: 'string' }, layers: { type: 'string' } },
  async run({ args, terminal, json, signal, open }) {
    const name = args.text('set')
    if (name === undefined && args.words.length === 0)
      throw new UsageError('Name at least two articles, or --set NAME.')
    if (name !== undefined && args.words.length > 0) throw new UsageError('Name articles or --set NAME, not both.')
    const layers = layersOf(args.text('layers'))
    const minWords = args.number('min-words', 4, 100)
    const db = await open()
    const set = name === undefined ? null : await findSet(db, name)
    const articles = set === null ? await resolveArticles(db, args.words) : baseFirst(set.members, set.base)
    const input = checkedInput('compare.run', {
      articles,
      minWords: minWords ?? set?.minWords ?? methods['compare.run'].input.shape.minWords.parse(undefined),
      ...(layers !== undefined && { layers }),
    })
    const comparer = createComparer()
    try {
      const comparison = await compareArticles(db, comparer, input.articles, input, signal)
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
