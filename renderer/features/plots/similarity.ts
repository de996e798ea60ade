import type { Comparison, Passage } from '../../../main/contract/comparison.ts'

/** The matrix of a comparison for these articles in this order: [i][j] is the share of i's words that stand in j. */
export function ordered(comparison: Pick<Comparison, 'articles' | 'matrix'>, ids: readonly string[]): number[][] {
  const at = new Map(comparison.articles.map(({ id }, index) => [id, index]))
  return ids.map((row) => ids.map((column) => comparison.matrix[at.get(row) ?? -1]?.[at.get(column) ?? -1] ?? 0))
}

/** How alike two articles are, whatever their lengths: the larger of the two shares, so that a cut copy is near to the whole. */
export function symmetric(matrix: readonly (readonly number[])[]): number[][] {
  return matrix.map((line, row) => line.map((value, column) => Math.max(value, matrix[column]![row]!)))
}

/** Where the longest passage stands in an article that another one has, too; undefined where they share none. */
export function firstShared(
  { shared }: Pick<Comparison, 'shared'>,
  article: string,
  other: string,
): Passage | undefined {
  const both = shared
    .filter(({ occurrences }) => [article, other].every((id) => occurrences.some((one) => one.article === id)))
    .toSorted((a, b) => b.words - a.words)
  return both[0]?.occurrences.find((one) => one.article === article)
}
