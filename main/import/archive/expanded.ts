import { pipeline, Readable, type Transform } from 'node:stream'
import type { ExpansionBudget } from '../expansion-budget.ts'
import { Refusal } from '../refusal.ts'

/** A text unpacks to ten times its size, a repetitive one to fifty; only what is made for it to more than this. */
const LARGEST_RATIO = 200
const ALWAYS_ALLOWED = 1_000_000

/** How much is unpacked at once, in bytes. */
export const INFLATED_CHUNK = 131_072

/** What so many compressed bytes may unpack to, in bytes, before they are taken for a decompression bomb. */
export function mayExpandTo(compressed: number): number {
  return Math.max(ALWAYS_ALLOWED, LARGEST_RATIO * compressed)
}

/** The refusal of what unpacks to more than `most` bytes. */
export function tooMuchExpansion(compressed: number, most: number): Refusal {
  const size = most >= 1e6 ? `${Math.round(most / 1e6).toLocaleString('en')} MB` : `${most.toLocaleString('en')} bytes`
  const why = mayExpandTo(compressed) <= most ? `, ${LARGEST_RATIO} times its size, as decompression bombs do` : ''
  return new Refusal(
    'failed',
    'limit',
    `It unpacks to more than ${size}${why}; reading it stopped there. If you trust it, unpack it and import the folder.`,
  )
}

/**
 * What compressed bytes unpack to, piece by piece, through a decompressor of node:zlib. Counts into the budget; throws the
 * Refusal `limit` for a decompression bomb, and `damaged` for what cannot be unpacked.
 */
export async function* expanded(
  compressed: AsyncIterable<Uint8Array>,
  decompressor: Transform,
  budget: ExpansionBudget,
): AsyncIterable<Uint8Array> {
  let taken = 0
  let given = 0
  async function* counted(): AsyncIterable<Uint8Array> {
    for await (const chunk of compressed) {
      taken += chunk.length
      yield chunk
    }
  }
  const source = Readable.from(counted(), { objectMode: false, highWaterMark: 65_536 })
  pipeline(source, decompressor, () => undefined)
  try {
    for await (const chunk of decompressor as AsyncIterable<Uint8Array>) {
      given += chunk.length
      budget.expand(chunk.length)
      const most = mayExpandTo(taken)
      if (given > most) throw tooMuchExpansion(taken, most)
      yield chunk
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(
      'failed',
      'damaged',
      `It is damaged or cut off (${(error as Error).message}). Copy or download it again and import that.`,
    )
  } finally {
    source.destroy()
    decompressor.destroy()
  }
}
