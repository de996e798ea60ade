import type { App } from '../api/app.ts'
import type { Handlers } from '../api/handlers.ts'
import { AppError } from '../contract/errors.ts'
import type { AppEvents } from '../contract/events.ts'
import type { Staging } from '../files/staging.ts'

/**
 * The handlers of an application whose sources may be uploads: an upload is removed when the import that reads it has ended, but
 * for the files that it could not take, which may be tried again; and it cannot be opened as a corpus, since it is a copy that
 * will not last.
 */
export const withStagedImports = (app: App, staging: Staging, onError: (error: unknown) => void): Handlers => {
  const dropsOfJob = new Map<string, ReadonlySet<string>>()
  // A small import may end before its start is answered: ends are remembered while any start is on its way.
  const ended = new Map<string, AppEvents['job.ended']>()
  let starting = 0
  const tidy = async (drops: ReadonlySet<string>, { run }: AppEvents['job.ended']): Promise<void> => {
    if (drops.size === 0) return
    const keep = run === undefined ? new Set<string>() : await app.filesToTryAgain(run)
    for (const drop of drops) await staging.remove(drop, keep)
  }
  app.onEvent((name, data) => {
    if (name !== 'job.ended') return
    const end = data as AppEvents['job.ended']
    if (starting > 0) ended.set(end.job, end)
    tidy(dropsOfJob.get(end.job) ?? new Set(), end).catch(onError)
    dropsOfJob.delete(end.job)
  })
  const watched = async <T extends { job: string }>(
    drops: ReadonlySet<string>,
    start: () => Promise<T>,
  ): Promise<T> => {
    starting++
    try {
      const started = await start()
      const end = ended.get(started.job)
      if (end === undefined) dropsOfJob.set(started.job, drops)
      else tidy(drops, end).catch(onError)
      return started
    } finally {
      if (--starting === 0) ended.clear()
    }
  }
  return {
    ...app.handlers,
    'import.start': ({ sources, options }, context) => {
      // All files of one dropped folder carry the grant of the folder.
      const distinct = [...new Set(sources)]
      return watched(staging.dropsOf(distinct), () =>
        app.handlers['import.start']({ sources: distinct, options }, context),
      )
    },
    'table.import': (input, context) =>
      watched(staging.dropsOf('source' in input.table ? [input.table.source] : []), () =>
        app.handlers['table.import'](input, context),
      ),
    'corpus.open': async (input, context) => {
      if (staging.dropsOf([input.source]).size > 0)
        throw new AppError(
          'unsupported',
          'The browser hands over a copy of that file, and a corpus is worked on in its place. Open it by its path instead.',
        )
      return app.handlers['corpus.open'](input, context)
    },
  }
}
