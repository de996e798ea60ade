import { chmodSync, mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { createApp } from '../api/app.ts'
import type { App } from '../api/app.ts'
import { openLog } from '../files/log.ts'
import { createStaging } from '../files/staging.ts'
import { serve } from '../rpc/serve.ts'
import { claimInstance, findInstance, releaseInstance } from './instance-lock.ts'
import type { RunningInstance } from './instance-lock.ts'
import { createLifetime } from './lifetime.ts'
import { closeServer, listenOnLoopback } from './loopback-server.ts'
import { createLoopbackShell, defaultCorpusFile } from './loopback-shell.ts'
import { removeRedirect } from './open-window.ts'
import { createRoutes } from './routes.ts'
import type { ServePage } from './routes.ts'
import { COMMAND_LINE_CODE_SECONDS, createSessions, secret } from './sessions.ts'
import { attachSockets } from './sockets.ts'
import { withStagedImports } from './staged-imports.ts'

const ARRIVE_SECONDS = 120
const LEAVE_SECONDS = 15

export interface WebShellOptions {
  readonly dataDir: string
  readonly port: number
  readonly servePage: ServePage
  /** How long after the last page left the shell ends. */
  readonly leaveSeconds?: number
  /** Check what leaves the host against the contract. */
  readonly checkOutputs: boolean
  /** The last page has left and the last job is done, or the shell was told to end. */
  readonly onEnd: () => void
}

/** The loopback shell, running. */
export interface WebShell {
  readonly app: App
  /** A fresh launch address: the page with a one-time code in the fragment, which no log and no Referer ever shows. */
  launchUrl(forCommandLine?: boolean): string
  /** A page was opened and should connect soon; without it the shell ends again. */
  expectPage(): void
  close(): Promise<void>
}

/** Starts the shell, or finds the one that serves this data folder already: one corpus has one writer. */
export const startWebShell = async (
  options: WebShellOptions,
): Promise<{ shell: WebShell } | { elsewhere: RunningInstance }> => {
  const { dataDir } = options
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (process.platform !== 'win32') chmodSync(dataDir, 0o700)
  const running = await findInstance(dataDir)
  if (running !== null) return { elsewhere: running }

  const { server, port } = await listenOnLoopback(options.port)
  const key = secret()
  if (!claimInstance(dataDir, port, key)) {
    await closeServer(server)
    const faster = await findInstance(dataDir)
    if (faster === null) throw new Error('Another Variorum is starting. Try again.')
    return { elsewhere: faster }
  }
  try {
    return { shell: await run(options, server, port, key) }
  } catch (error) {
    releaseInstance(dataDir, key)
    await closeServer(server)
    throw error
  }
}

const run = async (options: WebShellOptions, server: Server, port: number, key: string): Promise<WebShell> => {
  const { dataDir, checkOutputs } = options
  const logger = openLog(dataDir)
  const onError = (error: unknown): void =>
    logger.error({ error: error instanceof Error ? error.stack : String(error) }, 'internal error')
  const app = createApp({ dataDir, logger, shell: () => createLoopbackShell(dataDir) })
  const staging = await createStaging(join(dataDir, 'staging'), app.grants)
  const served = { handlers: withStagedImports(app, staging, onError), onEvent: app.onEvent }
  const sessions = createSessions(port)
  const launchUrl = (forCommandLine = false): string =>
    `http://127.0.0.1:${port}/#${sessions.mintCode(forCommandLine ? COMMAND_LINE_CODE_SECONDS : undefined)}`
  const lifetime = createLifetime({
    arriveSeconds: ARRIVE_SECONDS,
    leaveSeconds: options.leaveSeconds ?? LEAVE_SECONDS,
    idle: app.idle,
    end: options.onEnd,
  })

  server.on(
    'request',
    createRoutes({
      port,
      sessions,
      key,
      staging,
      exportFile: app.exportFile,
      originalView: app.originalView,
      servePage: options.servePage,
      onError,
      async handOver({ corpus, paths, forCommandLine }) {
        if (corpus !== null) await app.openCorpusFile(corpus)
        if (paths.length > 0) await importInto(app, dataDir, paths)
        lifetime.expectPage()
        return launchUrl(forCommandLine)
      },
    }),
  )
  const closeSockets = attachSockets(server, {
    port,
    sessions,
    onClients: lifetime.clients,
    connect: (pipe) =>
      void serve(pipe, served, {
        checkOutputs,
        onInternalError: (id, method, error) =>
          logger.error({ id, method, error: error instanceof Error ? error.stack : String(error) }, 'internal error'),
      }),
  })

  return {
    app,
    launchUrl,
    expectPage: lifetime.expectPage,
    async close() {
      lifetime.stop()
      closeSockets()
      await closeServer(server)
      await app.close()
      await staging.clear()
      removeRedirect(dataDir)
      releaseInstance(dataDir, key)
    },
  }
}

/** Starts an import into the open corpus, or into the one for imports that name none. */
export const importInto = async (
  app: App,
  dataDir: string,
  paths: readonly string[],
): ReturnType<App['importPaths']> => {
  const open = await app.handlers['corpus.current']({}, { signal: new AbortController().signal })
  if (open === null) await app.openCorpusFile(defaultCorpusFile(dataDir))
  return app.importPaths([...paths])
}
