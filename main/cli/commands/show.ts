import { fieldNames } from '../../contract/article.ts'
import { AppError } from '../../contract/errors.ts'
import { articleId } from '../article-ids.ts'
import type { Command } from '../command.ts'
import { fieldLine } from '../field-line.ts'
import { UsageError } from '../usage-error.ts'

/** `show ID`: one article, whole. */
export const showCommand: Command = {
  usage: ['show ID [--text]'],
  details: [['--text', 'the text alone']],
  options: { text: { type: 'boolean' } },
  async run({ args, terminal, json, open }) {
    const [word, ...more] = args.words
    if (word === undefined || more.length > 0) throw new UsageError('`show` takes one article id.')
    const id = articleId(word)
    const db = await open()
    const [article] = await db.read('article.whole', { ids: [id] })
    if (article === undefined) throw new AppError('not-found', `There is no article ${id} in this corpus.`)
    terminal.json(article)
    if (json) return 0
    if (!args.flag('text')) {
      terminal.line(`article   ${article.id}`)
      for (const name of fieldNames) terminal.line(fieldLine(name, article[name]))
      terminal.line(`words     ${article.words}`)
      terminal.line(`format    ${article.format}`)
      terminal.line(`tags      ${article.tags.join(', ') || '–'}`)
      terminal.line(`hash      ${article.contentHash}`)
      for (const { path, record, importedAt } of article.sources) {
        terminal.line(`source    ${path}${record === undefined ? '' : ` (${record})`}, ${importedAt}`)
      }
      terminal.line()
    }
    terminal.line(article.text)
    return 0
  },
}
