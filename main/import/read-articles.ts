import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { shownPath, type FilePath } from '../files/file-path.ts'
import { DEEPEST_NESTING, ExpansionBudget } from './expansion-budget.ts'
import { HEAD_BYTES, openFile, type OpenFile } from './file-input.ts'
import type { Entry, Format, FormatInput, Found, Hints, ReadRecord, RecordRefusal } from './formats/format.ts'
import { emptyRefusal } from './formats/text.ts'
import { memoryInput, streamInput } from './memory-input.ts'
import { recognise } from './recognise.ts'
import { Refusal, refusalOf } from './refusal.ts'

/** One article of a file, with its original's bytes and their hex SHA-256. */
export interface ReadArticle extends ReadRecord {
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** What reading tells meanwhile. */
export interface ReadEvents {
  /** How long the format allows itself from one record to the next, in milliseconds. */
  onRecognised?(timeLimit: number): void
  /** So many more bytes of the file were read. */
  onRead?(bytes: number): void
}

/**
 * Reads the articles of one file, through all archives that it holds: type by content, limits, decoding, description. Rows for
 * what could not be read come in between. Throws a Refusal for a file that holds no article or cannot be read to its end;
 * articles before it are kept.
 */
export async function* readArticles(
  path: FilePath,
  hints: Hints = {},
  events: ReadEvents = {},
): AsyncGenerator<ReadArticle | RecordRefusal> {
  const file = await openFile(path, events.onRead)
  try {
    if (file.size === 0) throw emptyRefusal(0)
    const { format, warnings } = recognise(basename(shownPath(path)), file.head, hints)
    events.onRecognised?.(format.timeLimit)
    const input = fileInput(basename(shownPath(path)), file, format, hints)
    let hashed: { readonly bytes: Uint8Array; readonly sha256: string } | undefined
    for await (const found of format.read(input)) {
      if ('refusal' in found) {
        yield found
        continue
      }
      const bytes = found.original ?? hashed?.bytes ?? (await input.bytes())
      const sha256 = bytes === hashed?.bytes ? hashed.sha256 : createHash('sha256').update(bytes).digest('hex')
      if (found.original === undefined) hashed = { bytes, sha256 }
      yield { ...found, warnings: [...warnings, ...found.warnings], bytes, sha256 }
    }
    await file.ensureUnchanged()
  } finally {
    await file.close()
  }
}

function fileInput(name: string, file: OpenFile, format: Format, hints: Hints): FormatInput {
  const budget = new ExpansionBudget(file.size)
  let whole: Promise<Uint8Array> | undefined
  return {
    name,
    size: file.size,
    head: file.head,
    hints,
    budget,
    bytes: () => (whole ??= file.bytes(format.limit)),
    chunks: () => file.chunks(),
    slice: (start, end) => file.slice(start, end),
    inside: (entry) => readInside(entry, 1, hints, budget),
  }
}

/** Reads an entry of a container as a file of its own. Everything of it gets the entry's locator; a refusal becomes a row. */
async function* readInside(
  { record, name, bytes, hints }: Entry,
  depth: number,
  outer: Hints,
  budget: ExpansionBudget,
): AsyncIterable<Found> {
  const { outletHosts, columns, tables } = outer
  const inner: Hints = {
    ...(outletHosts === undefined ? {} : { outletHosts }),
    ...(columns === undefined ? {} : { columns }),
    ...(tables === undefined ? {} : { tables }),
    ...hints,
  }
  let stream: ReturnType<typeof streamInput> | undefined
  try {
    if (depth > DEEPEST_NESTING)
      throw new Refusal(
        'failed',
        'nested',
        `It lies more than ${DEEPEST_NESTING} archives deep. Unpack it and import the folder.`,
      )
    const isWhole = bytes instanceof Uint8Array
    if ((isWhole ? bytes.length : bytes.size) === 0) throw emptyRefusal(0)
    const { format, warnings } = recognise(name, isWhole ? bytes.subarray(0, HEAD_BYTES) : bytes.head, inner)
    const rest: Pick<FormatInput, 'name' | 'hints' | 'budget' | 'inside'> = {
      name,
      hints: inner,
      budget,
      inside: (entry) => readInside(entry, depth + 1, inner, budget),
    }
    const input = isWhole ? memoryInput(bytes, format.limit, rest) : (stream = streamInput(bytes, format.limit, rest))
    for await (const found of format.read(input)) {
      const locator = found.record === undefined ? record : `${record}!/${found.record}`
      if ('refusal' in found) yield { ...found, record: locator }
      else
        yield {
          ...found,
          record: locator,
          warnings: [...warnings, ...found.warnings],
          original: found.original ?? (await input.bytes()),
        }
    }
  } catch (error) {
    yield { record, refusal: refusalOf(error) }
  } finally {
    await stream?.close()
  }
}
