import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { endOf } from '../../support/electron/launch.ts'

const root = resolve(import.meta.dirname, '../../..')
const bareAddress = /^Variorum is running: (http:\/\/127\.0\.0\.1:\d+\/)#([\w-]+)$/mu

/** The loopback shell as built, as a process of its own. */
export interface WebHost {
  /** The launch address, with a one-time code. */
  readonly launchUrl: string
  readonly origin: string
  /** What the process wrote to standard error. */
  errors(): string
  /** What the process wrote to standard output. */
  output(): string
  /** Ends it as the system would, and gives its exit code. */
  close(signal?: NodeJS.Signals): Promise<number | null>
  /** Resolves with the exit code when it ends by itself. */
  readonly ended: Promise<number | null>
}

/** Starts out/main/web.js without a window; refused by an error that says what the process said. */
export const startWebHost = async (dataDir: string, args: readonly string[] = []): Promise<WebHost> => {
  const child = spawn(
    process.execPath,
    [
      '--import',
      join(root, 'test/support/no-network.mjs'),
      join(root, 'out/main/web.js'),
      '--no-open',
      '--data-dir',
      dataDir,
      ...args,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'test' } },
  )
  let output = ''
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const ended = new Promise<number | null>((settle) => child.once('close', settle))
  const launchUrl = await new Promise<string>((found, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const [line, address, code] = bareAddress.exec(output) ?? []
      if (line !== undefined) found(`${address}#${code}`)
    })
    void ended.then((code) => failed(new Error(`The loopback shell ended with ${code}.\n${output}${errors}`)))
  })
  return {
    launchUrl,
    origin: new URL(launchUrl).origin,
    errors: () => errors,
    output: () => output,
    close: (signal = 'SIGTERM') => endOf(child, signal),
    ended,
  }
}

/** A page of the given host in a browser context of its own, as a newly opened window has. */
export const openWebPage = async (
  browser: Browser,
  host: WebHost,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options })
  const page = await context.newPage()
  await page.goto(host.launchUrl)
  return { context, page }
}
