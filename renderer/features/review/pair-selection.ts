import type { PairId } from '../../../main/contract/review.ts'

/** What an answer is for: the pair with the cursor, some pairs, or all that the filter leaves. */
export type PairSelection =
  | { readonly kind: 'cursor' }
  | { readonly kind: 'some'; readonly pairs: ReadonlyMap<string, PairId> }
  | { readonly kind: 'all' }

/** Nothing is selected but the cursor. */
export const cursorOnly: PairSelection = { kind: 'cursor' }

/** A pair in one word, for keys and sets. */
export function pairKey({ article, other }: PairId): string {
  return `${article}-${other}`
}

/** Whether a pair is selected besides the cursor. */
export function isSelected(selection: PairSelection, pair: PairId): boolean {
  return selection.kind === 'all' || (selection.kind === 'some' && selection.pairs.has(pairKey(pair)))
}

/** How many pairs an answer would go to. */
export function selectedCount(selection: PairSelection, total: number): number {
  if (selection.kind === 'all') return total
  return selection.kind === 'some' ? selection.pairs.size : Math.min(1, total)
}

/** Puts a pair into the selection, or takes it out; `cursor` is in it from the beginning. */
export function toggled(selection: PairSelection, pair: PairId, cursor: PairId | undefined): PairSelection {
  const pairs = new Map(selection.kind === 'some' ? selection.pairs : [])
  if (selection.kind !== 'some' && cursor !== undefined) pairs.set(pairKey(cursor), cursor)
  const key = pairKey(pair)
  if (selection.kind === 'some' && pairs.has(key)) pairs.delete(key)
  else pairs.set(key, pair)
  return pairs.size === 0 ? cursorOnly : { kind: 'some', pairs }
}

/** The pairs from one place of the list to another, as far as they are known. */
export function ranged(from: number, to: number, pairAt: (index: number) => PairId | undefined): PairSelection {
  const pairs = new Map<string, PairId>()
  for (let at = Math.min(from, to); at <= Math.max(from, to); at++) {
    const pair = pairAt(at)
    if (pair !== undefined) pairs.set(pairKey(pair), { article: pair.article, other: pair.other })
  }
  return pairs.size === 0 ? cursorOnly : { kind: 'some', pairs }
}

/** The place of the first pair that is selected, among those that are known; 0 without one. */
export function firstSelected(
  selection: PairSelection,
  total: number,
  pairAt: (index: number) => PairId | undefined,
): number {
  for (let at = 0; at < total; at++) {
    const pair = pairAt(at)
    if (pair !== undefined && isSelected(selection, pair)) return at
  }
  return 0
}
