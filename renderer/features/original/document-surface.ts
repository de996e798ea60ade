import type { Span } from './link-paragraphs.ts'
import type { Surface } from './surface.ts'

const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RP RT RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
)
/** Words that are not the original's own, or its own a second time. */
const ASIDE = '[data-note], [data-note-heading], [data-markup], [data-copy]'

interface Piece {
  readonly node: Text
  readonly start: number
}

/** The page of an original in its frame: its words, and where each of them stands. */
export function documentSurface(page: Document): Surface {
  const pieces: Piece[] = []
  const text = wordsOf(page, pieces)
  const view = page.defaultView as Window & typeof globalThis
  const ranges = ({ start, end }: Span): Range[] => {
    const found: Range[] = []
    for (let at = pieceAt(pieces, start); at < pieces.length && pieces[at]!.start < end; at++) {
      const { node, start: from } = pieces[at]!
      const range = page.createRange()
      range.setStart(node, Math.min(node.length, Math.max(0, start - from)))
      range.setEnd(node, Math.min(node.length, end - from))
      if (!range.collapsed) found.push(range)
    }
    return found
  }
  return {
    text,
    ranges,
    reveal(span) {
      const [first] = ranges(span)
      const holder = first?.startContainer.parentElement
      if (first === undefined || holder === null || holder === undefined) return
      holder.closest('details')?.setAttribute('open', '')
      // Lines far away are not laid out until they come near: scrolled to by their element first, then by their words.
      holder.scrollIntoView({ block: 'nearest' })
      const box = first.getBoundingClientRect()
      if (box.top < 40 || box.bottom > view.innerHeight - 40)
        view.scrollBy({ top: box.top - view.innerHeight * 0.3, behavior: 'instant' })
    },
    offsetAt(event) {
      const position = page.caretPositionFromPoint(event.clientX, event.clientY)
      if (position === null) return null
      const index = pieces.findIndex(({ node }) => node === position.offsetNode)
      if (index < 0) return null
      // A caret is found beside the words of an empty place, too.
      const holder = event.target instanceof view.Element ? event.target : null
      const piece = pieces[index]!
      return holder === null || holder.contains(piece.node) ? piece.start + position.offset : null
    },
    target: page,
    view,
  }
}

function wordsOf(page: Document, pieces: Piece[]): string {
  const parts: string[] = []
  let length = 0
  let block: Element | null = null
  const add = (words: string): void => {
    parts.push(words)
    length += words.length
  }
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT
    const element = node as Element
    if (element.matches(ASIDE)) return NodeFilter.FILTER_REJECT
    return element.tagName === 'BR' ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP
  })
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.nodeType !== Node.TEXT_NODE) {
      add('\n')
      continue
    }
    const words = node as Text
    let holder = words.parentElement
    while (holder !== null && INLINE.has(holder.tagName)) holder = holder.parentElement
    if (holder !== block) add('\n')
    block = holder
    pieces.push({ node: words, start: length })
    add(words.data)
  }
  return parts.join('')
}

/** The index of the piece that holds an offset, or of the first one after it. */
function pieceAt(pieces: readonly Piece[], offset: number): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { node, start } = pieces[middle]!
    if (start + node.length <= offset) low = middle + 1
    else high = middle
  }
  return low
}
