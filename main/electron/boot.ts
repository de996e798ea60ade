import { join } from 'node:path'
import { app, BrowserWindow, dialog, protocol, session } from 'electron'
import { createApp, type App } from '../api/app.ts'
import { AppError } from '../contract/errors.ts'
import { openLog } from '../files/log.ts'
import { createStaging, type Staging } from '../files/staging.ts'
import { serve } from '../rpc/serve.ts'
import { appScheme } from './app-origin.ts'
import { guardContents } from './contents-guard.ts'
import { createElectronShell } from './electron-shell.ts'
import { createInvocations } from './invocations.ts'
import type { LaunchQueue } from './launch-queue.ts'
import type { LaunchRequest } from './launch-request.ts'
import { openMainWindow } from './main-window.ts'
import { installMenu } from './menu.ts'
import { message } from './messages.ts'
import { hostPages } from './page-host.ts'
import { createPageHandler } from './page-protocol.ts'
import { guardSession } from './session-guard.ts'
import { followApp } from './system-state.ts'
import { takeDropped } from './take-dropped.ts'
import { createWindowMemory } from './window-memory.ts'

/** Starts the app, once Electron is ready: the core, the menu, the window, and then what the launch asked to open. */
export async function boot(dataDir: string, queue: LaunchQueue): Promise<void> {
  const { platform } = process
  const logger = openLog(dataDir)
  const memory = createWindowMemory(dataDir)
  const invoked = createInvocations()
  let window: BrowserWindow | undefined
  const currentWindow = (): BrowserWindow | undefined => window

  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  guardSession(session.defaultSession)
  protocol.handle(
    appScheme,
    createPageHandler(join(import.meta.dirname, '../renderer'), (id) => core.originalView(id)),
  )

  const menu = installMenu({
    platform,
    development: !app.isPackaged,
    invoke(id) {
      showWindow()
      invoked.add(id)
    },
  })
  const core = createApp({
    dataDir,
    logger,
    shell: (grants) =>
      createElectronShell({
        grants,
        memory,
        window: currentWindow,
        updateMenu(enabled) {
          menu.update(enabled)
          // A page that says which commands may run is there to run them.
          invoked.pageIsReady()
        },
      }),
  })
  // Made on the first drop that needs it, and emptied then and at the end.
  let staged: Promise<Staging> | undefined
  const staging = (): Promise<Staging> =>
    (staged ??= createStaging(join(app.getPath('sessionData'), 'dropped'), core.grants))
  const served = {
    handlers: core.handlers,
    onEvent(listener: Parameters<App['onEvent']>[0]) {
      const stops = [core.onEvent(listener), invoked.listen((data) => listener('command.invoked', data))]
      return () => stops.forEach((stop) => stop())
    },
  }
  const onInternalError = (id: string, method: string, error: unknown): void =>
    logger.error({ id, method, error: stackOf(error) }, 'internal error')

  const openWindow = (): BrowserWindow => {
    const opened = openMainWindow(memory, ({ webContents }) =>
      hostPages(webContents, {
        connect(pipe) {
          invoked.pageIsLoading()
          serve(pipe, served, { checkOutputs: !app.isPackaged, onInternalError })
        },
        take: (dropped) => takeDropped(dropped, core.grants, staging),
      }),
    )
    opened.on('closed', () => {
      window = undefined
      invoked.clear()
      menu.reset()
    })
    return opened
  }
  const showWindow = (): void => {
    if (window === undefined) window = openWindow()
    else {
      if (window.isMinimized()) window.restore()
      window.focus()
    }
  }

  followApp(core, currentWindow, platform)
  endWithLastWindow(platform, async () => {
    try {
      await core.close()
      await (await staged)?.clear()
    } catch (error) {
      logger.error({ error: stackOf(error) }, 'could not close cleanly')
    }
  })
  app.on('activate', showWindow)
  app.on('second-instance', showWindow)
  showWindow()

  queue.receive(async (request) => {
    try {
      await openRequest(core, request, dataDir)
    } catch (error) {
      logger.error({ error: stackOf(error) }, 'could not open what was asked for')
      const detail = error instanceof AppError ? error.message : String(error)
      await dialog.showMessageBox({ type: 'error', message: message('native.openFailed'), detail })
    }
  })
}

/** Opens the corpus of a request and starts the import of its paths: into that corpus, the open one, or a corpus for such imports. */
async function openRequest(core: App, { corpus, paths }: LaunchRequest, dataDir: string): Promise<void> {
  if (corpus !== null) await core.openCorpusFile(corpus)
  if (paths.length === 0) return
  const open = await core.handlers['corpus.current']({}, { signal: new AbortController().signal })
  if (open === null) await core.openCorpusFile(join(dataDir, 'corpora', 'Articles.variorum'))
  await core.importPaths([...paths])
}

/** Quits after the last window, except on macOS, and only once the corpus is closed into a single clean file. */
function endWithLastWindow(platform: NodeJS.Platform, close: () => Promise<void>): void {
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit()
  })
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void close().then(() => {
      state = 'closed'
      app.quit()
    })
  })
}

const stackOf = (error: unknown): string | undefined => (error instanceof Error ? error.stack : String(error))
