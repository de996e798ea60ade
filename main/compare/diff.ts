import type { DiffRun } from '../contract/comparison.ts'
import type { ComparedArticle } from './compared-article.ts'
import type { Place } from './groups.ts'
import { commonSubsequence } from './lcs.ts'

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
  const pairs = commonSubsequence(there.ids, here.ids, base.from, base.to, cell.from, cell.to)
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
    const to = next === undefined ? end : here.starts[cell.from + n + 1]!
    runs.push({ op, text: here.text.slice(from, to) })
    from = to
  })
  return runs
}
