import { createArchivist } from '../../archive/archivist.ts'
import { verifyCorpus } from '../../archive/verify.ts'
import type { Verification } from '../../contract/archive.ts'
import { createThrottle } from '../../jobs/throttle.ts'
import type { Command } from '../command.ts'
import { tableLines } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

const SHOWN_FAULTS = 50
const TEN_A_SECOND = 100

/** `verify`: hashes every original again; what is not as it was imported is a fault. */
export const verifyCommand: Command = {
  usage: ['verify [--files]'],
  details: [['--files', 'also whether the files that were imported are still where they were, and the same']],
  options: { files: { type: 'boolean' } },
  async run({ args, terminal, json, signal, open }) {
    if (args.words.length > 0) throw new UsageError('`verify` takes no arguments but --files.')
    const db = await open()
    const archivist = createArchivist()
    const bar = createThrottle<string>(TEN_A_SECOND, (text) => terminal.progress(text))
    let found: Verification
    try {
      found = await verifyCorpus(db, {
        files: args.flag('files'),
        archivist,
        signal,
        onProgress: ({ phase, done, total, note }) =>
          bar.push(`${phase === 'reading' ? 'originals' : 'files'} ${done} of ${total}  ${note}`),
      })
    } finally {
      bar.flush()
      terminal.progressEnd()
      await archivist.close()
    }
    terminal.json(found)
    if (!json) print(terminal, found)
    if (!found.complete) {
      terminal.note('variorum: cancelled. What was checked until then is listed.')
      return 1
    }
    return found.originals.faults.length +
      (found.files?.faults ?? []).filter(({ state }) => state !== 'no-path').length >
      0
      ? 3
      : 0
  },
}

function print(terminal: Terminal, { originals, files }: Verification): void {
  const { checked, unchanged, changed, missing } = originals
  terminal.line(`${checked} originals: ${unchanged} unchanged, ${changed} changed, ${missing} missing`)
  if (files !== undefined) {
    terminal.line(
      `${files.checked} sources: ${files.same} the same, ${files.changed} changed, ${files.gone} gone, ` +
        `${files.unreadable} unreadable, ${files.noPath} without a place`,
    )
  }
  const rows = [
    ...originals.faults.map(({ state, sha256, sources, reason }) => [
      state,
      sources[0]?.article ?? '',
      sources[0] === undefined ? sha256 : placeOf(sources[0]),
      reason,
    ]),
    ...(files?.faults ?? []).map((fault) => [`file ${fault.state}`, fault.article, placeOf(fault), fault.reason]),
  ]
  if (rows.length === 0) return
  terminal.line()
  const columns = [
    { title: 'state' },
    { title: 'id', right: true },
    { title: 'original', cut: true },
    { title: 'reason', cut: true },
  ]
  for (const line of tableLines(columns, rows.slice(0, SHOWN_FAULTS), terminal.columns)) terminal.line(line)
  if (rows.length > SHOWN_FAULTS) terminal.line(`… and ${rows.length - SHOWN_FAULTS} more; --json prints all.`)
}

function placeOf({ path, record }: { readonly path: string; readonly record?: string }): string {
  return record === undefined ? path : `${path} (${record})`
}
