import type { DiffRun } from '../../main/contract/comparison.ts'

// Words as the comparison counts them; what stands between them goes with the word before.
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’‘ʼ\-‐‑.,:][\p{L}\p{N}\p{M}]+)*/gu
/** How many words a text has, as they are counted here. */
export const countWords = (text: string): number => text.match(WORD)?.length ?? 0

const MOST_CELLS = 4_000_000

interface Word {
  readonly normal: string
  readonly start: number
  readonly end: number
}

/**
 * The words of `text` against those of `base`: the same, only here, or in place of others. Case, quotation marks and dashes make
 * no difference. The runs joined are `text`, character for character. `missing` counts the words of the base that have no
 * counterpart. Longest common subsequence after the common start and end are set aside; beyond four million cells what is
 * between them counts as one change.
 */
export function wordDifferences(base: string, text: string): { runs: DiffRun[]; missing: number } {
  const a = wordsOf(base)
  const b = wordsOf(text)
  let head = 0
  while (head < a.length && head < b.length && a[head]!.normal === b[head]!.normal) head++
  let tail = 0
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail]!.normal === b[b.length - 1 - tail]!.normal
  ) {
    tail++
  }
  const pairs: [number, number][] = []
  for (let index = 0; index < head; index++) pairs.push([index, index])
  for (const [x, y] of common(a.slice(head, a.length - tail), b.slice(head, b.length - tail)))
    pairs.push([x + head, y + head])
  for (let left = tail; left > 0; left--) pairs.push([a.length - left, b.length - left])
  return { runs: runsOf(text, a, b, pairs), missing: a.length - pairs.length }
}

/** True when two passages differ in no word; case, punctuation and white space may differ. */
export function sameWords(a: string, b: string): boolean {
  const one = wordsOf(a)
  const other = wordsOf(b)
  return one.length === other.length && one.every((word, index) => word.normal === other[index]!.normal)
}

function runsOf(text: string, a: readonly Word[], b: readonly Word[], pairs: readonly [number, number][]): DiffRun[] {
  const runs: DiffRun[] = []
  let from = 0
  const push = (op: DiffRun['op'], to: number): void => {
    if (to <= from) return
    const last = runs.at(-1)
    if (last?.op === op) runs[runs.length - 1] = { op, text: last.text + text.slice(from, to) }
    else runs.push({ op, text: text.slice(from, to) })
    from = to
  }
  let ai = 0
  let bi = 0
  for (const [x, y] of [...pairs, [a.length, b.length] as const]) {
    if (y > bi) {
      push('same', b[bi]!.start)
      push(x > ai ? 'changed' : 'only', b[y - 1]!.end)
    }
    if (y < b.length) push('same', b[y]!.end)
    ai = x + 1
    bi = y + 1
  }
  push('same', text.length)
  return runs
}

function common(a: readonly Word[], b: readonly Word[]): [number, number][] {
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_CELLS) return []
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  for (let x = a.length - 1; x >= 0; x--) {
    for (let y = b.length - 1; y >= 0; y--) {
      lengths[x * width + y] =
        a[x]!.normal === b[y]!.normal
          ? lengths[(x + 1) * width + y + 1]! + 1
          : Math.max(lengths[(x + 1) * width + y]!, lengths[x * width + y + 1]!)
    }
  }
  const pairs: [number, number][] = []
  let x = 0
  let y = 0
  while (x < a.length && y < b.length) {
    if (a[x]!.normal === b[y]!.normal) pairs.push([x++, y++])
    else if (lengths[(x + 1) * width + y]! >= lengths[x * width + y + 1]!) x++
    else y++
  }
  return pairs
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    normal: match[0].normalize('NFKC').toUpperCase().toLowerCase().replace(/[’‘ʼ]/gu, "'").replace(/[‐‑]/gu, '-'),
    start: match.index,
    end: match.index + match[0].length,
  }))
}
