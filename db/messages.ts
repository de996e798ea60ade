import type { ErrorCode } from '../main/contract/errors.ts'
import type { Topic } from '../main/contract/events.ts'

/** What a change touched, and the corpus's revision after it. */
export interface CorpusChange {
  readonly topics: Topic[]
  readonly revision: number
}

export type ReaderRole = 'reader' | 'searcher'

/** How a worker opens the corpus: the one writer, which may create the file, or a reader; a `searcher` is one that prepares for searches, too. */
export interface WorkerStart {
  readonly role: 'writer' | ReaderRole
  readonly file: string
  /** Name of the corpus to create; only for the writer. */
  readonly create?: string
}

/** What the client sends to a worker. */
export type ToWorker =
  | {
      readonly type: 'call'
      readonly id: number
      readonly name: string
      readonly input: unknown
      /** One Int32, set to 1 when the caller gave up. */
      readonly cancel?: SharedArrayBuffer
    }
  | { readonly type: 'close' }

/** What a worker answers. `ready` comes once it has opened the file, or `refused` in its place. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'refused'; readonly error: CrossingError }
  | { readonly type: 'done'; readonly id: number; readonly output: unknown; readonly ms: number }
  | { readonly type: 'failed'; readonly id: number; readonly error: CrossingError }
  | ({ readonly type: 'changed' } & CorpusChange)
  | { readonly type: 'closed'; readonly error?: CrossingError }

/** An error in a form that survives structured cloning. Without a code it is a fault of the program, with its stack for the log. */
export interface CrossingError {
  readonly code?: ErrorCode
  readonly message: string
  readonly details?: Record<string, unknown>
  readonly stack?: string
}
