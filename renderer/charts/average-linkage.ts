/** Two clusters that are joined: leaves have the numbers 0 to n - 1, joins n, n + 1 … in the order in which they are made. */
export interface Join {
  readonly left: number
  readonly right: number
  /** Mean similarity between the members of the two, 0 to 1. */
  readonly similarity: number
  /** The leaves below, in the order in which they are drawn. */
  readonly leaves: readonly number[]
}

/**
 * Joins what is most similar, again and again, until one cluster is left: average linkage (UPGMA; Sokal and Michener 1958) over a
 * symmetric matrix of similarities. Of equal ones those that come first are joined first, so that the same matrix gives the same
 * tree. O(n³), for up to some hundred leaves.
 */
export function averageLinkage(similarity: readonly (readonly number[])[]): Join[] {
  const count = similarity.length
  const joins: Join[] = []
  let clusters = similarity.map((_, leaf) => ({ id: leaf, leaves: [leaf] as readonly number[] }))
  const between = (a: readonly number[], b: readonly number[]): number => {
    let sum = 0
    for (const i of a) for (const j of b) sum += similarity[i]![j]!
    return sum / (a.length * b.length)
  }
  const known = new Map<string, number>()
  const mean = (a: (typeof clusters)[number], b: (typeof clusters)[number]): number => {
    const key = `${a.id} ${b.id}`
    const there = known.get(key)
    if (there !== undefined) return there
    const value = between(a.leaves, b.leaves)
    known.set(key, value)
    return value
  }
  while (clusters.length > 1) {
    let best: { left: (typeof clusters)[number]; right: (typeof clusters)[number]; value: number } | undefined
    for (const [index, left] of clusters.entries())
      for (const right of clusters.slice(index + 1)) {
        const value = mean(left, right)
        if (best === undefined || value > best.value + 1e-12) best = { left, right, value }
      }
    const { left, right, value } = best!
    const joined = { id: count + joins.length, leaves: [...left.leaves, ...right.leaves] }
    joins.push({ left: left.id, right: right.id, similarity: value, leaves: joined.leaves })
    clusters = clusters.flatMap((one) => (one === left ? [joined] : one === right ? [] : [one]))
  }
  return joins
}
