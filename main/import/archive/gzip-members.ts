import { once } from 'node:events'
import { pipeline, Readable } from 'node:stream'
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import type { ExpansionBudget } from '../expansion-budget.ts'
import { Refusal } from '../refusal.ts'
import { INFLATED_CHUNK, mayExpandTo, tooMuchExpansion } from './expanded.ts'
import { PieceReader, type Piece } from './piece-reader.ts'

const VIEWS = [65_536, 1_048_576]
const WHOLE_MEMBER = 4_000_000
const MOST_DAMAGED = 1000
const FED_BYTES = 65_536
const TRAILER = 8
const MAGIC = Buffer.from([0x1f, 0x8b, 0x08])

/** How the members of a gzip file are read. */
export interface MemberOptions {
  /** Whether what a member holds is the certain start of a record. */
  isStart(opening: Uint8Array): boolean
  /** A member, or what stands in its place, could not be read or not to its end. */
  onDamaged(): void
  readonly budget: ExpansionBudget
}

/**
 * Unpacks a gzip file member by member, as web archives are written: one for each record, so that a damaged one costs no other.
 * What is damaged is left out, and the next member is looked for. Counts into the budget; throws the Refusal `limit` for a
 * decompression bomb.
 */
export async function* gunzipMembers(
  compressed: AsyncIterable<Uint8Array>,
  options: MemberOptions,
): AsyncGenerator<Piece> {
  const input = new PieceReader(asPieces(compressed))
  const count = counter(options.budget)
  let damaged = 0
  const onDamaged = (): void => {
    options.onDamaged()
    // Each costs the search for the next: what holds hardly anything else is no archive that is worth it.
    if (++damaged > MOST_DAMAGED)
      throw new Refusal(
        'failed',
        'damaged',
        `More than ${MOST_DAMAGED.toLocaleString('en')} parts of it are damaged; what could be read before was. Get the archive again and import that.`,
      )
  }
  try {
    for (;;) {
      const view = await input.peek(VIEWS[0]!, Number.POSITIVE_INFINITY)
      if (view.length === 0) return
      const header = headerLength(view)
      if (header === undefined) {
        if (await toNextMember(input)) onDamaged()
        continue
      }
      const whole = await inflateMember(input, header)
      if (whole === 'damaged') {
        onDamaged()
        await input.skip(1)
        await toNextMember(input)
      } else if (whole !== undefined) {
        count(header + whole.consumed + TRAILER, whole.bytes.length)
        await input.skip(header + whole.consumed)
        if (await endsRight(input, crc32(whole.bytes)))
          yield { bytes: whole.bytes, isStart: options.isStart(whole.bytes) }
        else onDamaged()
      } else {
        await input.skip(header)
        yield* inflateLong(input, { ...options, onDamaged }, count)
      }
    }
  } finally {
    await input.close()
  }
}

type Counter = (taken: number, given: number) => void

function counter(budget: ExpansionBudget): Counter {
  let allTaken = 0
  let allGiven = 0
  return (taken, given) => {
    allTaken += taken
    allGiven += given
    budget.expand(given)
    const most = mayExpandTo(allTaken)
    if (allGiven > most) throw tooMuchExpansion(allTaken, most)
  }
}

/** A member that lies in the next bytes as a whole; undefined when it is longer. */
async function inflateMember(
  input: PieceReader,
  header: number,
): Promise<{ readonly bytes: Uint8Array; readonly consumed: number } | 'damaged' | undefined> {
  for (const size of VIEWS) {
    const view = await input.peek(size, Number.POSITIVE_INFINITY)
    try {
      const { buffer, engine } = inflateRawSync(view.subarray(header), {
        info: true,
        maxOutputLength: WHOLE_MEMBER,
      }) as unknown as { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } }
      return { bytes: buffer, consumed: engine.bytesWritten }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ERR_BUFFER_TOO_LARGE') return undefined
      if (code !== 'Z_BUF_ERROR') return 'damaged'
      // It ends with the file: what there is of it is read by the other way.
      if (view.length < size) return undefined
    }
  }
  return undefined
}

/** Inflates a member of any length piece by piece, and leaves what follows it. Cut off or damaged, it ends where that is. */
async function* inflateLong(
  input: PieceReader,
  { isStart, onDamaged }: MemberOptions,
  count: Counter,
): AsyncGenerator<Piece> {
  const inflater = createInflateRaw({ chunkSize: INFLATED_CHUNK })
  // What was handed over and may not be used: where a member ends shows only when its end was read over.
  const handed: Uint8Array[] = []
  let released = 0
  async function* feed(): AsyncIterable<Uint8Array> {
    for (let piece = await input.piece(); piece !== undefined; piece = await input.piece()) {
      const part = piece.subarray(0, FED_BYTES)
      input.unread(piece.subarray(FED_BYTES))
      handed.push(part)
      yield part
    }
  }
  const source = Readable.from(feed(), { objectMode: false, highWaterMark: FED_BYTES })
  pipeline(source, inflater, () => undefined)
  let counted = 0
  let checksum = 0
  let opened = false
  let failed = false
  try {
    for await (const bytes of inflater as AsyncIterable<Uint8Array>) {
      const used: number = inflater.bytesWritten
      count(used - counted, bytes.length)
      counted = used
      checksum = crc32(bytes, checksum)
      while (handed.length > 1 && released + handed[0]!.length <= used) released += handed.shift()!.length
      yield opened ? { bytes } : { bytes, isStart: isStart(bytes) }
      opened = true
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    failed = true
  } finally {
    source.destroy()
    inflater.destroy()
    if (!source.closed) await once(source, 'close')
  }
  const used: number = inflater.bytesWritten
  for (const part of handed.toReversed()) input.unread(part)
  await input.skip(used - released)
  if (!failed && (await endsRight(input, checksum))) return
  onDamaged()
  if (failed) await toNextMember(input)
}

/** Passes over the end of a member; whether its checksum is that of what it held. */
async function endsRight(input: PieceReader, checksum: number): Promise<boolean> {
  const trailer = await input.take(TRAILER)
  return trailer.length === TRAILER && new DataView(trailer.buffer, trailer.byteOffset).getUint32(0, true) === checksum
}

/** The first bytes that a gzip file holds, as far as its first bytes show them; undefined where it is none or damaged. */
export function gunzipOpening(head: Uint8Array): Uint8Array | undefined {
  const view = head.subarray(0, 4096)
  const header = headerLength(view)
  if (header === undefined) return undefined
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: WHOLE_MEMBER * 2 }
    return inflateRawSync(view.subarray(header), options)
  } catch {
    return undefined
  }
}

/** How long the header of a member is; undefined when there is none. */
function headerLength(view: Uint8Array): number | undefined {
  if (view.length < 18 || view[0] !== 0x1f || view[1] !== 0x8b || view[2] !== 8) return undefined
  const flags = view[3]!
  if ((flags & 0xe0) !== 0) return undefined
  let at = 10
  if ((flags & 4) !== 0) at += 2 + view[10]! + view[11]! * 256
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue
    const end = view.indexOf(0, at)
    if (end === -1) return undefined
    at = end + 1
  }
  if ((flags & 2) !== 0) at += 2
  return at < view.length ? at : undefined
}

/** Passes over what is no member; whether that was anything but padding. */
async function toNextMember(input: PieceReader): Promise<boolean> {
  for (let lost = false; ;) {
    const view = await input.peek(VIEWS[0]!, Number.POSITIVE_INFINITY)
    if (view.length === 0) return lost
    const at = Buffer.from(view.buffer, view.byteOffset, view.byteLength).indexOf(MAGIC)
    if (at === 0 && headerLength(view) !== undefined) return lost
    const passed = at > 0 ? at : at === 0 ? 1 : Math.max(1, view.length - 2)
    lost ||= view.subarray(0, passed).some((byte) => byte !== 0)
    await input.skip(passed)
  }
}

async function* asPieces(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Piece> {
  for await (const bytes of chunks) yield { bytes }
}
