import { existsSync } from 'node:fs'
import type { ImportOptions } from '../contract/import.ts'
import type { AppCore } from './app-core.ts'

/** The absolute path of a file of a run's report, while it is there. */
export function existingPath(core: AppCore, run: string, shown: string): string | undefined {
  const path = core.places.locate(run, shown)
  return path !== undefined && existsSync(path) ? path : undefined
}

/** With what a run was asked to import; what it said of formats and columns was about its own files. */
export async function optionsOf(core: AppCore, run: string): Promise<ImportOptions> {
  const { as: _, columns: __, ...options } = (await core.current().db.read('run.summary', { run })).options
  return options
}
