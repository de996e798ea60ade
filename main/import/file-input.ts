import { closeSync, constants, fstatSync, openSync, read, readSync, type BigIntStats } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { FilePath } from '../files/file-path.ts'
import { Refusal, systemRefusal } from './refusal.ts'

/** How much of a file its type is told from. */
export const HEAD_BYTES = 16_384

const RETRY_AFTER_MS = 500
const CHUNK_BYTES = 262_144
const SMALL = 65_536

/**
 * A file that is read through one handle, so that a file renamed or replaced meanwhile cannot mix two contents. All methods
 * throw only {@link Refusal}.
 */
export interface OpenFile {
  readonly size: number
  readonly head: Uint8Array
  /** All of it; read once more after half a second when it changed meanwhile, then `changed`. `too-large` above `limit` bytes. */
  bytes(limit: number): Promise<Uint8Array>
  chunks(): AsyncIterable<Uint8Array>
  slice(start: number, end: number): Promise<Uint8Array>
  /** Throws `changed` when the file is no longer what it was when it was opened. */
  ensureUnchanged(): Promise<void>
  close(): Promise<void>
}

/** Opens a file for reading. `onRead` is told how many bytes were read, for progress. */
export async function openFile(path: FilePath, onRead: (bytes: number) => void = () => undefined): Promise<OpenFile> {
  return guarded(async () => {
    const handle = new Handle(path)
    try {
      const opened = handle.stat()
      if (!opened.isFile()) throw new Refusal('skipped', 'special', 'It is a device, pipe or socket, not a file.')
      const size = Number(opened.size)
      const head = new Uint8Array(Math.min(HEAD_BYTES, size))
      await handle.readInto(head, 0)
      return new HandleFile(path, handle, opened, head, onRead)
    } catch (error) {
      await handle.close()
      throw error
    }
  })
}

const readLater = promisify(read)

/**
 * An open file. In the thread that reads, waiting for another thread costs many times what opening, asking and reading a small
 * file take; a large one is read beside what else the thread has to answer.
 */
class Handle {
  readonly #descriptor: number
  readonly #reading = new Set<Promise<unknown>>()

  constructor(path: FilePath) {
    // Without O_NONBLOCK, a pipe that took the file's place since the scan would block for ever.
    this.#descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  }

  stat(): BigIntStats {
    return fstatSync(this.#descriptor, { bigint: true })
  }

  /** Fills the buffer from the file's position on; returns how much there was. */
  async readInto(buffer: Uint8Array, position: number): Promise<number> {
    let at = 0
    while (at < buffer.length) {
      const rest = [buffer, at, buffer.length - at, position + at] as const
      const length =
        buffer.length <= SMALL
          ? readSync(this.#descriptor, ...rest)
          : await this.#later(readLater(this.#descriptor, ...rest))
      if (length === 0) break
      at += length
    }
    return at
  }

  /** Waits for what is still being read: the number of a closed file may be that of another. */
  async close(): Promise<void> {
    if (this.#reading.size > 0) await Promise.allSettled(this.#reading)
    closeSync(this.#descriptor)
  }

  async #later(reading: Promise<{ readonly bytesRead: number }>): Promise<number> {
    this.#reading.add(reading)
    try {
      return (await reading).bytesRead
    } finally {
      this.#reading.delete(reading)
    }
  }
}

class HandleFile implements OpenFile {
  readonly #path: FilePath
  readonly #onRead: (bytes: number) => void
  #handle: Handle
  #opened: BigIntStats
  #isFirst = true
  readonly head: Uint8Array

  constructor(path: FilePath, handle: Handle, opened: BigIntStats, head: Uint8Array, onRead: (bytes: number) => void) {
    this.#path = path
    this.#handle = handle
    this.#opened = opened
    this.head = head
    this.#onRead = onRead
  }

  get size(): number {
    return Number(this.#opened.size)
  }

  async bytes(limit: number): Promise<Uint8Array> {
    if (this.size > limit) throw tooLarge(this.size, limit)
    return guarded(async () => {
      const first = await this.#readOnce()
      if (first !== undefined) return first
      await wait(RETRY_AFTER_MS)
      await this.#reopen()
      if (this.size > limit) throw tooLarge(this.size, limit)
      const second = await this.#readOnce()
      if (second === undefined) throw changed()
      return second
    })
  }

  async *chunks(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < this.size;) {
      const chunk = await this.slice(at, at + CHUNK_BYTES)
      if (chunk.length === 0) throw changed()
      at += chunk.length
      yield chunk
    }
  }

  slice(start: number, end: number): Promise<Uint8Array> {
    return guarded(async () => {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, this.size) - start))
      const filled = await this.#handle.readInto(bytes, start)
      this.#onRead(filled)
      return filled === bytes.length ? bytes : bytes.subarray(0, filled)
    })
  }

  ensureUnchanged(): Promise<void> {
    return guarded(async () => {
      if (!this.#isUnchanged()) throw changed()
    })
  }

  close(): Promise<void> {
    return this.#handle.close()
  }

  async #readOnce(): Promise<Uint8Array | undefined> {
    // All of a small file was read when it was opened.
    const bytes = this.#isFirst && this.head.length === this.size ? this.head : new Uint8Array(this.size)
    if (bytes !== this.head && (await this.#handle.readInto(bytes, 0)) < bytes.length) return undefined
    this.#onRead(bytes.length)
    return this.#isUnchanged() ? bytes : undefined
  }

  #isUnchanged(): boolean {
    const now = this.#handle.stat()
    const then = this.#opened
    return now.size === then.size && now.mtimeNs === then.mtimeNs && now.ino === then.ino
  }

  async #reopen(): Promise<void> {
    const handle = new Handle(this.#path)
    await this.#handle.close()
    this.#handle = handle
    this.#isFirst = false
    this.#opened = handle.stat()
  }
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Refusal ? error : systemRefusal(error)
  }
}

function changed(): Refusal {
  return new Refusal('failed', 'changed', 'It changed while it was read. Import it again when it is written whole.')
}

/** The refusal of an input that has to be read whole and is too large for that. Sizes in bytes. */
export function tooLarge(size: number, limit: number): Refusal {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`
  return new Refusal(
    'failed',
    'too-large',
    `It has ${megabytes(size)}; one article may have at most ${megabytes(limit)}. Split it into one file an article and import these.`,
  )
}
