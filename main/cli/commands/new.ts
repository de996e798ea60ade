import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openCorpusDb } from '../../../db/client.ts'
import { corpusNameOf } from '../../files/corpus-name.ts'
import { AppError } from '../../contract/errors.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../usage-error.ts'

/** `new FILE`: an empty corpus. */
export const newCommand: Command = {
  usage: ['new FILE'],
  async run({ args, terminal, corpusFile }) {
    if (args.words.length > 1) throw new UsageError('`new` takes one file.')
    const file = resolve(args.words[0] ?? corpusFile())
    if (existsSync(file)) throw new AppError('conflict', `${file} is there already. Choose another name.`)
    const db = await openCorpusDb(file, { create: { name: corpusNameOf(file) }, readers: 1 })
    try {
      const info = await db.read('corpus.info', {})
      terminal.json(info)
      terminal.line(`Made the empty corpus ${info.name}: ${file}`)
    } finally {
      await db.close()
    }
    return 0
  },
}
