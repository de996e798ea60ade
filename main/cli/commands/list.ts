import { createSearcher } from '../../search/searcher.ts'
import type { Command } from '../command.ts'
import { queryFieldsOf, queryNotes } from '../query-notes.ts'
import { sortNames, sortOf } from '../sort-of.ts'
import { tableLines } from '../table.ts'

/** `list [QUERY]`: articles, all of them unless `--limit`. */
export const listCommand: Command = {
  usage: ['list [QUERY] [--limit N] [--offset N] [--sort S] [--group]'],
  details: [
    ['QUERY', 'a query as for `search`'],
    ['--limit N', 'at most so many; all without it'],
    ['--sort S', `${sortNames.join(', ')}; added unless told; with - in front the other way round`],
    ['--group', 'articles with the same text folded under the first of them'],
  ],
  takesQuery: true,
  options: {
    limit: { type: 'string' },
    offset: { type: 'string' },
    sort: { type: 'string' },
    group: { type: 'boolean' },
  },
  async run({ args, terminal, signal, open }) {
    const query = args.words.join(' ')
    const offset = args.number('offset', 0, 1e12) ?? 0
    const limit = args.number('limit', 0, 1e12) ?? 1e12
    const list = { query, bin: false, ...sortOf(args.text('sort') ?? 'added'), group: args.flag('group') }
    const db = await open()
    const searcher = createSearcher(db)
    const options = { signal, correct: true, withSnippets: false }
    const page = await searcher.page(list, { offset, limit }, options)
    await searcher.close()
    for (const note of queryNotes(page)) terminal.note(`variorum: ${note}`)
    terminal.json({
      total: page.total,
      ...(page.groups !== undefined && { groups: page.groups }),
      ...queryFieldsOf(page),
      articles: page.rows.map(({ id, title, outlet, date, words, tags, alike }) => ({
        id,
        title,
        outlet,
        date,
        words,
        tags,
        ...(alike > 0 && { alike }),
      })),
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
    const all = page.groups ?? page.total
    terminal.line(all === page.rows.length ? `${all} articles` : `${page.rows.length} of ${all} articles`)
    if (all < page.total) terminal.line(`${page.total - all} more have the same text as one of them`)
    return 0
  },
}
