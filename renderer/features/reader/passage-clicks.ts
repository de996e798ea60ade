import { useEffect, useRef, type RefObject } from 'react'

/** Tells which marks of shared passages were clicked, or whose badge was. */
export function useChosenPassage(
  text: RefObject<HTMLElement | null>,
  onPassages: (under: readonly number[]) => void,
): void {
  const chosen = useRef(onPassages)
  useEffect(() => {
    chosen.current = onPassages
  })
  useEffect(() => {
    const element = text.current
    if (element === null) return
    const onClick = (event: MouseEvent): void => {
      if (!(event.target instanceof Element)) return
      const badge = event.target.closest<HTMLElement>('[data-badge]')
      if (badge !== null) {
        chosen.current([Number(badge.dataset['badge'])])
        return
      }
      // A drag over words selects text, and nothing else.
      if (window.getSelection()?.isCollapsed === false) return
      const passages = event.target.closest<HTMLElement>('mark[data-passages]')?.dataset['passages']
      if (passages !== undefined) chosen.current(passages.split(' ').map(Number))
    }
    element.addEventListener('click', onClick)
    return () => element.removeEventListener('click', onClick)
  }, [text])
}

/** Brings the passage of a mark into sight, where it is not yet. */
export function moveToPassage(text: HTMLElement | null, mark: number): void {
  const first = [...(text?.querySelectorAll<HTMLElement>('mark[data-passages]') ?? [])].find((one) =>
    one.dataset['passages']!.split(' ').includes(String(mark)),
  )
  const scroller = text?.parentElement
  if (first === undefined || !scroller) return
  const box = first.getBoundingClientRect()
  const room = scroller.getBoundingClientRect()
  if (box.top < room.top || box.bottom > room.bottom - room.height / 3) first.scrollIntoView({ block: 'center' })
}

/** Where in the text reading is: the first character of the first paragraph that is in sight. */
export function placeInSight(text: HTMLElement | null): number {
  const top = text?.parentElement?.getBoundingClientRect().top ?? 0
  const block = [...(text?.querySelectorAll<HTMLElement>('[data-block]') ?? [])].find(
    (one) => one.getBoundingClientRect().bottom > top,
  )
  return Number(block?.dataset['start'] ?? 0)
}
