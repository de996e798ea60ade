import { columnsUnclear, readableAnyway, type ReportFilter } from '../contract/import-report.ts'
import type { AppCore } from './app-core.ts'

const FILTERS: readonly ReportFilter[] = [
  { outcome: 'failed' },
  ...[...readableAnyway, columnsUnclear, 'no-article'].map((why): ReportFilter => ({ why })),
]

/** The absolute paths of files that a run of the open corpus could not take, as far as another try may do better. */
export async function filesToTryAgain(core: AppCore, run: string): Promise<ReadonlySet<string>> {
  const db = core.currentOrNull()?.db
  const paths = new Set<string>()
  if (db === undefined) return paths
  for (const filter of FILTERS) {
    for (const { path } of await db.read('run.paths', { run, filter })) {
      const lies = core.places.locate(run, path)
      if (lies !== undefined) paths.add(lies)
    }
  }
  return paths
}
