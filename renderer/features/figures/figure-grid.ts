import { isSameSource } from '../../../main/contract/figure-agreement.ts'
import type { FigureClaim, FigureValue } from '../../../main/contract/figures.ts'

/** Where the keyboard is in the ledger: a claim, and in it a figure, an empty cell of an article, or (null) the claim itself. */
export interface Cursor {
  readonly claim: string
  readonly article: string | null
  readonly figure: string | null
}

/** Names a place of the grid for finding it again. */
export const placeOf = ({ claim, article, figure }: Cursor): string => JSON.stringify([claim, article, figure])

/** The figures of a cell that read differently: what an article repeats in the same words by the same source is one with its times. */
export interface ShownFigure {
  readonly value: FigureValue
  readonly keys: readonly string[]
}

/** The figures of an article in a claim, repeats put together. */
export function cellFigures(claim: FigureClaim, article: string): ShownFigure[] {
  const shown: { value: FigureValue; keys: string[] }[] = []
  for (const value of claim.values) {
    if (value.article !== article) continue
    const reading = value.place.text.toLowerCase()
    const known = shown.find(
      (other) => other.value.place.text.toLowerCase() === reading && isSameSource(other.value.source, value.source),
    )
    if (known === undefined) shown.push({ value, keys: [value.key] })
    else known.keys.push(value.key)
  }
  return shown
}

/** Where an arrow key leads: up and down through the figures of a cell and on to the next claim, sideways over the articles. Null: stay. */
export function moveCursor(
  key: string,
  cursor: Cursor,
  claims: readonly FigureClaim[],
  columns: readonly string[],
): Cursor | null {
  const row = claims.findIndex((claim) => claim.key === cursor.claim)
  const claim = claims[row]
  if (claim === undefined) return null
  const column = cursor.article === null ? -1 : columns.indexOf(cursor.article)
  const within = cursor.article === null ? [] : cellFigures(claim, cursor.article)
  const place = within.findIndex(({ value }) => value.key === cursor.figure)
  const cell = (to: FigureClaim | undefined, at: number, end: 'first' | 'last'): Cursor | null => {
    if (to === undefined || at >= columns.length || at < -1) return null
    if (at === -1) return { claim: to.key, article: null, figure: null }
    const article = columns[at]!
    const figures = cellFigures(to, article)
    return { claim: to.key, article, figure: figures.at(end === 'first' ? 0 : -1)?.value.key ?? null }
  }
  switch (key) {
    case 'ArrowDown':
      if (place >= 0 && place < within.length - 1) return { ...cursor, figure: within[place + 1]!.value.key }
      return cell(claims[row + 1], column, 'first')
    case 'ArrowUp':
      if (place > 0) return { ...cursor, figure: within[place - 1]!.value.key }
      return cell(claims[row - 1], column, 'last')
    case 'ArrowRight':
      return cell(claim, column + 1, 'first')
    case 'ArrowLeft':
      return cell(claim, column - 1, 'first')
    case 'Home':
      return cell(claim, -1, 'first')
    case 'End':
      return cell(claim, columns.length - 1, 'first')
    case 'PageDown':
      return cell(claims[Math.min(row + 10, claims.length - 1)], column, 'first')
    case 'PageUp':
      return cell(claims[Math.max(row - 10, 0)], column, 'first')
    default:
      return null
  }
}
