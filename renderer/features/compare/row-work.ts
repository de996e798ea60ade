import type { Passage } from '../../../main/contract/comparison.ts'
import type { SetLink } from '../../../main/contract/set-work.ts'
import type { Row } from './shown-rows.ts'

const plain = ({ article, start, end, text }: Passage): Passage => ({ article, start, end, text })

/** All passages of a row, in the order of the columns. */
export function passagesOf(row: Row): Passage[] {
  return row.cells.flatMap((cell) => (cell === null ? [] : [plain(cell)]))
}

/**
 * What a link says that puts a passage into a row: the passage and all that the row has, but for another passage of the same article,
 * whose place it takes. Null where there is nothing to link: the row is the passage's own or has nothing else.
 */
export function linkInto(passage: Passage, row: Row): Passage[] | null {
  const there = passagesOf(row)
  if (there.some((one) => one.article === passage.article && one.start === passage.start)) return null
  const others = there.filter((one) => one.article !== passage.article)
  return others.length === 0 ? null : [plain(passage), ...others]
}

/** What an unlink says that takes a passage out of its row: it first, then all the others. Null where it is alone. */
export function takenOut(passage: Passage, row: Row): Passage[] | null {
  const others = passagesOf(row).filter((one) => one.article !== passage.article)
  return others.length === 0 ? null : [plain(passage), ...others]
}

/** The links of a kind that hold in a row: at least two of their places (a lock: one) lie in its cells. The newest last. */
export function linksIn(links: readonly SetLink[], kind: 'link' | 'lock', row: Row): SetLink[] {
  const least = kind === 'lock' ? 1 : 2
  return links.filter(
    (link) =>
      link.kind === kind &&
      link.places.filter((place) =>
        row.cells.some((cell) => cell?.article === place.article && cell.start < place.end && place.start < cell.end),
      ).length >= least,
  )
}
