import type { Command } from '../command.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** `undo`: takes the last step back. */
export const undoCommand = stepCommand('undo', 'Undid')

/** `redo`: does again what was undone last. */
export const redoCommand = stepCommand('redo', 'Redid')

/** `history`: the named steps, newest first. */
export const historyCommand: Command = {
  usage: ['history [--limit N]'],
  details: [['--limit N', '100 unless told']],
  options: { limit: { type: 'string' } },
  async run({ args, terminal, open }) {
    if (args.words.length > 0) throw new UsageError('`history` takes no arguments.')
    const limit = args.number('limit', 1, 1e6) ?? 100
    const db = await open()
    const steps = await db.read('history.list', { limit })
    terminal.json(steps)
    const columns = [{ title: 'when' }, { title: 'step', cut: true }, { title: '' }]
    const rows = steps.map(({ at, name, undone }) => [at, name, undone ? 'undone' : ''])
    for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
    return 0
  },
}

function stepCommand(action: 'undo' | 'redo', done: string): Command {
  return {
    usage: [action],
    async run({ args, terminal, open }) {
      if (args.words.length > 0) throw new UsageError(`\`${action}\` takes no arguments.`)
      const db = await open()
      const result = await db.write(`history.${action}`, {})
      terminal.json(result)
      terminal.line(result.name === null ? `There is nothing to ${action}.` : `${done}: ${result.name}`)
      return 0
    },
  }
}
