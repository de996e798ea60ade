import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { RecentCorpus } from '../contract/library.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const entrySchema = z.object({ id: z.string(), name: z.string(), path: z.string() })
type Entry = z.infer<typeof entrySchema>

const KEPT = 20

/** Corpora opened before, newest first, in `recent.json` of the data folder. Ids are opaque: the page never sends a path. */
export interface Recents {
  list(): RecentCorpus[]
  /** Puts a corpus on top. */
  add(path: string, name: string): void
  /** The path behind an id, or undefined. */
  resolve(id: string): string | undefined
}

/** Opens the list of recent corpora; a spoilt file is an empty list. */
export function createRecents(dataDir: string): Recents {
  const file = join(dataDir, 'recent.json')
  const stored = z.array(entrySchema).safeParse(readJsonFile(file))
  let entries: Entry[] = stored.success ? stored.data : []
  return {
    list: () => entries.map(({ id, name, path }) => ({ id, name, location: path, missing: !existsSync(path) })),
    add(path, name) {
      const known = entries.find((entry) => entry.path === path)
      const entry = { id: known?.id ?? randomUUID(), name, path }
      entries = [entry, ...entries.filter((other) => other.path !== path)].slice(0, KEPT)
      writeJsonFile(file, entries)
    },
    resolve: (id) => entries.find((entry) => entry.id === id)?.path,
  }
}
