import type { Sentence } from './compared-article.ts'

/** Sentences of one article that fill a cell together, numbered over all articles; they follow each other. */
export interface Cell {
  readonly first: number
  readonly last: number
}

/** The cells of a row: at most one an article, keyed by the article's place. */
export type Cells = ReadonlyMap<number, Cell>

/**
 * The cells of two rows in one. Null when an article has cells in both that do not follow each other, or when `fits` refuses the cell
 * that two neighbours of an article would make.
 */
export function joinCells(
  p: Cells,
  q: Cells,
  fits: (article: number, cell: Cell) => boolean = () => true,
): Map<number, Cell> | null {
  const joined = new Map(p)
  for (const [article, cell] of q) {
    const other = p.get(article)
    if (other === undefined) {
      joined.set(article, cell)
      continue
    }
    const first = Math.min(cell.first, other.first)
    const last = Math.max(cell.last, other.last)
    const neighbours = Math.max(cell.first, other.first) <= Math.min(cell.last, other.last) + 1
    if (!neighbours || !fits(article, { first, last })) return null
    joined.set(article, { first, last })
  }
  return joined
}

/** The numbers of all sentences in some cells. */
export function sentencesIn(cells: Cells): number[] {
  const numbers: number[] = []
  for (const { first, last } of cells.values()) for (let s = first; s <= last; s++) numbers.push(s)
  return numbers
}

/** The words of a cell, as places in its article's words. */
export function wordsOf(
  sentences: readonly Sentence[],
  { first, last }: Cell,
): { article: number; from: number; to: number } {
  return { article: sentences[first]!.article, from: sentences[first]!.from, to: sentences[last]!.to }
}
