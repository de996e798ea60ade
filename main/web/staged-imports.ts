import type { App } from '../api/app.ts'
import type { Handlers } from '../api/handlers.ts'
import { AppError } from '../contract/errors.ts'
import type { AppEvents } from '../contract/events.ts'
import type { Staging } from '../files/staging.ts'

/**
 * The handlers of an application whose sources may be uploads: an upload is removed when the import that reads it has ended,
 * and cannot be opened as a corpus, since it is a copy that will not last.
 */
export const withStagedImports = (app: App, staging: Staging, onError: (error: unknown) => void): Handlers => {
  const dropsOfJob = new Map<string, ReadonlySet<string>>()
  // A small import may end before its start is answered: ends are remembered while any start is on its way.
  const ended = new Set<string>()
  let starting = 0
  const removeAll = (drops: ReadonlySet<string>): void => {
    for (const drop of drops) staging.remove(drop).catch(onError)
  }
  app.onEvent((name, data) => {
    if (name !== 'job.ended') return
    const { job } = data as AppEvents['job.ended']
    if (starting > 0) ended.add(job)
    removeAll(dropsOfJob.get(job) ?? new Set())
    dropsOfJob.delete(job)
  })
  return {
    ...app.handlers,
    'import.start': async ({ sources, options }, context) => {
      // All files of one dropped folder carry the grant of the folder.
      const distinct = [...new Set(sources)]
      const drops = staging.dropsOf(distinct)
      starting++
      try {
        const started = await app.handlers['import.start']({ sources: distinct, options }, context)
        if (ended.has(started.job)) removeAll(drops)
        else dropsOfJob.set(started.job, drops)
        return started
      } finally {
        if (--starting === 0) ended.clear()
      }
    },
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
