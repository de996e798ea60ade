import { watch, type FSWatcher } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { walk } from '../files/walk.ts'

/** A file as it was seen: its size in bytes, and when it was changed, in nanoseconds since 1970 as a decimal number. */
export interface SeenFile {
  readonly path: string
  readonly size: number
  readonly modified: string
}

/** What was taken from a folder before, also by a program that ended since. */
export interface WatchMemory {
  /** Of these files, those that were not taken as they are now. */
  unknown(files: readonly SeenFile[]): Promise<readonly SeenFile[]>
  remember(files: readonly SeenFile[]): Promise<void>
}

export interface WatchIo {
  readonly signal: AbortSignal
  /** Takes new files that stand still; no more are offered until it answers. When it rejects, they are offered again. */
  onNew(paths: readonly string[]): Promise<void>
  /** Something that the researcher should know, such as a folder that is gone; told once until it is well again. */
  onTrouble(message: string): void
  /** Without one, what lies in the folders at the start counts as taken. */
  readonly memory?: WatchMemory
}

// A file is taken when it did not change for so long; programs that write in bursts pause for less.
const STILL_MS = 2000
// Events are lost on network drives and when a system's limit of watches is reached: the folders are looked through anyway.
const LOOK_AGAIN_MS = 30_000
const SETTLE_MS = 300
const BATCH = 1000
/** So many at once: a folder of a million files comes in as several runs. */
const MOST_OFFERED = 20_000

/**
 * Watches folders until the signal fires: files that come in, or change, are offered when they stand still. Renamed and moved
 * files are new under their new path; import knows them by their bytes and makes the path another source. Never rejects.
 */
export async function watchFolders(folders: readonly string[], io: WatchIo): Promise<void> {
  const memory = io.memory ?? memoryOfNow()
  const watchers = new Map<string, FSWatcher>()
  const troubled = new Set<string>()
  let wake = Promise.withResolvers<void>()
  const pending = new Map<string, SeenFile & { readonly since: number }>()
  let first = io.memory === undefined

  const note = (folder: string, message: string | undefined): void => {
    if (message === undefined) troubled.delete(folder)
    else if (!troubled.has(folder)) {
      troubled.add(folder)
      io.onTrouble(message)
    }
  }
  const listen = (folder: string): void => {
    if (watchers.has(folder)) return
    try {
      const watcher = watch(folder, { recursive: true }, () => wake.resolve())
      watcher.on('error', () => {
        watcher.close()
        watchers.delete(folder)
      })
      watchers.set(folder, watcher)
    } catch {
      // Looking through it every half minute does instead.
    }
  }
  const stop = (): void => wake.resolve()
  io.signal.addEventListener('abort', stop)

  try {
    while (!io.signal.aborted) {
      wake = Promise.withResolvers<void>()
      try {
        for (const folder of folders) {
          listen(folder)
          for await (const files of filesIn(folder, io.signal, (message) => note(folder, message))) {
            if (first) await memory.remember(files)
            else consider(await memory.unknown(files))
          }
        }
        first = false
        await offer()
      } catch (error) {
        // The memory cannot be asked: the corpus is being closed, or its disk is full. It is tried again.
        if (!io.signal.aborted) io.onTrouble(error instanceof Error ? error.message : String(error))
      }
      const pause = pending.size > 0 ? STILL_MS / 2 : LOOK_AGAIN_MS
      await Promise.race([wake.promise, wait(pause, undefined, { signal: io.signal }).catch(() => undefined)])
      if (!io.signal.aborted) await wait(SETTLE_MS, undefined, { signal: io.signal }).catch(() => undefined)
    }
  } finally {
    io.signal.removeEventListener('abort', stop)
    for (const watcher of watchers.values()) watcher.close()
  }

  function consider(files: readonly SeenFile[]): void {
    for (const file of files) {
      const before = pending.get(file.path)
      if (before === undefined || before.size !== file.size || before.modified !== file.modified)
        pending.set(file.path, { ...file, since: performance.now() })
    }
  }

  async function offer(): Promise<void> {
    const ready: SeenFile[] = []
    for (const file of pending.values()) {
      const now = await seen(file.path)
      if (now === undefined) pending.delete(file.path)
      else if (now.size !== file.size || now.modified !== file.modified)
        pending.set(file.path, { ...now, since: performance.now() })
      else if (performance.now() - file.since >= STILL_MS && ready.length < MOST_OFFERED) ready.push(file)
    }
    if (ready.length === 0 || io.signal.aborted) return
    try {
      await io.onNew(ready.map(({ path }) => path))
      await memory.remember(ready)
      for (const { path } of ready) pending.delete(path)
    } catch (error) {
      // Offered again later, and not in a tight circle.
      for (const file of ready) pending.set(file.path, { ...file, since: performance.now() + LOOK_AGAIN_MS })
      if (!io.signal.aborted)
        io.onTrouble(`New files could not be imported: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

async function* filesIn(
  folder: string,
  signal: AbortSignal,
  onTrouble: (message: string | undefined) => void,
): AsyncGenerator<SeenFile[]> {
  let batch: SeenFile[] = []
  let trouble: string | undefined
  for await (const met of walk([folder], signal)) {
    if (met.kind === 'refused' && met.path === folder)
      trouble = `The watched folder ${folder} cannot be read (${met.system ?? met.why}). It is looked for again.`
    // A name that is no valid UTF-8 comes in with an import of its folder.
    if (met.kind !== 'file' || typeof met.path !== 'string') continue
    const file = await seen(met.path)
    if (file !== undefined) batch.push(file)
    if (batch.length >= BATCH) {
      yield batch
      batch = []
    }
  }
  onTrouble(trouble)
  if (batch.length > 0) yield batch
}

async function seen(path: string): Promise<SeenFile | undefined> {
  try {
    const { size, mtimeNs } = await lstat(path, { bigint: true })
    return { path, size: Number(size), modified: String(mtimeNs) }
  } catch {
    return undefined
  }
}

/** A memory that lasts as long as this process. */
function memoryOfNow(): WatchMemory {
  const taken = new Map<string, string>()
  const stamp = ({ size, modified }: SeenFile): string => `${size} ${modified}`
  return {
    unknown: (files) => Promise.resolve(files.filter((file) => taken.get(file.path) !== stamp(file))),
    remember(files) {
      for (const file of files) taken.set(file.path, stamp(file))
      return Promise.resolve()
    },
  }
}
