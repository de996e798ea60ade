import { resolveArticles } from '../article-ids.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../usage-error.ts'

/** `delete ID…`: into the bin. */
export const deleteCommand = binCommand('delete', 'bin', 'Put into the bin')

/** `restore ID…`: out of the bin. */
export const restoreCommand = binCommand('restore', 'present', 'Restored')

function binCommand(name: string, state: 'present' | 'bin', done: string): Command {
  return {
    usage: [`${name} ID…`],
    details: [['ID', 'an article id, set:NAME, tag:NAME or search:NAME']],
    async run({ args, terminal, open }) {
      if (args.words.length === 0) throw new UsageError(`Name the articles to ${name}.`)
      const db = await open()
      const ids = await resolveArticles(db, args.words)
      const result = ids.length === 0 ? { changed: 0 } : await db.write('article.setState', { ids, state })
      terminal.json(result)
      terminal.line(`${done}: ${result.changed} of ${ids.length} articles.`)
      return 0
    },
  }
}
