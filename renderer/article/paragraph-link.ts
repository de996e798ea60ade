import { create } from 'zustand'
import type { ArticleId } from '../../main/contract/article.ts'

/** Where a paragraph was pointed at or chosen: it is brought into sight on the other side. */
export type LinkSide = 'reader' | 'original' | 'keys'

/** A paragraph by the character that it begins with. `turn` tells two choices of one paragraph apart. */
export interface ChosenParagraph {
  readonly start: number
  readonly from: LinkSide
  readonly turn: number
}

interface ParagraphLink {
  readonly article: ArticleId | null
  readonly hovered: number | null
  readonly chosen: ChosenParagraph | null
  hover(article: ArticleId, start: number | null): void
  choose(article: ArticleId, start: number, from: LinkSide): void
  /** Nothing is pointed at or chosen any more. */
  clear(): void
}

/** The paragraph of an article that reader and original both show: pointed at, and chosen. */
export const useParagraphLink = create<ParagraphLink>((set, get) => ({
  article: null,
  hovered: null,
  chosen: null,
  hover(article, start) {
    const { article: before, hovered, chosen } = get()
    if (before === article && hovered === start) return
    set({ article, hovered: start, chosen: before === article ? chosen : null })
  },
  choose(article, start, from) {
    const turn = (get().chosen?.turn ?? 0) + 1
    set({ article, hovered: null, chosen: { start, from, turn } })
  },
  clear: () => set({ article: null, hovered: null, chosen: null }),
}))
