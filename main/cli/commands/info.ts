import type { Command } from '../command.ts'
import { UsageError } from '../usage-error.ts'

/** `info`: facts about the corpus. */
export const infoCommand: Command = {
  usage: ['info'],
  async run({ args, terminal, open }) {
    if (args.words.length > 0) throw new UsageError('`info` takes no arguments.')
    const db = await open()
    const info = await db.read('corpus.info', {})
    terminal.json(info)
    for (const [name, value] of Object.entries(info)) terminal.line(`${name.padEnd(14)}${value}`)
    return 0
  },
}
