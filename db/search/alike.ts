import type { Connection } from '../connection.ts'
import { hasRow, type Bitmap } from './bitmap.ts'
import type { SearchMemory } from './memory.ts'

/** From this share of common runs of five words on (Jaccard), two texts are the same but for a line or two. */
const SAME_TEXT = 0.9

const NOT_DENIED = `NOT EXISTS
  (SELECT 1 FROM pair_answer p WHERE p.a = pair.a AND p.b = pair.b AND p.answer <> 'same')`
// Pairs of articles that have the same text: of one body, all but word for word the same, or answered so; and not answered otherwise.
// What has so much in common also holds so much of the shorter text, by which the index of the review queue is ordered.
const ALIKE = `
  SELECT a, b FROM pair WHERE identity = 'body' AND ${NOT_DENIED}
  UNION ALL SELECT a, b FROM pair
    WHERE review = 1 AND containment >= ${SAME_TEXT} AND jaccard >= ${SAME_TEXT} AND ${NOT_DENIED}
  UNION ALL SELECT a, b FROM pair_answer WHERE answer = 'same'`

/** A list with articles of the same text folded under the first of them. */
export interface Folded {
  /** The first of each group, in the order of the list. */
  readonly heads: Int32Array
  /** For each head, how many others of its group are in the list. */
  readonly others: Uint32Array
}

/**
 * By row the group of articles with the same text (the lowest row of it), 0 for articles that nothing is like. Also through others: a
 * text that was changed a little three times is one group.
 */
export function alikeGroups(connection: Connection, memory: SearchMemory): Int32Array {
  if (memory.alike !== undefined) return memory.alike
  const groups = new Int32Array(memory.columns.size)
  const find = (row: number): number => {
    let root = row
    while (groups[root]! !== 0 && groups[root]! !== root) root = groups[root]!
    for (let at = row; at !== root && groups[at]! !== 0;) {
      const next = groups[at]!
      groups[at] = root
      at = next
    }
    return root
  }
  for (const [a, b] of connection.tuples<[number, number]>(ALIKE)) {
    const [one, other] = [find(a), find(b)]
    const [low, high] = one < other ? [one, other] : [other, one]
    groups[low] = low
    groups[high] = low
  }
  for (let row = 1; row < groups.length; row++) if (groups[row] !== 0) groups[row] = find(row)
  memory.alike = groups
  return groups
}

/** Folds a list. Each row of it is a head or one of the others of just one head. */
export function fold(groups: Int32Array, rows: Int32Array): Folded {
  const heads = new Int32Array(rows.length)
  const others = new Uint32Array(rows.length)
  const placeOf = new Map<number, number>()
  let count = 0
  for (const row of rows) {
    const group = groups[row]!
    const place = group === 0 ? undefined : placeOf.get(group)
    if (place !== undefined) others[place]!++
    else {
      if (group !== 0) placeOf.set(group, count)
      heads[count++] = row
    }
  }
  return { heads: heads.slice(0, count), others: others.slice(0, count) }
}

/** The others of an article's group among these rows. */
export function alikeAmong(groups: Int32Array, article: number, rows: Bitmap): number[] {
  const group = groups[article] ?? 0
  if (group === 0) return []
  const found: number[] = []
  for (const [row, other] of groups.entries())
    if (other === group && row !== article && hasRow(rows, row)) found.push(row)
  return found
}
