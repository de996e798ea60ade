import { findTag, resolveArticles } from '../article-ids.ts'
import { checkedInput } from '../checked-input.ts'
import type { Command, CommandContext } from '../command.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** `tag …`: tags on articles, and the tags themselves. */
export const tagCommand: Command = {
  usage: ['tag add TAG ID…', 'tag remove TAG ID…', 'tag list', 'tag rename A B', 'tag merge A B'],
  details: [['ID', 'an article id, set:NAME, tag:NAME or search:NAME']],
  async run(context) {
    const [action, ...words] = context.args.words
    switch (action) {
      case 'add':
      case 'remove':
        return assign(context, action, words)
      case 'list':
        return list(context, words)
      case 'rename':
        return rename(context, words)
      case 'merge':
        return merge(context, words)
      case undefined:
        throw new UsageError('`tag` wants add, remove, list, rename or merge.')
      default:
        throw new UsageError(`\`tag\` knows add, remove, list, rename and merge, not "${action}".`)
    }
  },
}

async function assign(
  { terminal, open }: CommandContext,
  action: 'add' | 'remove',
  words: readonly string[],
): Promise<number> {
  const [name, ...articles] = words
  if (name === undefined || articles.length === 0) throw new UsageError(`\`tag ${action}\` takes a tag and articles.`)
  const db = await open()
  const ids = await resolveArticles(db, articles)
  if (action === 'remove') await findTag(db, name)
  const input = ids.length === 0 ? null : checkedInput('tag.assign', { ids, [action]: [name] })
  const result = input === null ? { changed: 0 } : await db.write('tag.assign', input)
  terminal.json(result)
  terminal.line(`${action === 'add' ? 'Tagged' : 'Untagged'} ${result.changed} of ${ids.length} articles.`)
  return 0
}

async function list({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('`tag list` takes nothing more.')
  const db = await open()
  const tags = await db.read('tag.list', {})
  terminal.json(tags)
  const columns = [{ title: 'tag' }, { title: 'articles', right: true }, { title: 'colour' }]
  const rows = tags.map(({ name, articles, colour }) => [name, String(articles), colour])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  return 0
}

async function rename({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [from, to] = twoNames('rename', words)
  const db = await open()
  const { id } = await findTag(db, from)
  const tag = await db.write('tag.update', checkedInput('tag.update', { id, name: to }))
  terminal.json(tag)
  terminal.line(`Renamed to ${tag.name}.`)
  return 0
}

async function merge({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [from, into] = twoNames('merge', words)
  const db = await open()
  const tag = await db.write('tag.merge', { from: (await findTag(db, from)).id, into: (await findTag(db, into)).id })
  terminal.json(tag)
  terminal.line(`Merged into ${tag.name}, which is on ${tag.articles} articles.`)
  return 0
}

function twoNames(action: string, words: readonly string[]): readonly [string, string] {
  const [first, second, ...more] = words
  if (first === undefined || second === undefined || more.length > 0)
    throw new UsageError(`\`tag ${action}\` takes two tags.`)
  return [first, second]
}
