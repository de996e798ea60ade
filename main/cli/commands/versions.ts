import { diffArticles } from '../../api/diff-articles.ts'
import { createComparer } from '../../compare/comparer.ts'
import { articleId } from '../article-ids.ts'
import type { Command, CommandContext } from '../command.ts'
import { diffLines } from '../diff-lines.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** `versions ID`: the versions of an article; `versions diff OLD NEW`: what differs between two articles. */
export const versionsCommand: Command = {
  usage: ['versions ID', 'versions diff OLD NEW [--all]'],
  details: [['--all', 'also the paragraphs that are the same']],
  options: { all: { type: 'boolean' } },
  async run(context) {
    const [first, ...words] = context.args.words
    if (first === 'diff') return diff(context, words)
    if (first === undefined || words.length > 0)
      throw new UsageError('`versions` takes one article id, or diff OLD NEW.')
    return list(context, articleId(first))
  },
}

async function list({ terminal, open }: CommandContext, id: string): Promise<number> {
  const db = await open()
  const group = await db.read('article.versions', { id })
  terminal.json(group)
  if (group.versions.length === 0) {
    terminal.line('No other version: nothing was answered to be one. `variorum review` lists what may be.')
    return 0
  }
  const columns = [
    { title: 'version', right: true },
    { title: 'id', right: true },
    { title: 'date' },
    { title: 'words', right: true },
    { title: 'outlet', cut: true },
    { title: 'title', cut: true },
  ]
  const rows = group.versions.map((version, at) => [
    `${version.id === id ? '* ' : ''}${at + 1}`,
    version.id,
    version.date ?? '–',
    String(version.words),
    version.outlet ?? '–',
    `${version.title ?? version.opening}${version.sameAsPrevious ? ' (same as the one before)' : ''}`,
  ])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  return 0
}

async function diff({ args, terminal, json, signal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [old, young, ...more] = words
  if (old === undefined || young === undefined || more.length > 0)
    throw new UsageError('`versions diff` takes two article ids: the older one, then the newer one.')
  const [first, second] = [articleId(old), articleId(young)]
  const db = await open()
  const comparer = createComparer()
  try {
    const found = await diffArticles(db, comparer, first, second, signal)
    terminal.json(found)
    if (!json) for (const line of diffLines(found, null, args.flag('all'))) terminal.line(line)
    return 0
  } finally {
    await comparer.close()
  }
}
