import type { Layer, LayerSpan } from '../contract/article.ts'
import type { DiffRun } from '../contract/comparison.ts'
import type { DiffRow, WordsDiff } from '../contract/text-diff.ts'
import { withoutMarkup } from '../text/markup.ts'
import { tokenise } from '../text/tokens.ts'
import { commonSubsequence } from './lcs.ts'
import { createWordIds } from './compared-article.ts'

/** A text with its layers, as far as a difference needs it. */
export interface DiffedText {
  readonly text: string
  readonly layers: readonly LayerSpan[]
}

/** A paragraph, without the syntax around its words. `ids` number the words over both texts. */
interface Paragraph {
  readonly layer: Layer
  readonly text: string
  readonly ids: Int32Array
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Paragraphs with so much in common are one paragraph, edited: share of the words of both that are the same, in order. */
const LEAST_ALIKE = 0.34
/** So many pairs of paragraphs between two unchanged ones are scored; beyond, they count as removed and added. */
const MOST_SCORED = 40_000
/** Longer blocks whose lines end as sentences do are taken line by line. Characters. */
const LONG_BLOCK = 1200
/** Shorter paragraphs are not said to have moved. Words. */
const SHORTEST_MOVED = 5

/**
 * What differs between two texts, paragraph beside paragraph and word by word: everything but page furniture. Paragraphs of the
 * same words are found first, the best order-keeping counterparts of the others between them, then the words of each pair.
 * Case, punctuation and quotation marks make no difference to a word.
 */
export function diffTexts(old: DiffedText, young: DiffedText): WordsDiff {
  const idOf = createWordIds()
  const a = paragraphsOf(old, idOf)
  const b = paragraphsOf(young, idOf)
  const rows: DiffRow[] = []
  const words = { same: 0, removed: 0, added: 0 }
  const count = (row: DiffRow, left: Paragraph | null, right: Paragraph | null, same: number): void => {
    rows.push(row)
    words.same += same
    words.removed += (left?.ids.length ?? 0) - same
    words.added += (right?.ids.length ?? 0) - same
  }
  const [inOld, inNew] = [a, b].map((list) => new Set(list.map(wordsKey)))
  const alone = (paragraph: Paragraph, kind: 'removed' | 'added'): DiffRow => {
    const there = kind === 'removed' ? inNew! : inOld!
    const runs: DiffRun[] = [{ op: 'only', text: paragraph.text }]
    return {
      kind,
      layer: paragraph.layer,
      old: kind === 'removed' ? runs : null,
      new: kind === 'added' ? runs : null,
      moved: paragraph.ids.length >= SHORTEST_MOVED && there.has(wordsKey(paragraph)),
    }
  }
  for (const [left, right] of beside(a, b)) {
    if (left === null) count(alone(right!, 'added'), null, right, 0)
    else if (right === null) count(alone(left, 'removed'), left, null, 0)
    else {
      const { row, same } = pairRow(left, right)
      count(row, left, right, same)
    }
  }
  return { rows, words }
}

function paragraphsOf({ text, layers }: DiffedText, idOf: (word: string) => number): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const add = (layer: Layer, block: string): void => {
    const plain = withoutMarkup(block).trim()
    if (plain === '') return
    const { words, starts, ends } = tokenise(plain)
    paragraphs.push({ layer, text: plain, ids: Int32Array.from(words, idOf), starts, ends })
  }
  const blocks = (layer: Layer, start: number, end: number): void => {
    if (layer === 'furniture' || end <= start) return
    for (const block of text.slice(start, end).split(/\n[^\S\n]*\n/)) {
      // Lines that are whole sentences are paragraphs; those that were wrapped are not.
      const lines = block.length > LONG_BLOCK ? block.split(/(?<=[.!?:…”"»。！？؟]\s{0,2})\n/u) : [block]
      for (const line of lines) add(layer, line)
    }
  }
  let from = 0
  for (const { layer, start, end } of layers) {
    blocks('body', from, start)
    blocks(layer, start, end)
    from = Math.max(from, end)
  }
  blocks('body', from, text.length)
  return paragraphs
}

/** Which paragraphs stand beside each other, in order; null where there is no counterpart. */
function* beside(
  a: readonly Paragraph[],
  b: readonly Paragraph[],
): Iterable<readonly [Paragraph | null, Paragraph | null]> {
  const number = createWordIds()
  const ids = (list: readonly Paragraph[]): Int32Array => Int32Array.from(list, (each) => number(wordsKey(each)))
  const same = commonSubsequence(ids(a), ids(b), 0, a.length, 0, b.length)
  let [x, y] = [0, 0]
  for (let n = 0; n <= same.length; n += 2) {
    const toX = same[n] ?? a.length
    const toY = same[n + 1] ?? b.length
    yield* edited(a.slice(x, toX), b.slice(y, toY))
    if (n < same.length) yield [a[toX]!, b[toY]!]
    x = toX + 1
    y = toY + 1
  }
}

/** Counterparts among paragraphs that are not the same: the choice in order with the most in common. */
function* edited(
  a: readonly Paragraph[],
  b: readonly Paragraph[],
): Iterable<readonly [Paragraph | null, Paragraph | null]> {
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_SCORED) {
    for (const left of a) yield [left, null]
    for (const right of b) yield [null, right]
    return
  }
  const width = b.length + 1
  const scores = a.map((left) => b.map((right) => likeness(left, right)))
  const best = new Float64Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const score = scores[i]![j]!
      const paired = score >= LEAST_ALIKE ? best[(i + 1) * width + j + 1]! + score : 0
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j]!, best[i * width + j + 1]!)
    }
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const here = best[i * width + j]!
    const score = scores[i]?.[j] ?? 0
    if (i < a.length && j < b.length && score >= LEAST_ALIKE && here === best[(i + 1) * width + j + 1]! + score)
      yield [a[i++]!, b[j++]!]
    else if (i < a.length && (j === b.length || here === best[(i + 1) * width + j]!)) yield [a[i++]!, null]
    else yield [null, b[j++]!]
  }
}

/** How many of the words of both are the same, whatever their order: cheap, and good enough to choose a counterpart. */
function likeness(a: Paragraph, b: Paragraph): number {
  const total = a.ids.length + b.ids.length
  if (total === 0) return 0
  // Far too different in length to reach the least share.
  if ((2 * Math.min(a.ids.length, b.ids.length)) / total < LEAST_ALIKE) return 0
  const counts = new Map<number, number>()
  for (const id of a.ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  let common = 0
  for (const id of b.ids) {
    const left = counts.get(id) ?? 0
    if (left === 0) continue
    counts.set(id, left - 1)
    common++
  }
  return (2 * common) / total
}

function pairRow(a: Paragraph, b: Paragraph): { row: DiffRow; same: number } {
  const pairs = commonSubsequence(a.ids, b.ids, 0, a.ids.length, 0, b.ids.length)
  const same = pairs.length / 2
  const kind = same === a.ids.length && same === b.ids.length ? 'same' : 'changed'
  const opsA: DiffRun['op'][] = Array.from({ length: a.ids.length }, () => 'same')
  const opsB: DiffRun['op'][] = Array.from({ length: b.ids.length }, () => 'same')
  let [x, y] = [0, 0]
  for (let n = 0; n <= pairs.length; n += 2) {
    const toX = pairs[n] ?? a.ids.length
    const toY = pairs[n + 1] ?? b.ids.length
    const op = toX > x && toY > y ? 'changed' : 'only'
    opsA.fill(op, x, toX)
    opsB.fill(op, y, toY)
    x = toX + 1
    y = toY + 1
  }
  return { row: { kind, layer: b.layer, old: runsOf(a, opsA), new: runsOf(b, opsB), moved: false }, same }
}

/** The runs joined are the paragraph; what stands between two words goes with the same words beside it where there are some. */
function runsOf({ text, starts, ends }: Paragraph, ops: readonly DiffRun['op'][]): DiffRun[] {
  const runs: DiffRun[] = []
  const push = (op: DiffRun['op'], part: string): void => {
    if (part === '') return
    const last = runs.at(-1)
    if (last?.op === op) runs[runs.length - 1] = { op, text: last.text + part }
    else runs.push({ op, text: part })
  }
  let from = 0
  for (const [n, op] of ops.entries()) {
    const gap = text.slice(from, starts[n])
    push(n > 0 && ops[n - 1] === op ? op : 'same', gap)
    push(op, text.slice(starts[n], ends[n]))
    from = ends[n]!
  }
  push('same', text.slice(from))
  return runs
}

function wordsKey({ ids, text }: Paragraph): string {
  return ids.length === 0 ? `\u0000${text}` : ids.join(' ')
}
