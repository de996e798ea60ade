import type { Extracted } from '../../contract/article.ts'
import type { ExpansionBudget } from '../expansion-budget.ts'

/**
 * What a format reads: a file, or an entry of a container. Small formats take `bytes()`; those that hold many articles take
 * `chunks()` or `slice()`, so that memory does not grow with the file.
 */
export interface FormatInput {
  /** Name of the file or entry, for evidence and for the extension; never used as a path. */
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** The beginning, by which the format was recognised: at most HEAD_BYTES. */
  readonly head: Uint8Array
  readonly hints: Hints
  /** What all archives in the dropped file may unpack to; those that unpack count into it. */
  readonly budget: ExpansionBudget
  /** All of it. Throws the Refusal `too-large` above the format's limit. */
  bytes(): Promise<Uint8Array>
  /** From the start, in pieces. */
  chunks(): AsyncIterable<Uint8Array>
  /** The bytes [start, end), fewer only at its end. */
  slice(start: number, end: number): Promise<Uint8Array>
  /**
   * Reads what a container holds as if it were a file of its own: type by content, limits, nesting. Refusals are yielded as
   * rows, so that one bad entry does not end the others. Records are called `entry.record`, and `entry.record!/…` when the entry
   * holds several.
   */
  inside(entry: Entry): AsyncIterable<Found>
}

/** An entry of a container: its locator there, its name, its bytes (never written to disk), and what the container says of it. */
export interface Entry {
  readonly record: string
  readonly name: string
  readonly bytes: Uint8Array | EntryStream
  readonly hints?: Hints
}

/** The content of an entry that is too large to be held in memory; it can be read more than once. */
export interface EntryStream {
  /** In bytes, known by having read it. */
  readonly size: number
  /** The beginning: HEAD_BYTES, fewer where there are fewer. */
  readonly head: Uint8Array
  chunks(): AsyncIterable<Uint8Array>
}

/** What is known about an input from outside it: from the container, or decided by the researcher. */
export interface Hints {
  /** The address it was fetched from, as an archive states it. */
  readonly url?: string
  /** Character set that its transport stated (HTTP, mail). */
  readonly charset?: string
  /** Media type that its transport stated, without parameters. */
  readonly mediaType?: string
  /** Columns (or keys) of a table by field, as the researcher mapped them: `{ title: 'Headline' }`. */
  readonly columns?: Readonly<Record<string, string>>
  /** Mappings that the researcher gave for earlier tables, by `columnsKey` of main/contract/tables.ts; `columns` comes first. */
  readonly tables?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Reads it as this format, whatever it looks like. */
  readonly as?: string
  /** The researcher's additions to the table of outlets: name by host, without `www.`. */
  readonly outletHosts?: Readonly<Record<string, string>>
}

/** What reading finds, in the order of the file. */
export type Found = ReadRecord | RecordRefusal

/** One article. `record` tells it from the others of its file: a stable locator such as a number, an accession number or a path. */
export interface ReadRecord {
  readonly record?: string
  readonly extracted: Extracted
  /** What the researcher should know about how it was read, such as a guessed encoding. */
  readonly warnings: readonly Warning[]
  /** The bytes of this record alone, unchanged; absent: the original is the whole input. */
  readonly original?: Uint8Array
  /** Media type of the original, with the charset it was read with where it is text: `text/html;charset=windows-1252`. */
  readonly media: string
}

/** A record, or with no `record` the rest of the file, that gave no article: a row of the report. See {@link Refusal}. */
export interface RecordRefusal {
  readonly record?: string
  readonly refusal: { readonly outcome: 'failed' | 'skipped'; readonly code: string; readonly reason: string }
}

/** `code` is stable, `reason` one or more whole sentences for people, saying what to do where there is something to do. */
export interface Warning {
  readonly code: string
  readonly reason: string
}

/** What a format is told from. Texts of any encoding can be matched: `latin1` has a character for each byte. */
export interface FileHead {
  readonly name: string
  /** Lower case, without the dot. */
  readonly extension: string
  readonly bytes: Uint8Array
  readonly latin1: string
  /** Best reading as text: UTF-8 or UTF-16, with U+FFFD for what is neither; '' when it is binary. */
  readonly text: string
  readonly hints: Hints
}

/**
 * A format that import reads: one file in this folder, one line in table.ts. `read` may throw a Refusal; whatever it yielded
 * before is kept.
 */
export interface Format {
  /** What `Extracted.format` says, unless a record says otherwise. */
  readonly name: string
  /** For people: "an HTML page". */
  readonly label: string
  /** Extensions that promise this format, lower case, without the dot. */
  readonly extensions: readonly string[]
  /** Largest input that `bytes()` gives whole; Infinity for formats that stream. */
  readonly limit: number
  /** How long it may take from one record to the next, in milliseconds. */
  readonly timeLimit: number
  /** Whether a file beginning like this is of this format. The table is asked in its order; content counts, not the name alone. */
  recognises(head: FileHead): boolean
  read(input: FormatInput): AsyncIterable<Found> | Iterable<Found>
}
