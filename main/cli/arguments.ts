import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { typingErrors } from '../search/typing-errors.ts'
import { UsageError } from './usage-error.ts'

/** Options that every command takes. */
export const commonOptions = {
  corpus: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig

/** The options and other words of a command line. */
export interface Arguments {
  readonly words: readonly string[]
  flag(name: string): boolean
  text(name: string): string | undefined
  /** A whole number within [least, most]; throws a usage error for anything else. */
  number(name: string, least: number, most: number): number | undefined
}

/**
 * Reads the arguments of a command; throws a usage error with a hint for what it does not know. Where the words are a `query`, one that
 * begins with a single minus sign is a word of it.
 */
export function readArguments(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
  { query = false }: { readonly query?: boolean } = {},
): Arguments {
  const known = { ...options, ...commonOptions }
  const { values, positionals } = parse(query ? withExclusions(args, known) : args, known)
  return {
    words: positionals,
    flag: (name) => values[name] === true,
    text(name) {
      const value = values[name]
      return typeof value === 'string' ? value : undefined
    },
    number(name, least, most) {
      const value = values[name]
      if (typeof value !== 'string') return undefined
      const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN
      if (number >= least && number <= most) return number
      throw new UsageError(
        `--${name} wants a whole number from ${least}${most < 1e9 ? ` to ${most}` : ' on'}, not "${value}".`,
      )
    },
  }
}

function parse(args: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: withValues(args, options), options, allowPositionals: true })
  } catch (error) {
    const unknown = /Unknown option '(-[^']*)'/.exec((error as Error).message)?.[1]
    if (unknown === undefined) throw new UsageError((error as Error).message.replaceAll(/\s+/g, ' '))
    const name = unknown.replace(/^--?/, '').replace(/=.*$/s, '')
    const near = Object.keys(options).find((option) => option.startsWith(name) || typingErrors(name, option, 2) <= 2)
    const hint = near === undefined ? 'See --help. A word that begins with - goes after --.' : `Did you mean --${near}?`
    throw new UsageError(`There is no option ${unknown} here. ${hint}`)
  }
}

/** Puts the words of a query behind all options, so that what is left out (`-word`, `-"a b"`, `-field:value`) is not taken for one. */
function withExclusions(args: readonly string[], options: ParseArgsOptionsConfig): string[] {
  const before: string[] = []
  const words: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (arg === '--') {
      words.push(...args.slice(at + 1))
      break
    }
    const isShort = Object.values(options).some(({ short }) => short !== undefined && arg === `-${short}`)
    if (!arg.startsWith('--') && !isShort) words.push(arg)
    else {
      before.push(arg)
      const name = arg.slice(2)
      if (Object.hasOwn(options, name) && options[name]!.type === 'string' && at + 1 < args.length)
        before.push(args[++at]!)
    }
  }
  return [...before, '--', ...words]
}

/** Joins an option and its value, so that the value may begin with a minus sign: `--sort -date`. */
function withValues(args: readonly string[], options: ParseArgsOptionsConfig): string[] {
  const joined: string[] = []
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!
    if (word === '--') return [...joined, ...args.slice(at)]
    const next = args[at + 1]
    const name = word.startsWith('--') ? word.slice(2) : ''
    const takesValue = Object.hasOwn(options, name) && options[name]!.type === 'string'
    if (takesValue && next !== undefined && /^-[^-]/.test(next)) {
      joined.push(`${word}=${next}`)
      at++
    } else joined.push(word)
  }
  return joined
}
