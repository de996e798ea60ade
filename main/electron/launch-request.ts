import { resolve } from 'node:path'
import { z } from 'zod'

/** What a launch, a second launch or the system asks for: a corpus to open, then files and folders to import into it. */
export const launchRequestSchema = z.object({ corpus: z.string().nullable(), paths: z.array(z.string()) })
export type LaunchRequest = z.infer<typeof launchRequestSchema>

/** A command line, read. */
export interface LaunchArguments {
  readonly request: LaunchRequest
  /** Where settings and corpora lie. */
  readonly dataDir: string
}

/**
 * Reads the arguments after the program: `--corpus FILE`, `--data-dir DIR`, and paths, resolved against `cwd`. A path that ends
 * in `.variorum` is a corpus. Other options belong to Chromium or to the system (macOS passes `-psn_…`) and are left to them;
 * after `--` everything is a path. `usualDataDir` holds where no data folder is given.
 */
export function readLaunchArguments(args: readonly string[], cwd: string, usualDataDir: string): LaunchArguments {
  const plain: string[] = []
  const options = new Map<string, string>()
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!
    if (arg === '--') {
      plain.push(...args.slice(index + 1))
      break
    }
    const [, name, , value] = /^--(corpus|data-dir)(=(.*))?$/su.exec(arg) ?? []
    if (name !== undefined) {
      const given = value ?? args[++index]
      if (given !== undefined && given !== '') options.set(name, given)
    } else if (!arg.startsWith('-') && arg !== '') plain.push(arg)
  }
  const request = requestFor(plain.map((path) => resolve(cwd, path)))
  const corpus = options.get('corpus')
  return {
    request: corpus === undefined ? request : { ...request, corpus: resolve(cwd, corpus) },
    dataDir: resolve(cwd, options.get('data-dir') ?? usualDataDir),
  }
}

/** What paths ask for: the last corpus among them is opened, all else is imported. */
export function requestFor(paths: readonly string[]): LaunchRequest {
  const isCorpus = (path: string): boolean => path.toLowerCase().endsWith('.variorum')
  return { corpus: paths.findLast(isCorpus) ?? null, paths: paths.filter((path) => !isCorpus(path)) }
}

/** True when nothing is asked for. */
export function isEmptyRequest(request: LaunchRequest): boolean {
  return request.corpus === null && request.paths.length === 0
}
