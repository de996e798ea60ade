import { readDateLine } from '../describe/date-lines.ts'
import { measure } from '../describe/line-shape.ts'
import { readBlocks, type PageBlock, type ReadBlock } from './block-text.ts'
import { introducesOthers } from './other-stories.ts'
import { closest, findAll, namesOf, type PageDocument, type PageElement } from './page-tree.ts'

// Readability leaves out some prose with good reason, such as teasers and notes.
const LEAST_MISSED = 0.5

// What is never the article's text, however long it is.
const APART = new Set(['nav', 'footer', 'aside', 'form', 'dialog', 'button', 'menu'])
const APART_ROLES = new Set(['navigation', 'complementary', 'search', 'banner', 'contentinfo', 'dialog', 'menu', 'menubar', 'alert', 'alertdialog', 'tablist', 'toolbar']) // prettier-ignore
const APART_NAME =
  /(?:^|[-_\s])(?:comments?(?:-?(?:list|area|section|wrap\w*|thread))?|disqus\w*|respond|replies|related\w*|recirc\w*|recommend\w*|newsletter\w*|share\w*|sharing|social\w*|breadcrumbs?|pagination|pager|cookie\w*|consent|gdpr|sidebar\w*|side-?bar|most-?(?:read|popular|viewed)|trending|outbrain|taboola|footer|site-?header|masthead|nav|navbar|navigation|menu\w*|tag-?(?:list|cloud|links)|tags|widget\w*|modal|popup|overlay|promo\w*|advert\w*|ads?|sponsor\w*|subscribe\w*|sign-?up|author-?(?:bio|box|info|card)|about-?(?:the-?)?author|post-?(?:nav\w*|author|tags)|read-?(?:more|next)|see-?also|toc|table-?of-?contents)(?:[-_\s]|$)/i

/** The part of a page that holds nearly all of its prose, without what stands apart in it. */
export function mainPart({ body }: PageDocument): ReadBlock[] {
  const all = readBlocks(body)
  const whole = proseOf(all)
  const total = whole.get(body) ?? 0
  const apart = new Set(findAll(body, (element) => standsApart(element) && (whole.get(element) ?? 0) < total / 2))
  const blocks = all.filter(({ element }) => closest(element, (at) => apart.has(at)) === null)
  const prose = proseOf(blocks)
  let part = body
  for (;;) {
    const least = (prose.get(part) ?? 0) * 0.85
    const inner = part.children.find((child) => (prose.get(child) ?? 0) >= least)
    if (inner === undefined || least === 0 || inner.localName === 'p') break
    part = inner
  }
  return blocks.filter(({ element }) => closest(element, (at) => at === part) !== null)
}

function standsApart(element: PageElement): boolean {
  return (
    APART.has(element.localName) ||
    APART_ROLES.has(element.getAttribute('role') ?? '') ||
    element.style?.display === 'none' ||
    APART_NAME.test(namesOf(element))
  )
}

/** How much prose each element holds, in characters. */
function proseOf(blocks: readonly ReadBlock[]): Map<PageElement, number> {
  const prose = new Map<PageElement, number>()
  for (const block of blocks) {
    if (!isProse(block)) continue
    for (let at: PageElement | null = block.element; at !== null; at = at.parentNode)
      prose.set(at, (prose.get(at) ?? 0) + block.text.length)
  }
  return prose
}

/**
 * What was found of an article, with what of its page's main part continues it: forwards and backwards until other stories or
 * lists of links begin. All of the main part where hardly any of it was found.
 */
export function grown(found: readonly PageBlock[], part: readonly PageBlock[]): readonly PageBlock[] {
  const texts = new Set(found.map(({ text }) => text))
  const isFound = (block: PageBlock): boolean => texts.has(block.text) && isProse(block)
  const first = part.findIndex(isFound)
  const whole = proseLength(part)
  if (first === -1 || whole > proseLength(found) * 4) return whole > proseLength(found) * 2 ? part : found
  const last = part.findLastIndex(isFound)
  const end = last + 1 + lengthOfRun(part.slice(last + 1))
  const start = first - lengthOfRun(part.slice(0, first).toReversed())
  const all = part.slice(start, end)
  const missing = proseLength(all.filter(({ text }) => !texts.has(text)))
  return missing > proseLength(found) * LEAST_MISSED ? all : found
}

/** How many blocks from the first on continue an article. */
function lengthOfRun(blocks: readonly PageBlock[]): number {
  let length = 0
  let linked = 0
  for (const [at, { kind, text, links }] of blocks.entries()) {
    // Dates, linked headings and labels are where another story begins, or backwards the head of this one.
    if (text.length <= 60 && (introducesOthers(text) || readDateLine(text, undefined) !== undefined)) break
    if (kind === 'heading' && links >= 0.5) break
    linked = links >= 0.5 && !SENTENCE_END.test(text) ? linked + 1 : 0
    if (linked >= 3) break
    if (isProse(blocks[at]!)) length = at + 1
  }
  return length
}

/** How much of the blocks is running text, in characters. */
function proseLength(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, block) => sum + (isProse(block) ? block.text.length : 0), 0)
}

/** Whether a block is a paragraph of running text, not a label, a heading or a list of links. */
export function isProse({ kind, text, links }: PageBlock): boolean {
  if (kind === 'caption' || kind === 'heading' || links >= 0.4) return false
  const length = measure(text)
  return length >= 80 || (length >= 40 && SENTENCE_END.test(text))
}

/** Ends as a sentence does. */
export const SENTENCE_END = /[.!?…。！？؟۔।]["”»’')\]]*$/u
