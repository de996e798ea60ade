import type { OriginalKind, OriginalNote } from '../contract/archive.ts'
import { ownPage } from './frame-page.ts'
import { nothingLeftOut, type OriginalPage } from './original-page.ts'
import { linesOf, numberedLines } from './text-lines.ts'

/** A text with the numbers of its lines. */
export function textPage(text: string, notes: readonly OriginalNote[] = [], kind: OriginalKind = 'text'): OriginalPage {
  const { markup, cut } = numberedLines(linesOf(text))
  return {
    kind,
    page: ownPage('', markup),
    leftOut: nothingLeftOut,
    notes: cut ? [...notes, 'cut'] : notes,
  }
}
