import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Export files that are written and wait to be saved or downloaded, in a folder of this process. */
export interface PreparedExports {
  /** Reserves a place: the file to write, and the id under which it is found once it is kept. */
  place(fileName: string): Promise<{ id: string; path: string }>
  keep(id: string, prepared: { path: string; fileName: string }): void
  find(id: string): { path: string; fileName: string } | undefined
  clear(): Promise<void>
}

// The last few stay: a download may begin late, but a session must not fill the disk.
const KEPT = 5

/** Creates the store; its folder is made when the first export is, readable by this user only. */
export function createPreparedExports(): PreparedExports {
  const prepared = new Map<string, { path: string; fileName: string }>()
  let folder: Promise<string> | undefined
  return {
    async place(fileName) {
      folder ??= mkdtemp(join(tmpdir(), 'variorum-export-'))
      const id = randomUUID()
      return { id, path: join(await folder, `${id}-${fileName}`) }
    },
    keep(id, file) {
      prepared.set(id, file)
      for (const [oldest, { path }] of prepared) {
        if (prepared.size <= KEPT) break
        prepared.delete(oldest)
        void rm(path, { force: true })
      }
    },
    find: (id) => prepared.get(id),
    async clear() {
      prepared.clear()
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true })
      folder = undefined
    },
  }
}
