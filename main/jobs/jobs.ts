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
  progress(progress: Omit<JobEvent, 'job' | 'kind' | 'run' | 'paused'>): void
  /** Remembers the import run that the job writes, for windows that attach later. */
  setRun(run: string): void
  /** Answers when a paused job is resumed or cancelled; undefined while it is not paused. */
  whenGoing(): Promise<void> | undefined
}

export interface Job<T> {
  readonly id: string
  /** The work's result; rejects with what it threw, or `cancelled` when it was cancelled before it began. */
  readonly result: Promise<T>
}

/** Long work of one host. Jobs of one kind run one after another, in the order in which they were started. */
export interface Jobs {
  /** `label` says what it is about, while it waits for those before it. */
  start<T>(kind: JobKind, label: string, work: (context: JobContext) => Promise<T>): Job<T>
  list(): { job: string; kind: JobKind; label: string; run?: string }[]
  /** The last progress of each live job, so that a reloaded window shows it at once. */
  progress(): JobEvent[]
  /** Lets a job stand still, or go on; false when there is no such job (any more). */
  pause(job: string): boolean
  resume(job: string): boolean
  /** Asks a job to stop, one that waits at once; false when there is no such job (any more). */
  cancel(job: string): boolean
  /** Stops all because the corpus is closed: their signals' reason is `interrupted`. */
  interruptAll(): void
  /** All jobs that were started until now, and those that they queue behind, have ended. */
  idle(): Promise<void>
}

interface Live {
  readonly kind: JobKind
  readonly label: string
  readonly controller: AbortController
  readonly done: Promise<unknown>
  run?: string
  last?: JobEvent
  /** Gives the job up; there while it waits for others. */
  drop?: () => void
  /** There while the job is paused. */
  gate?: PromiseWithResolvers<void>
}

const TEN_A_SECOND = 100

/** Creates the job list of a host; `emit` gets `job.progress` and `job.ended`. */
export function createJobs(emit: <N extends 'job.progress' | 'job.ended'>(name: N, data: AppEvents[N]) => void): Jobs {
  const live = new Map<string, Live>()
  const queues = new Map<JobKind, Promise<unknown>>()

  /** Takes a job that ended off the list; what is to be said of it besides. */
  const forget = (job: string): { run?: string } => {
    const run = live.get(job)?.run
    live.delete(job)
    return run === undefined ? {} : { run }
  }

  const run = async <T>(
    job: string,
    kind: JobKind,
    controller: AbortController,
    work: (context: JobContext) => Promise<T>,
  ): Promise<T> => {
    const throttle = createThrottle<JobEvent>(TEN_A_SECOND, (event) => emit('job.progress', event))
    const { signal } = controller
    try {
      const result = await work({
        job,
        signal,
        progress(progress) {
          const entry = live.get(job)
          const event = {
            ...progress,
            job,
            kind,
            ...(entry?.run === undefined ? {} : { run: entry.run }),
            ...(entry?.gate === undefined ? {} : { paused: true }),
          }
          if (entry !== undefined) entry.last = event
          throttle.push(event)
        },
        setRun(id) {
          const entry = live.get(job)
          if (entry !== undefined) entry.run = id
        },
        whenGoing: () => live.get(job)?.gate?.promise,
      })
      throttle.flush()
      emit('job.ended', { job, kind, state: signal.aborted ? 'cancelled' : 'done', ...forget(job) })
      return result
    } catch (error) {
      throttle.flush()
      const cancelled = signal.aborted || (error instanceof AppError && error.code === 'cancelled')
      emit('job.ended', {
        job,
        kind,
        state: cancelled ? 'cancelled' : 'failed',
        ...forget(job),
        ...(cancelled ? {} : { message: error instanceof AppError ? error.message : 'The job failed.' }),
      })
      throw error
    }
  }

  const setPaused = (job: string, paused: boolean): boolean => {
    const entry = live.get(job)
    if (entry === undefined || (entry.gate !== undefined) === paused) return entry !== undefined
    if (paused) entry.gate = Promise.withResolvers<void>()
    else {
      entry.gate?.resolve()
      delete entry.gate
    }
    if (entry.last !== undefined) {
      const { paused: _, ...last } = entry.last
      entry.last = paused ? { ...last, paused } : last
      emit('job.progress', entry.last)
    }
    return true
  }

  return {
    start(kind, label, work) {
      const job = randomUUID()
      const controller = new AbortController()
      const before = queues.get(kind) ?? Promise.resolve()
      const given = Promise.withResolvers<never>()
      const result = Promise.race([
        given.promise,
        before.then(() => {
          delete live.get(job)?.drop
          return live.has(job) ? run(job, kind, controller, work) : given.promise
        }),
      ])
      // One that is given up while it waits does not let those after it pass the one before it.
      const done = Promise.allSettled([before, result])
      queues.set(kind, done)
      const drop = (): void => {
        emit('job.ended', { job, kind, state: 'cancelled', ...forget(job) })
        given.reject(new AppError('cancelled', 'The job was cancelled before it began.'))
      }
      const last: JobEvent = { job, kind, phase: 'waiting', done: 0, total: null, note: label }
      live.set(job, { kind, label, controller, done, last, drop })
      emit('job.progress', last)
      return { id: job, result }
    },
    list: () =>
      [...live].map(([job, { kind, label, run }]) =>
        run === undefined ? { job, kind, label } : { job, kind, label, run },
      ),
    progress: () => [...live.values()].flatMap(({ last }) => (last === undefined ? [] : [last])),
    cancel(job) {
      const entry = live.get(job)
      entry?.controller.abort('cancelled')
      entry?.drop?.()
      entry?.gate?.resolve()
      return entry !== undefined
    },
    pause: (job) => setPaused(job, true),
    resume: (job) => setPaused(job, false),
    interruptAll() {
      for (const { controller, drop, gate } of live.values()) {
        controller.abort('interrupted')
        drop?.()
        gate?.resolve()
      }
    },
    async idle() {
      await Promise.all([...live.values()].map(({ done }) => done))
    },
  }
}
