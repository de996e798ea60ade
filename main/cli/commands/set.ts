import type { ComparisonSet } from '../../contract/desk.ts'
import { freezeSet } from '../../api/freeze-set.ts'
import { findSet, resolveArticles } from '../article-ids.ts'
import { checkedInput } from '../checked-input.ts'
import type { Command, CommandContext } from '../command.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** `set …`: comparison sets. */
export const setCommand: Command = {
  usage: [
    'set create NAME ID…',
    'set add NAME ID…',
    'set remove NAME ID…',
    'set list',
    'set show NAME',
    'set duplicate NAME NEW',
    'set freeze NAME',
    'set delete NAME',
  ],
  details: [['ID', 'an article id, set:NAME, tag:NAME or search:NAME']],
  async run(context) {
    const [action, ...words] = context.args.words
    switch (action) {
      case 'create':
        return create(context, words)
      case 'add':
      case 'remove':
        return change(context, action, words)
      case 'list':
        return list(context, words)
      case 'show':
        return show(context, words)
      case 'duplicate':
        return duplicate(context, words)
      case 'freeze':
        return freeze(context, words)
      case 'delete':
        return remove(context, words)
      case undefined:
        throw new UsageError('`set` wants create, add, remove, list, show, duplicate, freeze or delete.')
      default:
        throw new UsageError(
          `\`set\` knows create, add, remove, list, show, duplicate, freeze and delete, not "${action}".`,
        )
    }
  },
}

async function create({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [name, ...articles] = words
  if (name === undefined) throw new UsageError('`set create` takes a name and articles.')
  const db = await open()
  const members = await resolveArticles(db, articles)
  const input = checkedInput('set.create', { name, members })
  const set = await db.write('set.create', { name: input.name ?? name, members: input.members })
  terminal.json(set)
  terminal.line(`Made the set ${set.name} of ${count(set)}.`)
  return 0
}

async function change(
  { terminal, open }: CommandContext,
  action: 'add' | 'remove',
  words: readonly string[],
): Promise<number> {
  const [name, ...articles] = words
  if (name === undefined || articles.length === 0) throw new UsageError(`\`set ${action}\` takes a name and articles.`)
  const db = await open()
  const { id, members } = await findSet(db, name)
  const named = await resolveArticles(db, articles)
  const changed =
    action === 'add' ? [...new Set([...members, ...named])] : members.filter((member) => !named.includes(member))
  const set = await db.write('set.update', checkedInput('set.update', { id, members: changed }))
  terminal.json(set)
  terminal.line(`The set ${set.name} has ${count(set)}.`)
  return 0
}

async function list({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('`set list` takes nothing more.')
  const db = await open()
  const sets = await db.read('set.list', {})
  terminal.json(sets)
  const columns = [{ title: 'set' }, { title: 'articles', right: true }, { title: 'changed' }]
  const rows = sets.map(({ name, articles, updatedAt }) => [name, String(articles), updatedAt])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  return 0
}

async function show({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const db = await open()
  const set = await findSet(db, oneName('show', words))
  terminal.json(set)
  const frozen = set.frozenAt === null ? '' : `, frozen ${set.frozenAt}`
  terminal.line(`${set.name}: ${count(set)}, shared runs from ${set.minWords} words${frozen}`)
  if (set.notes !== '') terminal.line(set.notes)
  const articles = await db.read('article.texts', { ids: set.members })
  const columns = [
    { title: 'id', right: true },
    { title: '' },
    { title: 'date' },
    { title: 'outlet', cut: true },
    { title: 'title', cut: true },
  ]
  const rows = articles.map(({ id, date, outlet, title }) => [
    id,
    id === set.base ? 'base' : '',
    date ?? '–',
    outlet ?? '–',
    title ?? '–',
  ])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  return 0
}

async function duplicate({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [name, copy, ...more] = words
  if (name === undefined || copy === undefined || more.length > 0)
    throw new UsageError('`set duplicate` takes the name of a set and one for its copy.')
  const db = await open()
  const { id } = await findSet(db, name)
  const made = await db.write('set.duplicate', checkedInput('set.duplicate', { id, name: copy }))
  const set = await db.read('set.get', made)
  terminal.json(set)
  terminal.line(`Made the set ${set.name} of ${count(set)}.`)
  return 0
}

async function freeze({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const db = await open()
  const { id, name } = await findSet(db, oneName('freeze', words))
  await freezeSet(db, id)
  terminal.json(await db.read('set.get', { id }))
  terminal.line(`Froze the set ${name}: it stays as it is. \`variorum set duplicate\` makes a copy to go on with.`)
  return 0
}

async function remove({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const db = await open()
  const { id, name } = await findSet(db, oneName('delete', words))
  await db.write('set.delete', { id })
  terminal.json({})
  terminal.line(`Deleted the set ${name}. Its articles stay; \`variorum undo\` brings it back.`)
  return 0
}

function oneName(action: string, words: readonly string[]): string {
  const [name, ...more] = words
  if (name === undefined || more.length > 0) throw new UsageError(`\`set ${action}\` takes one name.`)
  return name
}

function count({ members }: ComparisonSet): string {
  return members.length === 1 ? '1 article' : `${members.length} articles`
}
