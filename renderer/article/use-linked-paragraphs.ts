import { useEffect, type RefObject } from 'react'
import type { ArticleId } from '../../main/contract/article.ts'
import { useParagraphLink } from './paragraph-link.ts'

const blockOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-block]') : null

const startOf = (block: HTMLElement | null): number | null => (block === null ? null : Number(block.dataset['start']))

/**
 * Links the paragraphs of a text in the reader to their places in the original beside it: pointing at one marks it there, choosing
 * one (by a click, or the focus on its button) brings it into sight there, and the other way round. Off unless `enabled`.
 */
export function useLinkedParagraphs(
  container: RefObject<HTMLElement | null>,
  article: ArticleId,
  enabled: boolean,
): void {
  useEffect(() => {
    const root = container.current
    if (root === null || !enabled) return
    const { hover, choose } = useParagraphLink.getState()
    const onPointer = (event: PointerEvent): void => hover(article, startOf(blockOf(event.target)))
    const onLeave = (): void => hover(article, null)
    const onClick = (event: MouseEvent): void => {
      const block = blockOf(event.target)
      // Words that are being marked to be copied are no choice.
      if (block !== null && document.getSelection()?.isCollapsed !== false) choose(article, startOf(block)!, 'reader')
    }
    const onFocus = (event: FocusEvent): void => {
      const block = blockOf(event.target)
      if (block !== null && event.target instanceof HTMLElement && event.target.matches(':focus-visible'))
        choose(article, startOf(block)!, 'reader')
    }
    root.addEventListener('pointerover', onPointer)
    root.addEventListener('pointerleave', onLeave)
    root.addEventListener('click', onClick)
    root.addEventListener('focusin', onFocus)

    const mark = (name: 'hovered' | 'chosen', start: number | null): HTMLElement | null => {
      for (const old of root.querySelectorAll(`[data-${name}]`)) old.removeAttribute(`data-${name}`)
      const block = start === null ? null : root.querySelector<HTMLElement>(`[data-block][data-start="${start}"]`)
      block?.setAttribute(`data-${name}`, '')
      return block
    }
    const show = (state: ReturnType<typeof useParagraphLink.getState>, turn: number): void => {
      const own = state.article === article
      mark('hovered', own ? state.hovered : null)
      const chosen = own ? state.chosen : null
      const block = mark('chosen', chosen?.start ?? null)
      if (chosen !== null && chosen.turn !== turn && chosen.from !== 'reader')
        block?.scrollIntoView({ block: 'center', behavior: 'auto' })
    }
    const now = useParagraphLink.getState()
    show(now, now.chosen?.turn ?? 0)
    const stop = useParagraphLink.subscribe((state, before) => show(state, before.chosen?.turn ?? 0))
    return () => {
      stop()
      mark('hovered', null)
      mark('chosen', null)
      root.removeEventListener('pointerover', onPointer)
      root.removeEventListener('pointerleave', onLeave)
      root.removeEventListener('click', onClick)
      root.removeEventListener('focusin', onFocus)
    }
  }, [container, article, enabled])
}
