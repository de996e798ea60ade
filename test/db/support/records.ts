import { createHash } from 'node:crypto'
import type { Field, LayerSpan } from '../../../main/contract/article.ts'
import { comparedLayers, type PreparedRecord } from '../../../main/contract/prepared.ts'
import { contentHash, SHORTEST_HASHED_TEXT } from '../../../main/text/content-hash.ts'
import { fingerprints } from '../../../main/text/fingerprints.ts'
import { textOfLayers } from '../../../main/text/layers.ts'
import { tokenise } from '../../../main/text/tokens.ts'

/** What a test says about a record; the rest follows from it as in a real import. */
export interface RecordSketch {
  readonly body: string
  readonly title?: string
  readonly furniture?: string
  readonly caption?: string
  readonly outlet?: string
  readonly byline?: string
  readonly date?: string
  readonly language?: string
  readonly path?: string
  readonly record?: string
  /** Bytes of the original; the text unless told. */
  readonly bytes?: string
}

/** A record as import would prepare it: title as headline, then body, caption and furniture, each a paragraph. */
export function prepared(sketch: RecordSketch): PreparedRecord {
  const { title, body, caption, furniture } = sketch
  const layers: LayerSpan[] = []
  let text = ''
  const add = (layer: LayerSpan['layer'], block: string | undefined): void => {
    if (block === undefined) return
    if (text !== '') text += '\n\n'
    layers.push({ layer, start: text.length, end: text.length + block.length })
    text += block
  }
  add('headline', title)
  add('body', body)
  add('caption', caption)
  add('furniture', furniture)
  const bytes = Buffer.from(sketch.bytes ?? text)
  const bodyTokens = tokenise(body)
  return {
    path: sketch.path ?? 'a/file.txt',
    ...(sketch.record !== undefined && { record: sketch.record }),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    original: { size: bytes.byteLength, codec: 'none', data: bytes, media: 'text/plain;charset=utf-8' },
    extracted: {
      title: field(title, 'first line'),
      outlet: field(sketch.outlet, 'web address'),
      byline: field(sketch.byline, 'line 2'),
      date: field(sketch.date, 'line 3'),
      url: field(undefined, ''),
      language: field(sketch.language ?? 'en', 'letters'),
      text,
      layers,
      format: 'text',
    },
    contentHash: contentHash(text),
    bodyHash: bodyTokens.words.length < SHORTEST_HASHED_TEXT ? null : contentHash(body, bodyTokens),
    words: tokenise(text).words.length,
    opening: body.slice(0, 160),
    fingerprints: fingerprints(tokenise(textOfLayers(text, layers, new Set(comparedLayers))).words),
  }
}

const SYLLABLES = ['ba', 'ne', 'ti', 'ro', 'mu', 'sal', 'ker', 'vin', 'do', 'ga', 'lem', 'po', 'ra', 'shi', 'tor', 'we']

/** `count` words that depend on `seed` alone, unlike those of any other seed. Generator: mulberry32. */
export function words(seed: number, count: number): string {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  const next = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(3) }, () => SYLLABLES[next(SYLLABLES.length)]).join(''),
  ).join(' ')
}

function field(value: string | undefined, evidence: string): Field {
  return value === undefined ? { value: null, status: 'unknown' } : { value, status: 'inferred', evidence }
}
