import type { Checkpoint } from './checkpoint.ts'
import { asAppError } from './cross-errors.ts'
import { Derived } from './derived.ts'
import type { CorpusChange } from './messages.ts'
import { History } from './history.ts'
import type { WorkLeft } from './idle-work.ts'
import { openCorpus, openReader, type OpenedCorpus } from './open.ts'
import type { ReadInput, ReadName, ReadOutput, WriteInput, WriteName, WriteOutput } from './operations.ts'
import { searchKey } from './queries/report.ts'
import { reads } from './reads.ts'
import { pairLimits } from './search/make-pairs.ts'
import { PairKeeper } from './search/pair-keeper.ts'
import type { Writer } from './writer.ts'
import { writes } from './writes.ts'

/** The one writer of a corpus, on the thread that opened it. */
export interface WriterService {
  /** Throws what SQLite reports as an AppError where a researcher can act on it (`disk-full`, `corpus-damaged` …). */
  write<N extends WriteName>(name: N, input: WriteInput<N>): WriteOutput<N>
  /** Leaves a single clean file. All readers must be closed. */
  close(): void
}

/** One reader of a corpus, on the thread that opened it. */
export interface ReaderService {
  read<N extends ReadName>(name: N, input: ReadInput<N>, checkpoint?: Checkpoint): ReadOutput<N>
  /** Works some milliseconds at what makes later searches fast. Never throws. */
  prepare(milliseconds: number): WorkLeft
  close(): void
}

/** Opens a corpus for writing, or with `create` (its name) makes one, and puts right what a crash left behind. Errors: see openCorpus. */
export function openWriterService(
  file: string,
  create: string | undefined,
  onChange: (change: CorpusChange) => void,
): WriterService {
  const opened = openCorpus(file, create)
  try {
    return writerService(opened, onChange)
  } catch (error) {
    opened.close()
    throw error
  }
}

/** The writer over a corpus that is open already. */
export function writerService(
  { connection, close }: OpenedCorpus,
  onChange: (change: CorpusChange) => void,
): WriterService {
  const writer: Writer = { connection, history: new History(connection), derived: new Derived(connection) }
  connection.transaction(() => {
    writer.history.recover()
    // What a migration left to be derived.
    writer.derived.flush()
  })
  return { write: (name, input) => write(writer, onChange, name, input), close }
}

/** Opens a corpus for reading, beside its writer. */
export function openReaderService(file: string): ReaderService {
  const connection = openReader(file)
  connection.define('search_key', searchKey)
  const pairs = new PairKeeper(connection, pairLimits)
  return {
    read: (name, input, checkpoint = () => undefined) => {
      try {
        return connection.snapshot(() => reads[name](connection, input, checkpoint))
      } catch (error) {
        throw asAppError(error)
      }
    },
    prepare: (milliseconds) => pairs.step(milliseconds),
    close: () => connection.close(),
  }
}

/** One transaction: the write, the derived tables it left behind, and the revision when windows show any of it. */
function write<N extends WriteName>(
  writer: Writer,
  onChange: (change: CorpusChange) => void,
  name: N,
  input: WriteInput<N>,
): WriteOutput<N> {
  const { connection, history, derived } = writer
  try {
    const done = connection.transaction(() => {
      const output = writes[name](writer, input)
      derived.flush()
      const topics = history.takeTouched()
      if (topics.length > 0) connection.run('UPDATE corpus SET revision = revision + 1')
      return { output, topics, revision: connection.value<number>('SELECT revision FROM corpus') ?? 0 }
    })
    if (done.topics.length > 0) onChange({ topics: done.topics, revision: done.revision })
    return done.output
  } catch (error) {
    history.takeTouched()
    derived.reset()
    throw asAppError(error)
  }
}
