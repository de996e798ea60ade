import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { create } from 'zustand'
import type { AppEvents } from '../../main/contract/events.ts'
import { useApi } from './api.ts'
import { toast } from './toasts.ts'
import { useT } from '../i18n/use-t.ts'
import { currentView } from './view-store.ts'

/** A job that runs or waits: what the host said last of it. */
export interface Job {
  readonly job: string
  readonly kind: AppEvents['job.progress']['kind']
  /** What it is about: names of files and folders. */
  readonly label: string
  readonly run?: string
  readonly progress?: AppEvents['job.progress']
  readonly cancelling: boolean
}

interface JobStore {
  readonly jobs: readonly Job[]
}

/** The jobs that run or wait now, oldest first. */
export const useJobs = create<JobStore>(() => ({ jobs: [] }))

const update = (id: string, change: (job: Job | undefined) => Job | undefined): void =>
  useJobs.setState(({ jobs }) => {
    const old = jobs.find(({ job }) => job === id)
    const next = change(old)
    if (old === undefined) return { jobs: next === undefined ? jobs : [...jobs, next] }
    return { jobs: jobs.flatMap((job) => (job.job !== id ? [job] : next === undefined ? [] : [next])) }
  })

/** Whether a job waits for those before it. */
export function isWaiting({ progress }: Job): boolean {
  return progress?.phase === 'waiting'
}

/** Marks a job as being cancelled; it ends after the batch that it is in. */
export function markCancelling(id: string): void {
  update(id, (job) => (job === undefined ? undefined : { ...job, cancelling: true }))
}

/** Follows the jobs of the host: those that run already when the window opens, too. Used once. */
export function useFollowJobs(): void {
  const t = useT()
  const client = useApi()
  const queries = useQueryClient()
  useEffect(() => {
    let gone = false
    const list = async (): Promise<void> => {
      const running = await client.call('job.list', {})
      if (gone) return
      useJobs.setState(({ jobs }) => ({
        jobs: running.map((job) => ({ cancelling: false, ...jobs.find((old) => old.job === job.job), ...job })),
      }))
    }
    const refresh = (): void => void list().catch(() => undefined)
    refresh()
    // What ended while the connection was down is asked once it is back.
    const offClose = client.onClose(refresh)
    const offProgress = client.on('job.progress', (progress) => {
      const { job: id, kind, phase, note, run } = progress
      update(id, (job) => ({
        cancelling: false,
        label: phase === 'waiting' ? note : '',
        ...job,
        ...(run === undefined ? {} : { run }),
        job: id,
        kind,
        progress,
      }))
    })
    const offEnd = client.on('job.ended', ({ job, state, message, kind, run }) => {
      const counts = useJobs.getState().jobs.find((other) => other.job === job)?.progress?.counts
      update(job, () => undefined)
      const { place, openRun } = currentView()
      // Who looks at the report needs no message besides.
      if (kind === 'import' && state === 'done' && counts !== undefined && !(place === 'runs' && openRun === run)) {
        toast({
          tone: 'success',
          text: t('import.done', {
            added: counts.added + counts.needsReview,
            here: counts.alreadyHere,
            failed: counts.failed,
          }),
        })
      }
      if (state === 'failed') toast({ tone: 'danger', text: t(`import.failed.${kind}`, { message: message ?? '' }) })
      for (const method of ['import.report', 'import.summary', 'import.items', 'import.runs', 'library.get']) {
        void queries.invalidateQueries({ queryKey: [method] })
      }
    })
    return () => {
      gone = true
      offClose()
      offProgress()
      offEnd()
    }
  }, [client, queries, t])
}
