import { createSearcher } from '../../search/searcher.ts'
import { findSearch } from '../article-ids.ts'
import { checkedInput } from '../checked-input.ts'
import type { Command, CommandContext } from '../command.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** `searches …`: queries that are kept as live lists. */
export const searchesCommand: Command = {
  usage: [
    'searches [list]',
    'searches save NAME QUERY',
    'searches rename A B',
    'searches change NAME QUERY',
    'searches delete NAME',
  ],
  details: [
    ['QUERY', 'a query as for `search`'],
    ['', 'in a query search:"NAME" stands for what the saved search asks; as articles, too: set create X search:NAME'],
  ],
  takesQuery: true,
  async run(context) {
    const [action = 'list', ...words] = context.args.words
    switch (action) {
      case 'list':
        return list(context, words)
      case 'save':
        return save(context, words)
      case 'rename':
        return rename(context, words)
      case 'change':
        return change(context, words)
      case 'delete':
        return remove(context, words)
      default:
        throw new UsageError(`\`searches\` knows list, save, rename, change and delete, not "${action}".`)
    }
  },
}

async function list({ terminal, signal, open }: CommandContext, words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('`searches list` takes nothing more.')
  const db = await open()
  const searcher = createSearcher(db)
  try {
    const searches = await Promise.all(
      (await db.read('savedSearch.list', {})).map(async (search) => {
        const { node } = await searcher.read(search.query, { signal })
        const { total } = await db.read('search.count', { query: node, bin: false }, { signal })
        return { ...search, articles: total }
      }),
    )
    terminal.json(searches)
    const columns = [{ title: 'search' }, { title: 'articles', right: true }, { title: 'query', cut: true }]
    const rows = searches.map(({ name, query, articles }) => [name, String(articles), query])
    for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
    return 0
  } finally {
    await searcher.close()
  }
}

async function save({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [name, ...query] = words
  if (name === undefined || query.length === 0) throw new UsageError('`searches save` takes a name and a query.')
  const db = await open()
  const input = checkedInput('savedSearch.create', { name, query: query.join(' ') })
  const search = await db.write('savedSearch.create', input)
  terminal.json(search)
  terminal.line(`Saved the search ${search.name}: ${search.query}`)
  return 0
}

async function rename({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [from, to, ...more] = words
  if (from === undefined || to === undefined || more.length > 0)
    throw new UsageError('`searches rename` takes two names.')
  const db = await open()
  const { id } = await findSearch(db, from)
  const search = await db.write('savedSearch.update', checkedInput('savedSearch.update', { id, name: to }))
  terminal.json(search)
  terminal.line(`Renamed to ${search.name}.`)
  return 0
}

async function change({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [name, ...query] = words
  if (name === undefined || query.length === 0) throw new UsageError('`searches change` takes a name and a query.')
  const db = await open()
  const { id } = await findSearch(db, name)
  const input = checkedInput('savedSearch.update', { id, query: query.join(' ') })
  const search = await db.write('savedSearch.update', input)
  terminal.json(search)
  terminal.line(`${search.name} asks now: ${search.query}`)
  return 0
}

async function remove({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [given, ...more] = words
  if (given === undefined || more.length > 0) throw new UsageError('`searches delete` takes one name.')
  const db = await open()
  const { id, name } = await findSearch(db, given)
  await db.write('savedSearch.delete', { id })
  terminal.json({})
  terminal.line(`Deleted the saved search ${name}; \`variorum undo\` brings it back.`)
  return 0
}
