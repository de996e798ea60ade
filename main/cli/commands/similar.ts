import { articleId } from '../article-ids.ts'
import type { Command } from '../command.ts'
import { percent } from '../percent.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** `similar ID`: articles that share text with this one. */
export const similarCommand: Command = {
  usage: ['similar ID [--limit N]'],
  details: [['--limit N', '20 unless told']],
  options: { limit: { type: 'string' } },
  async run({ args, terminal, open }) {
    const [word, ...more] = args.words
    if (word === undefined || more.length > 0) throw new UsageError('`similar` takes one article id.')
    const id = articleId(word)
    const limit = args.number('limit', 1, 1e6) ?? 20
    const db = await open()
    const similar = await db.read('article.similar', { id, limit })
    terminal.json(similar)
    if (similar.length === 0) {
      terminal.line('No article shares text with it.')
      return 0
    }
    const columns = [
      { title: 'id', right: true },
      { title: 'of shorter', right: true },
      { title: 'of both', right: true },
      { title: 'outlet', cut: true },
      { title: 'title', cut: true },
    ]
    const rows = similar.map(({ id, containment, jaccard, outlet, title }) => [
      id,
      percent(containment),
      percent(jaccard),
      outlet ?? '–',
      title ?? '–',
    ])
    for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
    return 0
  },
}
