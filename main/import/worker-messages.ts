import type { PreparedRecord } from '../contract/prepared.ts'
import type { FilePath } from '../files/file-path.ts'
import type { Hints, RecordRefusal } from './formats/format.ts'

/** Asks a worker for the articles of one file. */
export interface ReadRequest {
  readonly id: number
  readonly path: FilePath
  /** The path that reports and sources give. */
  readonly shown: string
  readonly hints: Hints
  /** So many articles and rows of the file are stored already, by a run that was cut off: they are passed over. */
  readonly skip: number
  /** How long the pool gives it without a sign of life until the worker says that its format needs another time, in milliseconds. */
  readonly timeLimit: number
}

/** Some of what a file gave, in its order. A file gives any number of parts, the last of which says so. */
export interface FilePart {
  readonly records: readonly PreparedRecord[]
  /** Rows for records that gave no article, and at the end for what ended the reading. */
  readonly refusals: readonly RecordRefusal[]
  readonly last: boolean
}

export type ToImportWorker =
  | ({ readonly type: 'read' } & ReadRequest)
  /** A part was taken: the worker may be one part further ahead. */
  | { readonly type: 'taken'; readonly id: number }

export type FromImportWorker =
  /** The format is known; from now it may take so long without a sign of life, in milliseconds. */
  | { readonly type: 'recognised'; readonly id: number; readonly timeLimit: number }
  /** A sign of life: so many bytes of the file are read. */
  | { readonly type: 'reading'; readonly id: number; readonly bytes: number }
  | ({ readonly type: 'part'; readonly id: number } & FilePart)
