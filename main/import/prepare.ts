import { zstdCompressSync } from 'node:zlib'
import type { Extracted, Layer } from '../contract/article.ts'
import { comparedLayers, type OriginalBytes, type PreparedRecord } from '../contract/prepared.ts'
import { contentHash, SHORTEST_HASHED_TEXT } from '../text/content-hash.ts'
import { fingerprints } from '../text/fingerprints.ts'
import { textOfLayers } from '../text/layers.ts'
import { tokenise, wordsWithin, type Tokens } from '../text/tokens.ts'
import type { ReadArticle } from './read-articles.ts'

const LONGEST_OPENING = 160
const MOST_AT_ONCE = 1_000_000
const COMPARED: ReadonlySet<Layer> = new Set(comparedLayers)
const BODY: ReadonlySet<Layer> = new Set(['body'])

/** Makes an article that was read ready for the database: hashes, fingerprints, and the original's bytes, compressed. */
export function prepare(article: ReadArticle, path: string): PreparedRecord {
  const { extracted, bytes, sha256, record, warnings, media } = article
  const tokens = tokenise(extracted.text)
  const body = wordsOf(extracted, tokens, BODY, extracted.body)
  const compared = wordsOf(extracted, tokens, COMPARED)
  const { body: _, ...kept } = extracted
  return {
    path,
    ...(record === undefined ? {} : { record }),
    sha256,
    original: originalOf(bytes, media),
    extracted: kept,
    contentHash: contentHash(extracted.text, tokens),
    bodyHash: body.length < SHORTEST_HASHED_TEXT ? null : contentHash(extracted.body, { words: body }),
    words: tokens.words.length,
    opening: openingOf(extracted),
    fingerprints: fingerprints(compared),
    ...(warnings.length === 0
      ? {}
      : { code: warnings[0]!.code, reason: warnings.map(({ reason }) => reason).join(' ') }),
  }
}

/** The words of some layers; `plain`: what is to be tokenised instead, where it is not these layers as they stand. */
function wordsOf(
  { text, layers }: Extracted,
  tokens: Tokens,
  wanted: ReadonlySet<Layer>,
  plain?: string,
): readonly string[] {
  const asTheyStand = textOfLayers(text, layers, wanted)
  const within =
    plain === undefined || plain === asTheyStand
      ? wordsWithin(
          tokens,
          layers.filter(({ layer }) => wanted.has(layer)),
        )
      : undefined
  return within ?? tokenise(plain ?? asTheyStand).words
}

// Records of one file that share its bytes share the compressed bytes too, which a message to another thread then holds once.
const packed = new WeakMap<Uint8Array, OriginalBytes>()

function originalOf(bytes: Uint8Array, media: string): OriginalBytes {
  const before = packed.get(bytes)
  if (before !== undefined) return before
  // Told how much comes, it takes no more memory than that needs.
  const smaller = zstdCompressSync(bytes, {
    pledgedSrcSize: bytes.length,
    chunkSize: Math.max(64, Math.min(bytes.length, MOST_AT_ONCE)),
  })
  const original: OriginalBytes =
    smaller.length < bytes.length
      ? { size: bytes.length, codec: 'zstd', data: new Uint8Array(smaller), media }
      : // A piece of a larger buffer would be sent and kept with the whole of it.
        {
          size: bytes.length,
          codec: 'none',
          data: bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice(),
          media,
        }
  packed.set(bytes, original)
  return original
}

/** The first words of the body (or of the text, where no line is body), cut between words. */
function openingOf({ body, text }: Extracted): string {
  const from = body.trim() === '' ? text : body
  // Nearly always so much is enough; white space can make it too little.
  const few = collapsed(from.slice(0, 2 * LONGEST_OPENING))
  const words = few.length > LONGEST_OPENING ? few : collapsed(from.slice(0, 2000))
  if (words.length <= LONGEST_OPENING) return words
  const cut = words.slice(0, LONGEST_OPENING)
  const space = cut.lastIndexOf(' ')
  const whole = space > LONGEST_OPENING / 2 ? cut.slice(0, space) : cut
  // A pair of surrogates is never cut apart.
  return `${/[\ud800-\udbff]$/.test(whole) ? whole.slice(0, -1) : whole.slice(0, LONGEST_OPENING - 1)}…`
}

function collapsed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
