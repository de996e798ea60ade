import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { _electron, chromium, type Browser, type Page } from '@playwright/test'

/** What tests use of Playwright's ElectronApplication; the real one and the stand-in's both have it. */
export interface RunningElectron {
  /** The first window's page, once it is loaded. */
  firstWindow(): Promise<Page>
  /** Runs a function in the main process. It gets the `electron` module and refers to nothing outside itself. */
  evaluate<Value, Argument>(
    run: (electron: typeof Electron.CrossProcessExports, argument: Argument) => Value | Promise<Value>,
    argument: Argument,
  ): Promise<Value>
  process(): ChildProcess
  /** Quits the app and waits until its process has ended. */
  close(): Promise<void>
}

export interface LaunchOptions {
  /** The folder of settings and corpora; always one of the test's own. */
  readonly dataDir: string
  /** Further arguments of the app: `--corpus FILE`, paths. */
  readonly args?: readonly string[]
  /** The folder of the app; the project's root by default, or what was extracted from a package. */
  readonly app?: string
  /** Run as a packaged app does. */
  readonly packaged?: boolean
}

const root = resolve(import.meta.dirname, '../../..')

/** The real Electron, where its binary was fetched. Never `require('electron')`: that starts a download. */
export function electronBinary(): string | undefined {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist')
  const names: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  }
  const binary = join(dist, names[process.platform] ?? 'electron')
  return existsSync(binary) ? binary : undefined
}

/** Starts the built app in the real Electron. */
export async function launchRealElectron(options: LaunchOptions): Promise<RunningElectron> {
  const [executablePath, args] = realCommand(options)
  return _electron.launch({ executablePath, args })
}

/** Starts only the process of the real Electron: for a second launch, which opens no window of its own. */
export function spawnRealElectron(options: LaunchOptions): ChildProcess {
  const [program, args] = realCommand(options)
  return spawn(program, args, { cwd: root, stdio: 'ignore' })
}

function realCommand({ dataDir, args = [], app = root }: LaunchOptions): [program: string, args: string[]] {
  const program = electronBinary()
  if (program === undefined) throw new Error('The binary of Electron is not there: npx install-electron')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [program, [...sandbox, app, '--data-dir', dataDir, ...args]]
}

/** Starts the built app on the stand-in: its main process in plain Node, its windows as pages of Chromium. */
export async function launchStandIn(options: LaunchOptions): Promise<RunningElectron> {
  const child = spawnStandIn(options)
  const windows = createMessages<WindowMessage>(child, 'window')
  const values = createMessages<ValueMessage>(child, 'value')
  let browser: Browser | undefined
  let calls = 0
  return {
    async firstWindow() {
      const { endpoint, target } = await windows.next(() => true)
      browser ??= await chromium.connectOverCDP(endpoint)
      return pageOf(browser, target)
    },
    async evaluate(run, argument) {
      const id = ++calls
      child.send({ id, source: run.toString(), argument })
      const { value, error } = await values.next((message) => message.id === id)
      if (error !== undefined) throw new Error(error)
      return value as never
    },
    process: () => child,
    async close() {
      await browser?.close()
      await endOf(child, 'SIGTERM')
    },
  }
}

/** Starts the process of the stand-in, for tests that look at the process itself. Its output is in `stdout` and `stderr`. */
export function spawnStandIn({ dataDir, args = [], app = root, packaged = false }: LaunchOptions): ChildProcess {
  const { STAND_IN_PACKAGED: _, ...environment } = process.env
  return spawn(nodeBinary(), [join(import.meta.dirname, 'run.mjs'), app, '--data-dir', dataDir, ...args], {
    cwd: root,
    env: { ...environment, ...(packaged && { STAND_IN_PACKAGED: '1' }) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

/** Ends a process and gives its exit code; by force when it does not go within ten seconds. */
export async function endOf(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  if (signal !== undefined) child.kill(signal)
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
  const code = await ended
  clearTimeout(force)
  return code
}

interface WindowMessage {
  readonly endpoint: string
  readonly target: string
}
interface ValueMessage {
  readonly id: number
  readonly value?: unknown
  readonly error?: string
}

/** The messages of one type that a process sends: kept until somebody asks, refused once the process has ended. */
function createMessages<Message>(child: ChildProcess, type: string) {
  const seen: Message[] = []
  const waiting = new Set<() => void>()
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => (errors += String(chunk)))
  child.on('message', (message: Message & { type: string }) => {
    if (message.type !== type) return
    seen.push(message)
    for (const look of waiting) look()
  })
  child.once('exit', () => {
    for (const look of waiting) look()
  })
  return {
    next: (wanted: (message: Message) => boolean): Promise<Message> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = seen.find(wanted)
          if (found === undefined && child.exitCode === null && child.signalCode === null) return
          waiting.delete(look)
          if (found !== undefined) resolve(found)
          else reject(new Error(`The app has ended (${child.exitCode ?? child.signalCode}).\n${errors}`))
        }
        waiting.add(look)
        look()
      }),
  }
}

async function pageOf(browser: Browser, target: string): Promise<Page> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const cdp = await page.context().newCDPSession(page)
    const { targetInfo } = (await cdp.send('Target.getTargetInfo')) as { targetInfo: { targetId: string } }
    await cdp.detach()
    if (targetInfo.targetId === target) return page
  }
  throw new Error('The window has no page.')
}

/** Node 24, which runs the stand-in's sources as they are: our own, or that of the project's tools. */
function nodeBinary(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return join(dirname(createRequire(import.meta.url).resolve('node24/package.json')), '../.bin/node')
}
