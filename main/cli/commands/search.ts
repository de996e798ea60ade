import type { SearchResult } from '../../contract/search.ts'
import { createSearcher } from '../../search/searcher.ts'
import type { Command } from '../command.ts'
import { queryHelp } from '../query-help.ts'
import { queryNotes } from '../query-notes.ts'
import { sortNames, sortOf } from '../sort-of.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

const SHOWN_FACETS = 8

/** `search QUERY`: ranked hits with snippets and facets. */
export const searchCommand: Command = {
  usage: ['search QUERY [--limit N] [--offset N] [--sort S] [--group] [--exact]'],
  details: [
    ...queryHelp,
    ['--limit N', '20 unless told'],
    ['--sort S', `${sortNames.join(', ')}; relevance unless told; with - in front the other way round`],
    ['--group', 'articles with the same text folded under the first of them'],
    ['--exact', 'accents and letter shapes as written, and no help with typing errors'],
  ],
  takesQuery: true,
  options: {
    limit: { type: 'string' },
    offset: { type: 'string' },
    sort: { type: 'string' },
    group: { type: 'boolean' },
    exact: { type: 'boolean' },
  },
  async run({ args, terminal, json, signal, open }) {
    if (args.words.length === 0) throw new UsageError('Say what to search for.')
    const window = { offset: args.number('offset', 0, 1e12) ?? 0, limit: args.number('limit', 0, 1e12) ?? 20 }
    const db = await open()
    const searcher = createSearcher(db)
    try {
      const exact = args.flag('exact')
      const sort = sortOf(args.text('sort') ?? 'relevance')
      const group = args.flag('group')
      if (exact && (group || sort.sort !== 'relevance'))
        throw new UsageError('--exact ranks its hits: it goes with neither --sort nor --group.')
      const options = { signal, exact, correct: !exact, sort, group }
      const result = await searcher.result(args.words.join(' '), window, options)
      terminal.json(result)
      if (!json) print(terminal, result)
      return 0
    } finally {
      await searcher.close()
    }
  },
}

function print(terminal: Terminal, result: SearchResult): void {
  const { total, groups, order, hits, facets } = result
  for (const note of queryNotes(result)) terminal.line(note)
  terminal.line(groups === undefined ? `${total} articles` : `${total} articles, ${groups} different texts`)
  if (order === 'newest' && hits.length > 1) terminal.line('Titles first, then what was added last')
  for (const { id, title, outlet, date, count, snippets, alike } of hits) {
    terminal.line()
    terminal.line(
      `${id}  ${title ?? 'Untitled'}  (${[outlet, date].filter((part) => part !== null).join(', ') || 'outlet and date unknown'}; ${count} times)`,
    )
    for (const { before, match, after } of snippets) {
      terminal.line(`    …${before}[${match.replaceAll(/\s+/g, ' ')}]${after}…`)
    }
    if (alike !== undefined) terminal.line(`    and ${alike} more with the same text`)
  }
  terminal.line()
  for (const [name, counts] of Object.entries(facets)) {
    // The months are for a chart.
    if (counts.length === 0 || name === 'month') continue
    const shown = counts
      .slice(0, SHOWN_FACETS)
      .map(([value, articles]) => `${value === '' ? 'unknown' : value} ${articles}`)
    terminal.line(`${name}: ${shown.join(', ')}${counts.length > SHOWN_FACETS ? ', …' : ''}`)
  }
}
