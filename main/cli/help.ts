import type { Command } from './command.ts'
import type { ListedCommand } from './commands.ts'

const COMMON: NonNullable<Command['details']> = [
  ['--corpus FILE', 'the corpus; VARIORUM_CORPUS where it is not given'],
  ['--json', 'one JSON value on stdout and nothing else there'],
  ['--help', 'this'],
]

/** What `variorum --help` prints. */
export function generalHelp(commands: Readonly<Record<string, ListedCommand>>): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => [name, summary] as const)
  return [
    'Variorum shows, passage by passage, what several news articles share, reword, leave out and say alone.',
    '',
    'Usage: variorum COMMAND [ARGUMENTS] [--corpus FILE] [--json]',
    '',
    ...aligned(rows),
    '',
    '`variorum COMMAND --help` says more about one. An ID is an article id, or set:NAME, tag:NAME or search:NAME where several may stand.',
    'Exit codes: 0 done, 1 failed, 2 usage, 3 done but for some items.',
    '',
  ].join('\n')
}

/** What `variorum COMMAND --help` prints. */
export function commandHelp(summary: string, { usage, details = [] }: Command): string {
  return [
    ...usage.map((line, index) => `${index === 0 ? 'Usage:' : '      '} variorum ${line}`),
    '',
    `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
    '',
    ...aligned([...details, ...COMMON]),
    '',
  ].join('\n')
}

function aligned(rows: readonly (readonly [term: string, meaning: string])[]): string[] {
  const width = Math.max(...rows.map(([term]) => term.length))
  return rows.map(([term, meaning]) => `  ${term.padEnd(width)}  ${meaning}`)
}
