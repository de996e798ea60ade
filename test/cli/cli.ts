import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { join, resolve } from 'node:path'
import { afterEach, vi } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const program = join(root, 'out/main/cli.js')

// Builds what is stale, as `npm run variorum` does.
execFileSync(process.execPath, [join(root, 'tools/variorum.mjs'), '--version'], {
  stdio: ['ignore', 'ignore', 'inherit'],
})

// Each run starts a process with worker threads, and other tests run beside.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const running = new Set<ChildProcess>()
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** How a run of the command line ended. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Run as another user of the system; only root may. */
  readonly user?: number
}

/** Runs the built command line to its end. */
export function variorum(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return start(args, options).ended
}

/** Starts the built command line; it is killed with the test at the latest. */
export function start(
  args: readonly string[],
  options: RunOptions = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const { VARIORUM_CORPUS: _corpus, VARIORUM_DATA_DIR: _data, ...env } = process.env
  const child = spawn(process.execPath, [program, ...args], {
    cwd: options.cwd,
    env: { ...env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.user !== undefined && { uid: options.user, gid: options.user }),
  })
  running.add(child)
  child.on('close', () => running.delete(child))
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Ended>((done, failed) => {
    child.on('error', failed)
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr }))
  })
  return { child, ended }
}

/** Runs a command with `--json` on a corpus, expects this exit code, and returns the one JSON value on stdout. */
export async function json(corpus: string, args: readonly string[], code = 0): Promise<unknown> {
  const [command = '', ...rest] = args
  const ended = await variorum([command, '--corpus', corpus, '--json', ...rest])
  if (ended.code !== code)
    throw new Error(`${args.join(' ')} ended with ${ended.code}: ${ended.stderr}${ended.stdout.slice(0, 2000)}`)
  return JSON.parse(ended.stdout) as unknown
}
