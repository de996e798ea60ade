import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openCorpusDb, type CorpusDb } from '../../db/client.ts'
import { AppError } from '../contract/errors.ts'
import { corpusNameOf } from '../files/corpus-name.ts'
import { readArguments } from './arguments.ts'
import { commands, findCommand, type ListedCommand } from './commands.ts'
import { commandHelp, generalHelp } from './help.ts'
import { createTerminal, type TerminalStreams } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** The surroundings of one run of the command line. */
export interface CliRun extends TerminalStreams {
  /** Without the program's name. */
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly version: string
  readonly signal: AbortSignal
}

const USAGE = 2
const FAILED = 1

/** Runs one command line and returns its exit code; every error is one line on stderr. */
export async function runCli(run: CliRun): Promise<number> {
  const wantsJson = run.args.includes('--json')
  const terminal = createTerminal(run, wantsJson)
  try {
    const [name, ...rest] = run.args
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      const asked = name === 'help' ? rest[0] : undefined
      terminal.raw(asked === undefined ? generalHelp(commands) : await helpOf(findCommand(asked)))
      return name === undefined ? USAGE : 0
    }
    if (name === '--version') {
      terminal.raw(`${run.version}\n`)
      return 0
    }
    return await runCommand(run, findCommand(name), rest)
  } catch (error) {
    terminal.progressEnd()
    if (error instanceof UsageError) {
      terminal.note(`variorum: ${error.message}`)
      return USAGE
    }
    const known = error instanceof AppError || isSystemError(error)
    const message = error instanceof Error ? error.message : String(error)
    terminal.note(known ? `variorum: ${message}` : `variorum: something went wrong inside: ${message}`)
    return FAILED
  }
}

async function runCommand(run: CliRun, listed: ListedCommand, words: readonly string[]): Promise<number> {
  const command = await listed.load()
  const args = readArguments(words, command.options ?? {}, { query: command.takesQuery === true })
  const terminal = createTerminal(run, args.flag('json'))
  if (args.flag('help')) {
    terminal.raw(commandHelp(listed.summary, command))
    return 0
  }
  let db: CorpusDb | undefined
  const corpusFile = (): string => {
    const file = args.text('corpus') ?? run.environment['VARIORUM_CORPUS']
    if (file === undefined || file === '')
      throw new UsageError('Name the corpus with --corpus FILE, or set VARIORUM_CORPUS.')
    return resolve(file)
  }
  try {
    return await command.run({
      args,
      terminal,
      json: args.flag('json'),
      signal: run.signal,
      environment: run.environment,
      corpusFile,
      async open({ create = false } = {}) {
        const file = corpusFile()
        const absent = !existsSync(file)
        if (absent && !create) {
          throw new AppError('file-unreadable', `There is no corpus ${file}. \`variorum new\` makes one.`)
        }
        db = await openCorpusDb(file, { readers: 1, ...(absent && { create: { name: corpusNameOf(file) } }) })
        return db
      },
    })
  } finally {
    await db?.close()
  }
}

async function helpOf(listed: ListedCommand): Promise<string> {
  return commandHelp(listed.summary, await listed.load())
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string'
}
