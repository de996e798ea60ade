import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataDir } from '../files/data-dir.ts'

/** How the loopback shell was asked to start. Paths are absolute. */
export interface WebArguments {
  readonly corpus: string | null
  /** Files and folders to import before the window opens. */
  readonly paths: readonly string[]
  /** 0 lets the system choose. */
  readonly port: number
  readonly open: boolean
  /** Imports, says where the corpus lies, and ends. */
  readonly importOnly: boolean
  readonly dataDir: string
}

/** A command line that says nothing sensible; the message says what is wrong with it. */
export class UsageError extends Error {}

/**
 * Reads `[--corpus FILE] [--port N] [--no-open] [--import-only] [--data-dir DIR] [PATH…]`, relative to `cwd`. A path that ends in `.variorum` is
 * the corpus. Throws {@link UsageError}.
 */
export const readWebArguments = (
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string | undefined>>,
): WebArguments => {
  const { values, positionals } = parse(args)
  const isCorpus = (path: string): boolean => path.toLowerCase().endsWith('.variorum')
  const corpora = [...(values.corpus === undefined ? [] : [values.corpus]), ...positionals.filter(isCorpus)]
  if (corpora.length > 1) throw new UsageError(`One corpus at a time: ${corpora.join(', ')}.`)
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port wants a number up to 65535, not ${values.port}.`)
  return {
    corpus: corpora[0] === undefined ? null : resolve(cwd, corpora[0]),
    paths: positionals.filter((path) => !isCorpus(path)).map((path) => resolve(cwd, path)),
    port,
    open: !values['no-open'],
    importOnly: values['import-only'],
    dataDir: resolve(cwd, values['data-dir'] ?? defaultDataDir(environment)),
  }
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        corpus: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        'import-only': { type: 'boolean', default: false },
        'data-dir': { type: 'string' },
      },
    })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
