import type { PreparedRecord } from '../contract/prepared.ts'

/** Asks a worker for the articles of one file. `shown` is the path that reports and sources give. */
export interface ReadRequest {
  readonly id: number
  readonly path: string
  readonly shown: string
}

/** Why a file, or the rest of it, gave no article. */
export interface ReadRefusal {
  readonly outcome: 'failed' | 'skipped'
  readonly code: string
  readonly reason: string
}

/** What a file gave: its articles, and what ended the reading if something did. */
export interface FileResult {
  readonly records: readonly PreparedRecord[]
  readonly refusal?: ReadRefusal
}

export type FromImportWorker =
  /** The format is known; from now it may take so long, in milliseconds. */
  | { readonly type: 'recognised'; readonly id: number; readonly timeLimit: number }
  | ({ readonly type: 'done'; readonly id: number } & FileResult)
