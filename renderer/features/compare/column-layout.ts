import { positionAt, scrollFor, type Anchor } from './reading-position.ts'

/**
 * Where things lie in the scroller of a column, in pixels of its content. Read from the page as it is laid out: chunks that
 * were never on screen have an estimated height, so only what is asked for is measured.
 */

/** What is being read in a scroller; see {@link positionAt}. */
export function readPosition(scroller: HTMLElement): number {
  const chunks = chunksIn(scroller)
  const top = scroller.scrollTop
  const within = chunks.findLastIndex((chunk) => topOf(scroller, chunk) <= top)
  return positionAt(anchorsIn(scroller, chunks, within), contentHeight(scroller), top)
}

/** Scrolls to a position that {@link readPosition} gave. */
export function applyPosition(scroller: HTMLElement, position: number): void {
  const chunks = chunksIn(scroller)
  const within = chunks.findLastIndex((chunk) => startOf(chunk) <= position)
  scroller.scrollTop = scrollFor(anchorsIn(scroller, chunks, within), contentHeight(scroller), position)
  // Chunks that came on screen now have their real heights: the second time is exact.
  scroller.scrollTop = scrollFor(anchorsIn(scroller, chunks, within), contentHeight(scroller), position)
}

/** The place of the first occurrence of each passage that is marked in a column, and its length in characters. */
export function passagePlaces(scroller: HTMLElement): Map<number, { top: number; length: number }> {
  const places = new Map<number, { top: number; length: number }>()
  for (const mark of scroller.querySelectorAll<HTMLElement>('mark[data-passages]')) {
    for (const id of mark.dataset['passages']!.split(' ').map(Number)) {
      if (!places.has(id)) places.set(id, { top: topOf(scroller, mark), length: mark.textContent.length })
    }
  }
  return places
}

/**
 * The place of one passage, or of the paragraph that holds a character (the first one shown, where it stands before all of them); null
 * when it is not shown.
 */
export function placeOf(scroller: HTMLElement, what: { passage: number } | { character: number }): number | null {
  if ('passage' in what) {
    const mark = scroller.querySelector<HTMLElement>(`mark[data-passages~="${what.passage}"]`)
    return mark === null ? null : topOf(scroller, mark)
  }
  const blocks = [...scroller.querySelectorAll<HTMLElement>('[data-start]:not([data-chunk])')]
  const block = blocks.findLast((candidate) => startOf(candidate) <= what.character) ?? blocks[0]
  return block === undefined ? null : topOf(scroller, block)
}

/** The height of the text in a scroller, without the room below it. */
export function contentHeight(scroller: HTMLElement): number {
  return scroller.firstElementChild?.getBoundingClientRect().height ?? 0
}

function anchorsIn(scroller: HTMLElement, chunks: readonly HTMLElement[], within: number): Anchor[] {
  return chunks.flatMap((chunk, index) => {
    if (index !== within) return [anchorOf(scroller, chunk)]
    const blocks = [...chunk.children].filter((child): child is HTMLElement => child instanceof HTMLElement)
    // A chunk that is not drawn yet has no blocks.
    if (blocks.length === 0) return [anchorOf(scroller, chunk)]
    return blocks.map((block) => anchorOf(scroller, block))
  })
}

function anchorOf(scroller: HTMLElement, element: HTMLElement): Anchor {
  return { start: startOf(element), end: Number(element.dataset['end']), top: topOf(scroller, element) }
}

function chunksIn(scroller: HTMLElement): HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>('[data-chunk]')]
}

function startOf(element: HTMLElement): number {
  return Number(element.dataset['start'])
}

function topOf(scroller: HTMLElement, element: HTMLElement): number {
  return (
    element.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientTop + scroller.scrollTop
  )
}
