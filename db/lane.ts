import { AppError } from '../main/contract/errors.ts'
import type { ReaderRole } from './messages.ts'
import { DbWorker, type Call, type WorkerHooks } from './worker-client.ts'

/** Starts readers of a corpus; all or none. */
export async function startReaders(
  file: string,
  roles: readonly ReaderRole[],
  hooks: WorkerHooks,
): Promise<DbWorker[]> {
  const started = await Promise.allSettled(roles.map((role) => DbWorker.start({ role, file }, hooks)))
  const workers = started.filter((result) => result.status === 'fulfilled').map((result) => result.value)
  const failed = started.find((result) => result.status === 'rejected')
  if (failed === undefined) return workers
  await Promise.allSettled(workers.map((worker) => worker.close()))
  throw failed.reason
}

/** What is looked at while one types goes before whatever else waits. */
const URGENT: ReadonlySet<string> = new Set(['article.page'])

/** Reads wait in one queue, and each goes to whichever of its workers is free first: one slow query holds up nobody else's. */
export class Lane {
  readonly #workers: readonly DbWorker[]
  readonly #waiting = new Set<Call>()
  #closing: Promise<void> | undefined

  constructor(workers: readonly DbWorker[]) {
    this.#workers = workers
    for (const worker of workers) worker.onFree = () => this.#dispatch()
  }

  add(call: Call): void {
    this.#waiting.add(call)
    this.#dispatch()
  }

  /** A call that waits is not made. */
  drop(call: Call): void {
    this.#waiting.delete(call)
  }

  /** Ends after the calls already sent; those that wait are refused. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    for (const call of this.#waiting) call.reject(new AppError('closed', 'The corpus is closed.'))
    this.#waiting.clear()
    const closed = await Promise.allSettled(this.#workers.map((worker) => worker.close()))
    const failed = closed.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  }

  #dispatch(): void {
    for (const worker of this.#workers) {
      if (worker.busy) continue
      const call = this.#next()
      if (call === undefined) return
      this.#waiting.delete(call)
      worker.send(call)
    }
  }

  #next(): Call | undefined {
    let first: Call | undefined
    for (const call of this.#waiting) {
      if (URGENT.has(call.name)) return call
      first ??= call
    }
    return first
  }
}
