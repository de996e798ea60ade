import { sharedTextsOf } from '../../api/shared-texts.ts'
import { createComparer } from '../../compare/comparer.ts'
import { articleId } from '../article-ids.ts'
import type { Command } from '../command.ts'
import { percent } from '../percent.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** Places of a passage that are listed; `--json` counts all. */
const MOST_PLACES = 100

/** `shared ID`: the passages of an article that other articles of the corpus have, too. */
export const sharedCommand: Command = {
  usage: ['shared ID'],
  async run({ args, terminal, signal, open }) {
    const [word, ...more] = args.words
    if (word === undefined || more.length > 0) throw new UsageError('`shared` takes one article id.')
    const id = articleId(word)
    const db = await open()
    const comparer = createComparer()
    try {
      const texts = sharedTextsOf(db, () => comparer)
      const shared = await texts.of(id, signal)
      const [article] = await db.read('article.texts', { ids: [id] }, { signal })
      const passages = []
      for (const passage of shared.passages) {
        const [start, end] = passage.places[0]!
        const window = { offset: 0, limit: MOST_PLACES }
        const { occurrences } = await texts.occurrences({ id, start, end }, window, signal)
        passages.push({ ...passage, text: article?.text.slice(start, end) ?? '', where: occurrences })
      }
      terminal.json({ ...shared, passages })
      terminal.line(
        shared.passages.length === 0
          ? 'No passage of it found in the other articles of this corpus.'
          : `${percent(shared.sharedShare)} shared, ${percent(1 - shared.sharedShare)} found nowhere else`,
      )
      const columns = [
        { title: 'words', right: true },
        { title: 'kind' },
        { title: 'in articles', cut: true },
        { title: 'passage', cut: true },
      ]
      const rows = passages.map(({ words, kind, where, text }) => [
        String(words),
        kind === 'verbatim' ? 'same words' : 'edited copy',
        [...new Set(where.map((one) => one.article))].join(' '),
        text,
      ])
      for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
      return 0
    } finally {
      await comparer.close()
    }
  },
}
