import { basename } from 'node:path'
import type { ImportOptions, ImportReport } from '../contract/import.ts'
import type { RefusedSource } from '../files/grants.ts'
import { runImport, type ImportTask } from '../import/pipeline.ts'
import type { AppCore } from './app-core.ts'

/**
 * A started import. `begun` answers as soon as the run has its number; `answer` does too, but at once and without a run when the
 * import waits for others; `report` when it has ended.
 */
export interface StartedImport {
  readonly begun: Promise<{ job: string; run: string }>
  readonly answer: Promise<{ job: string; run: string | null }>
  readonly report: Promise<ImportReport>
}

/** What an import is called, and rows for what was handed over and could not be taken. */
export interface ImportExtras {
  readonly label?: string
  readonly refused?: readonly RefusedSource[]
}

/** Starts an import into the open corpus, after those that already run. Throws `no-corpus`. */
export function startImport(
  core: AppCore,
  paths: readonly string[],
  options: ImportOptions,
  { label, refused = [] }: ImportExtras = {},
): StartedImport {
  const name = label ?? labelOf([...paths, ...refused.map(({ path }) => path)])
  // Uploads are gone when this program ends: a run of them cannot be taken up again.
  const keepRoots = paths.every((path) => core.grants.display(path) === path)
  const rows = refused.map((source) => ({ ...source, outcome: 'failed' as const }))
  return start(core, { paths, options, label: name, keepRoots, refused: rows }, name)
}

/** Takes up a run that was cut off. Throws `no-corpus`, `not-found`; `begun` rejects with `conflict` when it cannot go on. */
export async function resumeImport(core: AppCore, run: string): Promise<StartedImport> {
  const { label } = await core.current().db.read('run.get', { run })
  return start(core, { resume: run }, label)
}

function start(core: AppCore, task: ImportTask, label: string): StartedImport {
  const { db } = core.current()
  const waits = core.jobs.list().some(({ kind }) => kind === 'import')
  const begun = Promise.withResolvers<{ job: string; run: string }>()
  const job = core.jobs.start('import', label, ({ job, signal, progress, setRun, whenGoing }) =>
    runImport(db, task, {
      signal,
      whenGoing,
      display: (path) => core.grants.display(path),
      onProgress: progress,
      onRun(run) {
        if ('paths' in task) core.places.note(run, task.paths)
        setRun(run)
        begun.resolve({ job, run })
      },
    }),
  )
  job.result.catch((error: unknown) => begun.reject(error))
  // Whoever waits for the report alone hears of a failure there.
  begun.promise.catch(() => undefined)
  const answer = waits ? Promise.resolve({ job: job.id, run: null }) : begun.promise
  return { begun: begun.promise, answer, report: job.result }
}

/** What was dropped or named, for people: a few names and how many more. */
function labelOf(paths: readonly string[]): string {
  const names = paths.slice(0, 3).map((path) => basename(path))
  return paths.length <= 3 ? names.join(', ') : `${names.join(', ')} and ${paths.length - 3} more`
}
