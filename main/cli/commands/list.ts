import { methods, type ListQuery } from '../../contract/methods.ts'
import { createSearcher } from '../../search/searcher.ts'
import type { Command } from '../command.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

const SORTS = ['added', 'date', 'title', 'outlet', 'words', 'relevance'] as const

/** `list [QUERY]`: articles, all of them unless `--limit`. */
export const listCommand: Command = {
  usage: ['list [QUERY] [--limit N] [--offset N] [--sort date|-date|title|added|relevance]'],
  details: [
    ['QUERY', 'a query as for `search`; a leading - goes after --, as in: list -- -tag:draft'],
    ['--limit N', 'at most so many; all without it'],
    ['--sort S', 'date, title, outlet, words, added (the default) or relevance; with - in front the other way round'],
  ],
  options: { limit: { type: 'string' }, offset: { type: 'string' }, sort: { type: 'string' } },
  async run({ args, terminal, signal, open }) {
    const query = args.words.join(' ')
    const offset = args.number('offset', 0, 1e12) ?? 0
    const limit = args.number('limit', 0, 1e12) ?? 1e12
    const list = { query, bin: false, ...sortOf(args.text('sort')) }
    const db = await open()
    const searcher = createSearcher(db)
    const page = await searcher.page(list, { offset, limit }, { signal, withSnippets: false })
    for (const part of page.ignored) terminal.note(`variorum: "${part}" is no clause; it was searched for as text.`)
    terminal.json({
      total: page.total,
      articles: page.rows.map(({ id, title, outlet, date, words, tags }) => ({ id, title, outlet, date, words, tags })),
    })
    const columns = [
      { title: 'id', right: true },
      { title: 'date' },
      { title: 'outlet', cut: true },
      { title: 'title', cut: true },
      { title: 'words', right: true },
      { title: 'tags', cut: true },
    ]
    const rows = page.rows.map(({ id, title, opening, outlet, date, words, tags }) => [
      id,
      date ?? '–',
      outlet ?? '–',
      title ?? `[${opening}]`,
      String(words),
      tags.join(', '),
    ])
    for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
    terminal.line(
      page.total === page.rows.length ? `${page.total} articles` : `${page.rows.length} of ${page.total} articles`,
    )
    return 0
  },
}

function sortOf(text = 'added'): Pick<ListQuery, 'sort' | 'descending'> {
  const descending = text.startsWith('-')
  const sort = SORTS.find((name) => name === text.replace(/^-/, ''))
  if (sort === undefined) throw new UsageError(`--sort wants one of ${SORTS.join(', ')}, not "${text}".`)
  return methods['article.ids'].input
    .pick({ sort: true, descending: true })
    .parse({ sort, descending: descending || sort === 'relevance' })
}
