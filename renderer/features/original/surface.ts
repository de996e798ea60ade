import type { Span } from './link-paragraphs.ts'

/** An original as it is drawn, as far as its paragraphs are linked to the reader's. */
export interface Surface {
  /** Its words, in order. Offsets are into this. */
  readonly text: string
  /** What of a stretch is drawn now, as ranges of its document. */
  ranges(span: Span): Range[]
  /** Brings a stretch into sight, as far as it is not. */
  reveal(span: Span): void
  /** The offset of the character under a point of the surface's view, or null where there is none. */
  offsetAt(event: PointerEvent | MouseEvent): number | null
  /** What pointer events are heard on. */
  readonly target: Document | HTMLElement
  /** The window that it is drawn in, with its registry of highlights. */
  readonly view: Window & typeof globalThis
}
