import { zstdCompressSync } from 'node:zlib'
import type { Extracted } from '../contract/article.ts'
import { comparedLayers, type OriginalBytes, type PreparedRecord } from '../contract/prepared.ts'
import { contentHash, SHORTEST_HASHED_TEXT } from '../text/content-hash.ts'
import { fingerprints } from '../text/fingerprints.ts'
import { textOfLayers } from '../text/layers.ts'
import { tokenise } from '../text/tokens.ts'
import type { ReadArticle } from './read-articles.ts'

const LONGEST_OPENING = 160
const COMPARED = new Set(comparedLayers)

/** Makes an article that was read ready for the database: hashes, fingerprints, and the original's bytes, compressed. */
export function prepare(article: ReadArticle, path: string): PreparedRecord {
  const { extracted, bytes, sha256, record, warnings } = article
  const tokens = tokenise(extracted.text)
  const bodyTokens = tokenise(extracted.body)
  const compared = tokenise(textOfLayers(extracted.text, extracted.layers, COMPARED)).words
  const { body: _, ...kept } = extracted
  return {
    path,
    ...(record === undefined ? {} : { record }),
    sha256,
    original: compress(bytes),
    extracted: kept,
    contentHash: contentHash(extracted.text, tokens),
    bodyHash: bodyTokens.words.length < SHORTEST_HASHED_TEXT ? null : contentHash(extracted.body, bodyTokens),
    words: tokens.words.length,
    opening: openingOf(extracted),
    fingerprints: fingerprints(compared),
    ...(warnings.length === 0
      ? {}
      : { code: warnings[0]!.code, reason: warnings.map(({ words }) => `It was ${words}.`).join(' ') }),
  }
}

function compress(bytes: Uint8Array): OriginalBytes {
  const packed = zstdCompressSync(bytes)
  return packed.length < bytes.length
    ? { size: bytes.length, codec: 'zstd', data: new Uint8Array(packed) }
    : { size: bytes.length, codec: 'none', data: bytes }
}

/** The first words of the body (or of the text, where no line is body), cut between words. */
function openingOf({ body, text }: Extracted): string {
  const words = (body.trim() === '' ? text : body).slice(0, 2000).replace(/\s+/gu, ' ').trim()
  if (words.length <= LONGEST_OPENING) return words
  const cut = words.slice(0, LONGEST_OPENING)
  const space = cut.lastIndexOf(' ')
  const whole = space > LONGEST_OPENING / 2 ? cut.slice(0, space) : cut
  // A pair of surrogates is never cut apart.
  return `${/[\ud800-\udbff]$/.test(whole) ? whole.slice(0, -1) : whole.slice(0, LONGEST_OPENING - 1)}…`
}
