import { randomUUID } from 'node:crypto'
import { AppError } from '../contract/errors.ts'
import type { AppEvents } from '../contract/events.ts'
import type { JobProgress } from '../contract/host.ts'
import { createThrottle } from './throttle.ts'

export type JobKind = JobProgress['kind']
export type JobEvent = AppEvents['job.progress']

/** What a job's work may use: its progress goes out at most ten times a second, and the signal asks it to stop. */
export interface JobContext {
  readonly job: string
  readonly signal: AbortSignal
  progress(progress: Omit<JobEvent, 'job' | 'kind'>): void
  /** Remembers the import run that the job writes, for windows that attach later. */
  setRun(run: string): void
}

export interface Job<T> {
  readonly id: string
  /** The work's result; rejects with what it threw, or `cancelled` when it was cancelled before it began. */
  readonly result: Promise<T>
}

/** Long work of one host. Jobs of one kind run one after another, in the order in which they were started. */
export interface Jobs {
  start<T>(kind: JobKind, work: (context: JobContext) => Promise<T>): Job<T>
  list(): { job: string; kind: JobKind; run?: string }[]
  /** The last progress of each live job, so that a reloaded window shows it at once. */
  progress(): JobEvent[]
  /** Asks a job to stop; false when there is no such job (any more). */
  cancel(job: string): boolean
  cancelAll(): void
  /** All jobs that were started until now, and those that they queue behind, have ended. */
  idle(): Promise<void>
}

interface Live {
  readonly kind: JobKind
  readonly controller: AbortController
  readonly done: Promise<unknown>
  run?: string
  last?: JobEvent
}

const TEN_A_SECOND = 100

/** Creates the job list of a host; `emit` gets `job.progress` and `job.ended`. */
export function createJobs(emit: <N extends 'job.progress' | 'job.ended'>(name: N, data: AppEvents[N]) => void): Jobs {
  const live = new Map<string, Live>()
  const queues = new Map<JobKind, Promise<unknown>>()

  const run = async <T>(
    job: string,
    kind: JobKind,
    controller: AbortController,
    work: (context: JobContext) => Promise<T>,
  ): Promise<T> => {
    const throttle = createThrottle<JobEvent>(TEN_A_SECOND, (event) => emit('job.progress', event))
    const { signal } = controller
    try {
      if (signal.aborted) throw new AppError('cancelled', 'The job was cancelled before it began.')
      const result = await work({
        job,
        signal,
        progress(progress) {
          const event = { ...progress, job, kind }
          const entry = live.get(job)
          if (entry !== undefined) entry.last = event
          throttle.push(event)
        },
        setRun(id) {
          const entry = live.get(job)
          if (entry !== undefined) entry.run = id
        },
      })
      throttle.flush()
      live.delete(job)
      emit('job.ended', { job, kind, state: signal.aborted ? 'cancelled' : 'done' })
      return result
    } catch (error) {
      throttle.flush()
      live.delete(job)
      const cancelled = signal.aborted || (error instanceof AppError && error.code === 'cancelled')
      emit('job.ended', {
        job,
        kind,
        state: cancelled ? 'cancelled' : 'failed',
        ...(cancelled ? {} : { message: error instanceof AppError ? error.message : 'The job failed.' }),
      })
      throw error
    }
  }

  return {
    start(kind, work) {
      const job = randomUUID()
      const controller = new AbortController()
      const before = queues.get(kind) ?? Promise.resolve()
      const result = before.then(() => run(job, kind, controller, work))
      const done = result.then(
        () => undefined,
        () => undefined,
      )
      queues.set(kind, done)
      live.set(job, { kind, controller, done })
      return { id: job, result }
    },
    list: () => [...live].map(([job, { kind, run }]) => (run === undefined ? { job, kind } : { job, kind, run })),
    progress: () => [...live.values()].flatMap(({ last }) => (last === undefined ? [] : [last])),
    cancel(job) {
      const entry = live.get(job)
      entry?.controller.abort()
      return entry !== undefined
    },
    cancelAll() {
      for (const { controller } of live.values()) controller.abort()
    },
    async idle() {
      await Promise.all([...live.values()].map(({ done }) => done))
    },
  }
}
