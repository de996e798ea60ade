import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { createArchivist, type Archivist } from '../archive/archivist.ts'
import { createComparer, type Comparer } from '../compare/comparer.ts'
import { AppError } from '../contract/errors.ts'
import type { AppEvents, EventName } from '../contract/events.ts'
import type { ImportOptions } from '../contract/import.ts'
import type { CorpusInfo } from '../contract/library.ts'
import { Grants } from '../files/grants.ts'
import { createJobs } from '../jobs/jobs.ts'
import type { AppCore } from './app-core.ts'
import { allTopics, openCorpusSession, type CorpusSession } from './corpus-session.ts'
import { createHandlers } from './create-handlers.ts'
import type { Handlers } from './handlers.ts'
import { filesToTryAgain } from './files-to-try-again.ts'
import { startImport } from './import-job.ts'
import type { Logger } from './logger.ts'
import { createOriginalViews, type ServedOriginal } from './original-views.ts'
import { createPreparedExports } from './prepared-exports.ts'
import { createRecents } from './recents.ts'
import { createRunPlaces } from './run-places.ts'
import { createSearchHistory } from './search-history.ts'
import { createSettingsStore } from './settings-store.ts'
import type { ShellPort } from './shell-port.ts'
import { createWatchedFolders } from './watch-corpus-folders.ts'

/** What a shell gives to the application. */
export interface AppOptions {
  /** Folder for settings.json, recent.json and corpora/; made when it is missing. */
  readonly dataDir: string
  readonly shell: (grants: Grants) => ShellPort
  readonly logger: Logger
}

/** The application without a window: at most one open corpus, its jobs, and the handlers of the contract. */
export interface App {
  readonly handlers: Handlers
  readonly grants: Grants
  /** Hears every event of the contract; the returned function stops it. */
  onEvent(listener: <N extends EventName>(name: N, data: AppEvents[N]) => void): () => void
  /** Opens a corpus file or, if there is none, creates it, with its folder. */
  openCorpusFile(path: string): Promise<CorpusInfo>
  /** Imports files and folders of this computer into the open corpus; answers as soon as the run has begun. */
  importPaths(paths: string[], options?: ImportOptions): Promise<{ job: string; run: string }>
  /** A prepared export by its id, for `GET /exports/<id>`. */
  exportFile(id: string): { path: string; fileName: string } | undefined
  /** The absolute paths of files that a run could not take and that may be imported again: for what is kept of uploads. */
  filesToTryAgain(run: string): Promise<ReadonlySet<string>>
  /** An opened original by its id, for `GET /originals/<id>`. */
  originalView(id: string): ServedOriginal | undefined
  /** All jobs have ended. */
  idle(): Promise<void>
  /** Cancels jobs cleanly, closes the corpus into a single clean file, and removes temporary files. */
  close(): Promise<void>
}

type Listener = <N extends EventName>(name: N, data: AppEvents[N]) => void

/** Creates the application; nothing is open yet. */
export function createApp({ dataDir, shell: createShell, logger }: AppOptions): App {
  const grants = new Grants()
  const shell = createShell(grants)
  const settings = createSettingsStore(dataDir)
  const recents = createRecents(dataDir)
  const exports = createPreparedExports()
  const views = createOriginalViews()
  const listeners = new Set<Listener>()
  const emit: Listener = (name, data) => {
    for (const listener of listeners) listener(name, data)
  }
  const jobs = createJobs(emit)
  let session: CorpusSession | undefined
  let comparer: Comparer | undefined
  let archivist: Archivist | undefined
  let closed = false
  // Opening and closing happen one after another, in the order in which they were asked for.
  let turn: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }
  const leave = async (): Promise<void> => {
    const left = session
    session = undefined
    if (left === undefined) return
    await core.watched.stop()
    jobs.interruptAll()
    await jobs.idle()
    core.places.clear()
    await left.close()
    views.clear()
  }
  const current = (): CorpusSession => {
    if (session === undefined) throw new AppError('no-corpus', 'No corpus is open. Open one or create one first.')
    return session
  }
  const openCorpus = (path: string, create: 'never' | 'absent' | 'always'): Promise<CorpusInfo> =>
    inTurn(async () => {
      if (closed) throw new AppError('closed', 'Variorum is closing.')
      const file = resolve(path)
      if (session?.db.file === file && create !== 'always') return session.db.read('corpus.info', {})
      const isNew = create === 'always' || (create === 'absent' && !existsSync(file))
      if (isNew) await mkdir(dirname(file), { recursive: true })
      const opened = await openCorpusSession(file, {
        create: isNew,
        logger,
        onChange: (change) => {
          if (session === opened) emit('data.changed', change)
        },
      })
      // The corpus that was open stays so until the new one is: a file that cannot be opened closes nothing.
      await leave()
      session = opened
      const info = await opened.db.read('corpus.info', {})
      await core.watched.start()
      try {
        recents.add(file, info.name)
      } catch (error) {
        logger.warn({ reason: String(error) }, 'the list of recent corpora could not be written')
      }
      emit('data.changed', { topics: allTopics, revision: info.revision })
      return info
    })

  const core: AppCore = {
    dataDir,
    shell,
    grants,
    settings,
    recents,
    searches: createSearchHistory(dataDir),
    exports,
    views,
    jobs,
    places: createRunPlaces(grants),
    watched: createWatchedFolders(() => core),
    emit,
    current,
    currentOrNull: () => session,
    settled: () => turn.then(() => undefined),
    openCorpus,
    archivist: () => (archivist ??= createArchivist()),
    comparer: () => (comparer ??= createComparer()),
  }
  const app: App = {
    handlers: createHandlers(core),
    grants,
    onEvent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    openCorpusFile: (path) => openCorpus(path, 'absent'),
    importPaths: (paths, options = {}) =>
      startImport(
        core,
        paths.map((path) => resolve(path)),
        options,
      ).begun,
    exportFile: (id) => exports.find(id),
    originalView: (id) => views.find(id),
    filesToTryAgain: (run) => filesToTryAgain(core, run),
    idle: () => jobs.idle(),
    close: () => {
      closed = true
      return inTurn(async () => {
        await leave()
        await comparer?.close()
        comparer = undefined
        await archivist?.close()
        archivist = undefined
        await exports.clear()
      })
    },
  }
  return app
}
