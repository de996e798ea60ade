import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { CorpusDb } from '../../db/client.ts'
import type { WatchedFolderRow } from '../../db/operations.ts'
import { AppError } from '../contract/errors.ts'
import type { WatchedFolder } from '../contract/import.ts'
import { watchFolders } from '../import/watch-folders.ts'
import type { AppCore } from './app-core.ts'
import { startImport } from './import-job.ts'
import type { WatchedFolders } from './watched-folders.ts'

interface Watch {
  readonly controller: AbortController
  readonly ended: Promise<void>
  trouble: string | null
}

/** Creates the watched folders of an application; nothing is watched yet. */
export function createWatchedFolders(coreOf: () => AppCore): WatchedFolders {
  const watches = new Map<number, Watch>()

  const begin = (db: CorpusDb, { id, path, options, paused }: WatchedFolderRow): void => {
    if (paused || watches.has(id)) return
    const core = coreOf()
    const controller = new AbortController()
    const watch: Watch = {
      controller,
      trouble: null,
      ended: watchFolders([path], {
        signal: controller.signal,
        memory: {
          unknown: (files) => db.read('watch.unknown', { folder: id, files }),
          async remember(files) {
            await db.write('watch.remember', { folder: id, files })
          },
        },
        async onNew(paths) {
          setTrouble(id, null)
          await startImport(core, paths, options, { label: basename(path) }).report
        },
        onTrouble: (message) => setTrouble(id, message),
      }),
    }
    watches.set(id, watch)
  }
  const setTrouble = (id: number, trouble: string | null): void => {
    const watch = watches.get(id)
    if (watch === undefined || watch.trouble === trouble) return
    watch.trouble = trouble
    coreOf().emit('data.changed', { topics: ['watched'], revision: 0 })
  }
  const end = async (id: number): Promise<void> => {
    const watch = watches.get(id)
    watches.delete(id)
    watch?.controller.abort()
  }
  const shown = ({ id, path, options, paused }: WatchedFolderRow): WatchedFolder => ({
    id,
    location: path,
    options,
    paused,
    trouble: watches.get(id)?.trouble ?? null,
  })

  return {
    list: async () => (await coreOf().current().db.read('watch.list', {})).map(shown),
    async add(path, options) {
      const { db } = coreOf().current()
      if (!(statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false))
        throw new AppError('invalid-input', `${path} is no folder. Only folders can be watched.`)
      if (coreOf().grants.display(path) !== path)
        throw new AppError('invalid-input', 'A folder that was uploaded cannot be watched. Type its path instead.')
      const folder = await db.write('watch.add', { path, options })
      begin(db, folder)
      return shown(folder)
    },
    async pause(id, paused) {
      const { db } = coreOf().current()
      await db.write('watch.pause', { id, paused })
      const folder = (await db.read('watch.list', {})).find((each) => each.id === id)
      if (paused) await end(id)
      else if (folder !== undefined) begin(db, folder)
    },
    async remove(id) {
      await end(id)
      await coreOf().current().db.write('watch.remove', { id })
    },
    async start() {
      const { db } = coreOf().current()
      for (const folder of await db.read('watch.list', {})) begin(db, folder)
    },
    async stop() {
      const ending = [...watches.values()]
      for (const id of watches.keys()) await end(id)
      // Those that wait for their import end with it, which is stopped next.
      await Promise.race([Promise.all(ending.map(({ ended }) => ended)), new Promise((done) => setTimeout(done, 0))])
    },
  }
}
