import { useEffect, useState, type RefObject } from 'react'
import type { Passage } from '../../../main/contract/comparison.ts'
import { shownWords } from '../../article/diff-text.tsx'
import { nearestWords } from './nearest-words.ts'
import type { Member } from './use-members.ts'

type Place = Pick<Passage, 'article' | 'start' | 'end'>

/** The highlight that base.css gives its look. */
const NAME = 'shown-place'
/** Frames in which a text that is only now shown may be drawn. */
const PATIENCE = 120

/**
 * Marks the place that a table or plot led to, in the texts of a set, until another one is shown or `null`. It changes nothing in the page
 * (CSS Custom Highlight API), so it may lie over any other mark. Of a place without words, such as that of an omission, only
 * the column is brought into sight. `marks` is whatever redraws the texts.
 */
export function useShownPlace(
  root: RefObject<HTMLElement | null>,
  members: ReadonlyMap<string, Member>,
  visible: boolean,
  marks: unknown,
): (place: Place | null) => void {
  const [place, setPlace] = useState<Place | null>(null)
  const article = place === null ? undefined : members.get(place.article)?.article
  useEffect(() => {
    if (place === null || article === undefined || !visible || CSS.highlights === undefined) return
    const words = shownWords(article.text.slice(place.start, place.end), place.start, article.markup)
    let frame = 0
    let left = PATIENCE
    const look = (): void => {
      const column = root.current?.querySelector<HTMLElement>(`[data-column="${place.article}"]`) ?? null
      const range = column === null || words === '' ? null : rangeOf(column, place.start, words)
      if (range !== null) CSS.highlights.set(NAME, new Highlight(range))
      if (column !== null && (range !== null || words === ''))
        column.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      else if (left-- > 0) frame = requestAnimationFrame(look)
    }
    look()
    return () => {
      cancelAnimationFrame(frame)
      CSS.highlights.delete(NAME)
    }
  }, [root, place, article, visible, marks])
  return setPlace
}

/** Where words stand in the paragraph that holds a character of the article; null when it is not drawn. */
function rangeOf(column: HTMLElement, start: number, words: string): Range | null {
  const block = [...column.querySelectorAll<HTMLElement>('[data-block]')].find(
    ({ dataset }) => Number(dataset['start']) <= start && start < Number(dataset['end']),
  )
  if (block === undefined) return null
  const nodes: Text[] = []
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('button, [data-badge]') === null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  )
  while (walker.nextNode() !== null) nodes.push(walker.currentNode as Text)
  const text = nodes.map((node) => node.data).join('')
  const best = nearestWords(text, words, start - Number(block.dataset['start']))
  if (best === -1) return null
  const range = document.createRange()
  const [first, from] = nodeAt(nodes, best)
  const [last, to] = nodeAt(nodes, best + words.length - 1)
  range.setStart(first, from)
  range.setEnd(last, to + 1)
  return range
}

function nodeAt(nodes: readonly Text[], at: number): [Text, number] {
  let before = 0
  for (const node of nodes) {
    if (at < before + node.length) return [node, at - before]
    before += node.length
  }
  const last = nodes.at(-1)!
  return [last, last.length]
}
