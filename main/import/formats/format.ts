import type { Extracted } from '../../contract/article.ts'

/** What a format reads from: a file, or later an entry of a container. */
export interface FormatInput {
  /** File name, for evidence and for the extension; never used as a path. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** One article that a format found. `record` tells it from the others of its file. */
export interface ReadRecord {
  readonly record?: string
  readonly extracted: Extracted
  /** What the researcher should know about how it was read, such as a guessed encoding. */
  readonly warnings: readonly Warning[]
}

/** `code` is stable; `words` complete the sentence "It was …". */
export interface Warning {
  readonly code: 'guessed-encoding' | 'wrong-extension' | 'plain-reading' | 'date-conflict'
  readonly words: string
}

/**
 * A format that import reads: one file in this folder, one line in table.ts. `read` may throw a Refusal; whatever it yielded
 * before is kept.
 */
export interface Format {
  /** What `Extracted.format` says. */
  readonly name: string
  /** For people: "an HTML page". */
  readonly label: string
  /** Extensions that promise this format, lower case, without the dot. */
  readonly extensions: readonly string[]
  /** Largest file that is read whole, in bytes. */
  readonly limit: number
  /** How long one file may take, in milliseconds. */
  readonly timeLimit: number
  read(input: FormatInput): AsyncIterable<ReadRecord> | Iterable<ReadRecord>
}
