import type { ParseArgsOptionsConfig } from 'node:util'
import type { CorpusDb } from '../../db/client.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './terminal.ts'

/** What a command works with. */
export interface CommandContext {
  readonly args: Arguments
  readonly terminal: Terminal
  /** True when one JSON value is wanted on stdout, and nothing else. */
  readonly json: boolean
  /** Fires on Ctrl-C. */
  readonly signal: AbortSignal
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The corpus that `--corpus` or VARIORUM_CORPUS names; throws a usage error without one. */
  corpusFile(): string
  /** Opens that corpus, which must be there unless `create`; it is closed when the command ends. */
  open(options?: { readonly create?: boolean }): Promise<CorpusDb>
}

/** One command of the command line. `run` returns the exit code: 0 done, 1 failed as a whole, 3 done but for some items. */
export interface Command {
  /** What stands after `variorum` in the help, one line for each way to use it. */
  readonly usage: readonly string[]
  /** Explanations of options and arguments, for `--help`. */
  readonly details?: readonly (readonly [term: string, meaning: string])[]
  readonly options?: ParseArgsOptionsConfig
  /** Its words are a query, in which a minus sign leaves something out. */
  readonly takesQuery?: true
  run(context: CommandContext): Promise<number>
}
