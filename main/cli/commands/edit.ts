import { checkFields, type EnteredFields } from '../../desk/metadata.ts'
import { fieldNames } from '../../contract/article.ts'
import { resolveArticles } from '../article-ids.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../usage-error.ts'

/** `edit ID…`: metadata, whose status becomes *entered*. */
export const editCommand: Command = {
  usage: ['edit ID… [--title T] [--outlet O] [--date D] [--byline B] [--url U] [--language L]'],
  details: [
    ['ID', 'an article id, set:NAME, tag:NAME or search:NAME'],
    ['--date D', '2020, 2020-02 or 2020-02-06'],
  ],
  options: Object.fromEntries(fieldNames.map((name) => [name, { type: 'string' as const }])),
  async run({ args, terminal, open }) {
    if (args.words.length === 0) throw new UsageError('Name the articles to edit.')
    const entered: EnteredFields = {}
    for (const name of fieldNames) {
      const value = args.text(name)
      if (value !== undefined) entered[name] = value
    }
    if (Object.keys(entered).length === 0) {
      throw new UsageError(`Name what to change: ${fieldNames.map((name) => `--${name}`).join(', ')}.`)
    }
    const fields = checkFields(entered)
    const db = await open()
    const ids = await resolveArticles(db, args.words)
    const result = ids.length === 0 ? { changed: 0 } : await db.write('article.edit', { ids, fields })
    terminal.json(result)
    terminal.line(`Edited ${result.changed} of ${ids.length} articles.`)
    return 0
  },
}
