import { useLayoutEffect, type RefObject } from 'react'
import { settle } from './settle.ts'
import type { TextMark } from './text-mark.ts'

const BADGE_HEIGHT = 20

/** Badges stand level with the first word of their mark, and go down a little where they would cover one another. */
export function useSettledBadges(
  scroller: RefObject<HTMLElement | null>,
  marks: readonly TextMark[] | undefined,
): void {
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || marks === undefined) return
    const place = (): void => {
      const badges = [...element.querySelectorAll<HTMLElement>('[data-badge]')]
      for (const badge of badges) badge.style.transform = ''
      const boxes = badges
        .map((badge) => {
          const { top } = badge.getBoundingClientRect()
          // The page puts a badge on the line where the word before it ends; the marked word may begin the next one.
          let mark = badge.nextElementSibling
          while (mark?.matches('[data-badge]') === true) mark = mark.nextElementSibling
          const word = mark?.getClientRects()[0]
          return { badge, top, wanted: word === undefined ? top : Math.max(top, word.top) }
        })
        .toSorted((a, b) => a.wanted - b.wanted)
      const shifts = settle(
        boxes.map((box) => box.wanted),
        BADGE_HEIGHT,
      )
      for (const [index, { badge, top, wanted }] of boxes.entries()) {
        const shift = Math.round(wanted - top + shifts[index]!)
        if (shift > 1) badge.style.transform = `translateY(${shift}px)`
      }
    }
    // The first look comes at once; later ones when lines break anew.
    const observer = new ResizeObserver(place)
    observer.observe(element.firstElementChild ?? element)
    return () => observer.disconnect()
  }, [scroller, marks])
}
