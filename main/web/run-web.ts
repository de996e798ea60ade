import { existsSync } from 'node:fs'
import { AppError } from '../contract/errors.ts'
import { readWebArguments, UsageError } from './arguments.ts'
import type { WebArguments } from './arguments.ts'
import { openWindow } from './open-window.ts'
import type { WindowOpening } from './open-window.ts'
import type { ServePage } from './routes.ts'
import { importToTerminal } from './terminal-import.ts'
import { startWebShell } from './web-shell.ts'
import type { WebShell } from './web-shell.ts'

const USAGE = 2
const FAILED = 1

/**
 * The loopback shell as a program: starts it (or finds it running), imports what was named, says the launch address, opens a
 * window, and stays until the last page has left. Resolves with the exit code.
 */
export const runWeb = async (args: readonly string[], servePage: ServePage): Promise<number> => {
  try {
    const wanted = readWebArguments(args, process.cwd(), process.env)
    const missing = wanted.paths.filter((path) => !existsSync(path))
    if (missing.length > 0) throw new UsageError(`Not found: ${missing.join(', ')}`)
    await start(wanted, servePage)
    return 0
  } catch (error) {
    const known = error instanceof AppError || error instanceof UsageError
    console.error(known ? error.message : error)
    return error instanceof UsageError ? USAGE : FAILED
  }
}

const start = async (wanted: WebArguments, servePage: ServePage): Promise<void> => {
  const ended = Promise.withResolvers<void>()
  const started = await startWebShell({
    servePage,
    dataDir: wanted.dataDir,
    port: wanted.port,
    checkOutputs: process.env['NODE_ENV'] === 'test' || process.env['NODE_ENV'] === 'development',
    onEnd: ended.resolve,
  })
  if ('elsewhere' in started) {
    const { corpus, paths } = wanted
    const { handOver } = started.elsewhere
    console.log(`Variorum is running: ${await handOver({ corpus, paths: [...paths] })}`)
    if (wanted.open) {
      const opening = await openWindow(wanted.dataDir, {
        forCommandLine: () => handOver({ forCommandLine: true }),
        lasting: () => handOver({}),
      })
      tell(opening)
    }
    return
  }

  const { shell } = started
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ended.resolve())
  try {
    // Told to end in the middle of an import, we do not wait for the rest of it.
    const told = await Promise.race([openWhatWasNamed(shell, wanted), ended.promise.then(() => 'end' as const)])
    if (told === 'end') return
    if (wanted.importOnly) {
      const corpus = await shell.app.handlers['corpus.current']({}, { signal: new AbortController().signal })
      console.log(corpus?.location ?? '')
      return
    }
    console.log(`Variorum is running: ${shell.launchUrl()}`)
    if (wanted.open) {
      const opening = await openWindow(wanted.dataDir, {
        forCommandLine: async () => shell.launchUrl(true),
        lasting: async () => shell.launchUrl(),
      })
      if (opening === 'app-window' || opening === 'browser') shell.expectPage()
      tell(opening)
    }
    await ended.promise
  } finally {
    await shell.close()
  }
}

const openWhatWasNamed = async (shell: WebShell, { corpus, paths, dataDir }: WebArguments): Promise<void> => {
  if (corpus !== null) await shell.app.openCorpusFile(corpus)
  if (paths.length > 0) await importToTerminal(shell.app, dataDir, paths, process.stderr)
}

const tell = (opening: WindowOpening): void => {
  const messages: Record<WindowOpening, string> = {
    'app-window': 'It is open in a window of its own. Closing the window ends it.',
    browser: 'It is open in your browser. Closing its last page ends it.',
    'no-display': 'There is no display here: open the address above in a browser of this computer.',
    'no-browser': 'No browser could be started: open the address above in one.',
  }
  console.log(messages[opening])
}
