import type { SearchResult } from '../../contract/search.ts'
import { createSearcher } from '../../search/searcher.ts'
import type { Command } from '../command.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

const SHOWN_FACETS = 8

/** `search QUERY`: ranked hits with snippets and facets. */
export const searchCommand: Command = {
  usage: ['search QUERY [--limit N] [--offset N] [--exact]'],
  details: [
    [
      'QUERY',
      'words (all of them), "phrases", prefix*, -not, OR, ( ), title: outlet: by: tag: lang: set: source: format: url:',
    ],
    ['', 'date:2020-02..2020-03 words:>500 is:untagged in:caption; a leading - goes after --'],
    ['--limit N', '20 unless told'],
    ['--exact', 'accents and letter shapes as written, and no help with typing errors'],
  ],
  options: { limit: { type: 'string' }, offset: { type: 'string' }, exact: { type: 'boolean' } },
  async run({ args, terminal, json, signal, open }) {
    if (args.words.length === 0) throw new UsageError('Say what to search for.')
    const window = { offset: args.number('offset', 0, 1e12) ?? 0, limit: args.number('limit', 0, 1e12) ?? 20 }
    const db = await open()
    const searcher = createSearcher(db)
    try {
      const exact = args.flag('exact')
      const result = await searcher.result(args.words.join(' '), window, { signal, exact, correct: !exact })
      terminal.json(result)
      if (!json) print(terminal, result)
      return 0
    } finally {
      await searcher.close()
    }
  },
}

function print(terminal: Terminal, { total, correctedTo, ignored, hits, facets }: SearchResult): void {
  if (correctedTo !== undefined) terminal.line(`No article has that; showing ${correctedTo}`)
  if (ignored !== undefined) terminal.line(`Searched for as text: ${ignored.join('  ')}`)
  terminal.line(`${total} articles`)
  for (const { id, title, outlet, date, count, snippets } of hits) {
    terminal.line()
    terminal.line(
      `${id}  ${title ?? 'Untitled'}  (${[outlet, date].filter((part) => part !== null).join(', ') || 'outlet and date unknown'}; ${count} times)`,
    )
    for (const { before, match, after } of snippets) {
      terminal.line(`    …${before}[${match.replaceAll(/\s+/g, ' ')}]${after}…`)
    }
  }
  terminal.line()
  for (const [name, counts] of Object.entries(facets)) {
    if (counts.length === 0) continue
    const shown = counts
      .slice(0, SHOWN_FACETS)
      .map(([value, articles]) => `${value === '' ? 'unknown' : value} ${articles}`)
    terminal.line(`${name}: ${shown.join(', ')}${counts.length > SHOWN_FACETS ? ', …' : ''}`)
  }
}
