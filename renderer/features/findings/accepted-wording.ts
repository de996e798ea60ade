import type { Comparison, Passage } from '../../../main/contract/comparison.ts'

/** What accepting a wording as that of a passage would do to the rows. */
export interface Accepted {
  /** One of the two stands in a locked row: that has its cells and no others. */
  readonly locked: boolean
  /** The other articles of the row that the wording stands in now, when that is not the row of the passage. */
  readonly parted: readonly string[]
}

type Cell = Comparison['rows'][number]['cells'][number]

const lies = (cell: Cell, { article, start, end }: Passage): boolean =>
  cell !== null && cell.article === article && cell.start < end && start < cell.end

/** What it means for the rows that a wording is linked with a passage of another article. */
export function acceptedWording(rows: Comparison['rows'], passage: Passage, wording: Passage): Accepted {
  const has = (place: Passage) => (row: Comparison['rows'][number]) => row.cells.some((cell) => lies(cell, place))
  const left = rows.filter((row) => has(wording)(row) && !has(passage)(row))
  const parted = left.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell === null || cell.article === wording.article ? [] : [cell.article])),
  )
  return {
    locked: rows.some((row) => row.locked === true && (has(wording)(row) || has(passage)(row))),
    parted: [...new Set(parted)],
  }
}
