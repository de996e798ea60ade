import { join } from 'node:path'
import { z } from 'zod'
import { readJsonFile, writeJsonFile } from '../api/json-file.ts'
import type { Area } from './window-options.ts'

const area = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
const stateSchema = z.object({
  bounds: area.nullable().catch(null),
  maximised: z.boolean().catch(false),
  /** The folder that the last file dialog ended in. */
  folder: z.string().nullable().catch(null),
})

/** What the shell remembers between sessions: where its window was, and where files were last picked or saved. */
export interface WindowState {
  readonly bounds: Area | null
  readonly maximised: boolean
  readonly folder: string | null
}

/** Keeps the {@link WindowState} in `window.json` of the data folder; a spoilt file counts as none. */
export interface WindowMemory {
  get(): WindowState
  set(change: Partial<WindowState>): void
}

/** Reads what was remembered in `dataDir`. */
export function createWindowMemory(dataDir: string): WindowMemory {
  const file = join(dataDir, 'window.json')
  const stored = stateSchema.safeParse(readJsonFile(file))
  let state: WindowState = stored.success ? stored.data : { bounds: null, maximised: false, folder: null }
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change }
      writeJsonFile(file, state)
    },
  }
}
