import { basename } from 'node:path'
import type { ImportOptions, ImportReport } from '../contract/import.ts'
import { runImport } from '../import/pipeline.ts'
import type { AppCore } from './app-core.ts'

/**
 * Starts an import into the open corpus, after those that already run. `begun` answers as soon as the run has its number,
 * `report` when it has ended. Throws `no-corpus`.
 */
export function startImport(
  core: AppCore,
  paths: readonly string[],
  options: ImportOptions,
): { begun: Promise<{ job: string; run: string }>; report: Promise<ImportReport> } {
  const { db } = core.current()
  const begun = Promise.withResolvers<{ job: string; run: string }>()
  const job = core.jobs.start('import', async ({ job, signal, progress, setRun }) => {
    progress({ phase: 'scanning', done: 0, total: null, note: '' })
    return runImport(
      db,
      paths,
      { ...options, label: paths.map((path) => basename(path)).join(', ') },
      {
        signal,
        display: (path) => core.grants.display(path),
        onProgress: progress,
        onRun(run) {
          setRun(run)
          begun.resolve({ job, run })
        },
      },
    )
  })
  job.result.catch((error: unknown) => begun.reject(error))
  // Whoever waits for the report alone hears of a failure there.
  begun.promise.catch(() => undefined)
  return { begun: begun.promise, report: job.result }
}
