import type { DiffRun } from '../contract/comparison.ts'
import type { ComparedArticle } from './compared-article.ts'
import type { Place } from './groups.ts'
import { commonSubsequence } from './lcs.ts'

/** Words of a text: ids[from, to), word n beginning at starts[n]. */
interface Words {
  readonly ids: Int32Array
  readonly from: number
  readonly to: number
}

/**
 * The words of `cell` against those of `base`: equal, standing in place of other words, or standing where the base has none. Words are
 * compared without case and punctuation. The texts of the runs, joined, are text.slice(start, end) of the cell's article.
 */
export function diffAgainst(
  articles: readonly ComparedArticle[],
  base: Place,
  cell: Place,
  start: number,
  end: number,
): DiffRun[] {
  const here = articles[cell.article]!
  const there = articles[base.article]!
  return diffWords({ ...base, ids: there.ids }, { ...cell, ids: here.ids }, here, start, end)
}

/** What {@link diffAgainst} gives, for any two stretches of words; `text` is the one that `cell` stands in, word n at starts[n]. */
export function diffWords(
  base: Words,
  cell: Words,
  { text, starts }: { readonly text: string; readonly starts: ArrayLike<number> },
  start: number,
  end: number,
): DiffRun[] {
  const pairs = commonSubsequence(base.ids, cell.ids, base.from, base.to, cell.from, cell.to)
  const ops: DiffRun['op'][] = []
  let baseAt = base.from
  let cellAt = cell.from
  const gap = (baseTo: number, cellTo: number): void => {
    const op = baseTo > baseAt ? 'changed' : 'only'
    for (; cellAt < cellTo; cellAt++) ops.push(op)
  }
  for (let n = 0; n < pairs.length; n += 2) {
    gap(pairs[n]!, pairs[n + 1]!)
    ops.push('same')
    baseAt = pairs[n]! + 1
    cellAt = pairs[n + 1]! + 1
  }
  gap(base.to, cell.to)

  const runs: DiffRun[] = []
  let from = start
  ops.forEach((op, n) => {
    const next = ops[n + 1]
    if (next === op) return
    const to = next === undefined ? end : starts[cell.from + n + 1]!
    runs.push({ op, text: text.slice(from, to) })
    from = to
  })
  return runs
}
