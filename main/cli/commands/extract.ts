import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fieldNames, type Extracted } from '../../contract/article.ts'
import { AppError } from '../../contract/errors.ts'
import { extractFile } from '../../import/extract-file.ts'
import { COLUMNS_MEANING, columnsOf } from '../columns.ts'
import type { Command } from '../command.ts'
import { fieldLine } from '../field-line.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

/** `extract FILE`: what import would store, without a corpus. */
export const extractCommand: Command = {
  usage: ['extract FILE [--record N] [--columns a=b,…]'],
  details: [
    ['--record N', 'only this record of a file that holds many articles'],
    ['--columns a=b,…', COLUMNS_MEANING],
  ],
  options: { record: { type: 'string' }, columns: { type: 'string' } },
  async run({ args, terminal, json }) {
    const [file, ...more] = args.words
    if (file === undefined || more.length > 0) throw new UsageError('`extract` takes one file.')
    const found = statSync(resolve(file), { throwIfNoEntry: false })
    if (found === undefined)
      throw new AppError('file-unreadable', `There is nothing under ${file}. Check how it is written.`)
    if (found.isDirectory()) throw new UsageError(`${file} is a folder; \`extract\` takes one file.`)
    const columns = columnsOf(args.text('columns'))
    const hints = columns === undefined ? {} : { columns }
    const { articles, refusals } = await extractFile(resolve(file), hints, args.text('record'))
    terminal.json(articles)
    if (!json) articles.forEach((one, index) => print(terminal, one, index))
    for (const { record, refusal } of refusals)
      terminal.note(`variorum: ${record === undefined ? '' : `${record}: `}${refusal.reason}`)
    return refusals.some(({ refusal }) => refusal.outcome === 'failed') ? 3 : 0
  },
}

function print(terminal: Terminal, extracted: Extracted, index: number): void {
  if (index > 0) terminal.line(`\n${'─'.repeat(40)}\n`)
  for (const name of fieldNames) terminal.line(fieldLine(name, extracted[name]))
  terminal.line(`format    ${extracted.format}`)
  terminal.line()
  for (const { layer, start, end } of extracted.layers) {
    terminal.line(`[${layer}] ${extracted.text.slice(start, end).trim()}`)
    terminal.line()
  }
}
