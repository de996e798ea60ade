import { useEffect, useMemo } from 'react'
import type { ArticleDetail } from '../../../main/contract/article.ts'
import { useParagraphLink } from '../../article/paragraph-link.ts'
import { articleBlocks } from '../../article/blocks.ts'
import { linkParagraphs, type Span } from './link-paragraphs.ts'
import type { Surface } from './surface.ts'

/** The paragraphs of the article by the character that each begins with, and where the original has them. */
export type LinkedPlaces = ReadonlyMap<number, Span>

/** How many of the article's paragraphs the original has; null while there is nothing to link. */
export interface LinkCount {
  readonly found: number
  readonly all: number
}

/**
 * Links an original to the reader's text: marks the paragraph that is pointed at or chosen there, brings a chosen one into sight,
 * and tells what is pointed at or chosen here. `drawn` changes when more of the original is drawn.
 */
export function useSurfaceLink(
  surface: Surface | null,
  article: ArticleDetail | undefined,
  drawn = 0,
): LinkCount | null {
  const there = surface?.text
  const text = article?.text
  const layers = article?.layers
  const linked = useMemo((): { readonly places: LinkedPlaces; readonly count: LinkCount } | null => {
    if (there === undefined || text === undefined || layers === undefined) return null
    const blocks = articleBlocks(text, layers)
    const found = linkParagraphs(text, blocks, there)
    const places = new Map<number, Span>()
    for (const [index, span] of found.entries()) if (span !== null) places.set(blocks[index]!.start, span)
    return { places, count: { found: places.size, all: blocks.length } }
  }, [there, text, layers])

  const id = article?.id
  useEffect(() => {
    if (surface === null || linked === null || id === undefined) return
    const { places } = linked
    const { view, target } = surface
    const show = (name: string, start: number | null): Span | undefined => {
      const span = start === null ? undefined : places.get(start)
      const registry = view.CSS.highlights
      if (span === undefined) registry.delete(name)
      else registry.set(name, new view.Highlight(...surface.ranges(span)))
      return span
    }
    const update = (turn: number | undefined): void => {
      const { article: of, hovered, chosen } = useParagraphLink.getState()
      const own = of === id
      show('variorum-hover', own && hovered !== chosen?.start ? hovered : null)
      const span = show('variorum-paragraph', own ? (chosen?.start ?? null) : null)
      if (own && span !== undefined && chosen !== null && chosen.turn !== turn && chosen.from !== 'original') {
        surface.reveal(span)
        // What came into sight may have been drawn just now.
        show('variorum-paragraph', chosen.start)
      }
    }
    update(drawn === 0 ? undefined : useParagraphLink.getState().chosen?.turn)
    const stop = useParagraphLink.subscribe((_, before) => update(before.chosen?.turn))

    const startAt = (event: PointerEvent | MouseEvent): number | null => {
      const offset = surface.offsetAt(event)
      if (offset === null) return null
      for (const [start, span] of places) if (offset >= span.start && offset <= span.end) return start
      return null
    }
    const { hover, choose } = useParagraphLink.getState()
    const onMove = (event: Event): void => hover(id, startAt(event as PointerEvent))
    const onLeave = (): void => hover(id, null)
    const onClick = (event: Event): void => {
      const start = startAt(event as MouseEvent)
      if (start !== null) choose(id, start, 'original')
    }
    target.addEventListener('pointermove', onMove)
    target.addEventListener('pointerleave', onLeave)
    target.addEventListener('click', onClick)
    return () => {
      stop()
      for (const name of ['variorum-hover', 'variorum-paragraph']) view.CSS.highlights.delete(name)
      target.removeEventListener('pointermove', onMove)
      target.removeEventListener('pointerleave', onLeave)
      target.removeEventListener('click', onClick)
    }
  }, [surface, linked, id, drawn])

  return linked?.count ?? null
}
