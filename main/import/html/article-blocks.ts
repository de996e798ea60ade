import { Readability } from '@mozilla/readability'
import { readBlocks, type PageBlock } from './block-text.ts'
import { grown, isProse, mainPart } from './main-part.ts'
import { closest, findAll, findFirst, namesOf, wordsOf, type PageDocument, type PageElement } from './page-tree.ts'
import { parsePage } from './parse-page.ts'

/** The article of a page: its blocks in order, captions among them. `standfirst` where the markup names one. */
export interface PageArticle {
  readonly blocks: readonly PageBlock[]
  readonly standfirst?: string
}

const CAPTION_NAME =
  /caption|(?:^|[-_\s])(?:photo|image|img|picture|media|figure)[-_]?(?:credits?|copyright|source|author|desc(?:ription)?|legend)|(?:^|[-_\s])credits?(?:[-_\s]|$)|bildunterschrift|bildnachweis|cutline|(?:^|[-_\s])l[ée]gende(?:[-_\s]|$)|piedefoto|pie-de-foto|didascalia/i
const ASIDE_NAME =
  /(?:^|[-_\s])(?:related|recirc\w*|recommend\w*|newsletter\w*|share\w*|sharing|social\w*|promo\w*|advert\w*|ads?|adslot|sponsor\w*|outbrain|taboola|tags?|tag-?list|keywords|topics|comments?|disqus|subscri\w*|sign-?up|paywall|cookie\w*|consent|breadcrumbs?|pagination|pager|most-?(?:read|popular|viewed)|trending|read-?(?:more|also|next)|more-?(?:on|from|stories|news)|see-?also|also-?read|lire-?aussi|mehr-?zum-?thema|teasers?|toolbar|tools|widget|sidebar|popup|modal|overlay|banner|donat\w*|follow\w*|author-?(?:bio|box|info|card)|about-?author|bio|jump-?(?:to|links?)|skip-?links?|print|survey|poll|correction-?link|article-?footer|post-?(?:meta|nav\w*)|nav\w*|menu|footer|copyright|disclaimer|rating|app-?(?:promo|banner)|video-?(?:player|list|playlist)|playlist|player|gallery-?thumbs?|toc|table-?of-?contents)(?:[-_\s]|$)/i
const STANDFIRST_NAME =
  /(?:^|[-_\s])(?:standfirst|stand-first|sub-?titles?|sub-?headlines?|subheading|dek|deck|chapo|chapeau|sottotitolo|sommario|occhiello|entradilla|bajada|copete|vorspann|untertitel|article-?(?:intro|lead|summary|excerpt|description|subtitle)|(?:story|entry|post)-?(?:summary|excerpt|subtitle|intro))(?:__?\w+)?(?:[-_\s]|$)/i
const KEPT_WHOLE = new Set([
  'html',
  'body',
  'main',
  'article',
  'head',
  'p',
  'h1',
  'h2',
  'h3',
  'a',
  'span',
  'em',
  'strong',
  'b',
  'i',
])
const FEWEST_CHARACTERS = 250
const LONG_PARAGRAPH = 100

/**
 * Finds the article of a page: captions and short side matter are taken out by rules first, then Readability chooses among what
 * is left, and the captions are put back where they stood. Where it finds next to nothing, the densest part of the page is
 * taken. Changes the document. `source` is parsed again where that is needed.
 */
export function findArticle(document: PageDocument, source: string, title: string | null): PageArticle {
  const captions = takeOutAsides(document)
  const headingOrder = findHeading(document, title)?.order
  const standfirst = findStandfirst(document)
  const part = mainPart(document)
  let blocks = grown(readable(document), part)
  if (lengthOf(blocks) < FEWEST_CHARACTERS) {
    const dense = densest(source)
    if (lengthOf(dense) > lengthOf(blocks) * 1.5) blocks = dense
  }
  const firstOther = blocks.findIndex(({ text }) => title === null || !sameWords(text, title))
  blocks = blocks.slice(Math.max(firstOther, 0))
  // What is named so under the first paragraph is a subheading.
  const second = blocks.filter(isProse)[1]
  const isAbove = standfirst !== undefined && (second === undefined || standfirst.order < second.order)
  return {
    blocks: withCaptions(blocks, captions, headingOrder),
    ...(isAbove && (title === null || !sameWords(standfirst.text, title)) ? { standfirst: standfirst.text } : {}),
  }
}

/** Takes captions and short side matter out of the page, and returns the captions. */
function takeOutAsides(document: PageDocument): PageBlock[] {
  const captions: PageBlock[] = []
  const taken = new Set<PageElement>()
  const isTaken = (element: PageElement): boolean => taken.has(element)
  for (const element of findAll(document.body, isCaption)) {
    if (closest(element, isTaken) === null) {
      const text = readBlocks(element)
        .map((block) => block.text.replaceAll('\n', ' '))
        .join(' ')
      if (text !== '' && text.length <= 1000) captions.push({ kind: 'caption', text, order: element.order, links: 0 })
    }
    taken.add(element)
  }
  for (const element of findAll(document.body, isSideMatter)) taken.add(element)
  for (const element of taken) element.remove()
  return captions
}

function isCaption(element: PageElement): boolean {
  const { localName } = element
  if (localName === 'figcaption') return true
  if (localName === 'figure') return isPicture(element)
  if (KEPT_WHOLE.has(localName) && localName !== 'p' && localName !== 'span') return false
  if (!CAPTION_NAME.test(namesOf(element)) || findFirst(element, isMainHeading) !== null) return false
  return wordsOf(element).length <= 600 && countLong(element) <= 1
}

const PICTURES = new Set(['img', 'picture', 'video', 'amp-img', 'canvas'])
const NO_CAPTION = new Set(['table', 'pre', 'blockquote', 'ul', 'ol', 'h2', 'h3'])

/** Whether all words of a figure belong to its picture. */
function isPicture(figure: PageElement): boolean {
  if (findFirst(figure, ({ localName }) => PICTURES.has(localName)) === null) return false
  return findFirst(figure, ({ localName }) => NO_CAPTION.has(localName)) === null && wordsOf(figure).length <= 600
}

function isSideMatter(element: PageElement): boolean {
  const { localName } = element
  if (localName !== 'aside' && (KEPT_WHOLE.has(localName) || !ASIDE_NAME.test(namesOf(element)))) return false
  return findFirst(element, isMainHeading) === null && element.textContent.length < 3000 && countLong(element) < 2
}

function isMainHeading({ localName }: PageElement): boolean {
  return localName === 'h1'
}

function readable(document: PageDocument): PageBlock[] {
  // Readability makes all addresses absolute, for a page that nobody here will show.
  for (const link of document.querySelectorAll('a,img,source,video,audio')) {
    for (const name of ['href', 'src', 'srcset', 'poster'])
      if (link.hasAttribute(name) && link.getAttribute(name)?.startsWith('#') !== true) link.setAttribute(name, '#')
  }
  const reader = new Readability<PageElement>(document as never, {
    disableJSONLD: true,
    keepClasses: false,
    serializer: (node): PageElement => node as never,
  })
  let content: PageElement | null | undefined
  try {
    content = reader.parse()?.content
  } catch {
    // It fails on some broken pages, such as one whose parts lie outside of its body: the page is then read without it.
    return []
  }
  return content === null || content === undefined ? [] : readBlocks(content)
}

const AROUND = new Set(['nav', 'header', 'footer', 'aside', 'form', 'figcaption'])
const TEXT_PARTS: readonly ((element: PageElement) => boolean)[] = [
  (element) => element.getAttribute('itemprop') === 'articleBody',
  ({ localName }) => localName === 'article',
  ({ localName }) => localName === 'main',
  (element) => element.getAttribute('role') === 'main',
  ({ id }) => id === 'content',
  ({ className }) => /(?:^|\s)content(?:\s|$)/.test(className),
  ({ localName }) => localName === 'body',
]

/** The part of the page with the most paragraph text outside links. */
function densest(source: string): PageBlock[] {
  const document = parsePage(source)
  if ('tooMuch' in document) return []
  for (const element of findAll(document.body, ({ localName }) => AROUND.has(localName))) element.remove()
  let best: PageBlock[] = []
  for (const isPart of TEXT_PARTS) {
    for (const element of findAll(document.documentElement, isPart)) {
      const blocks = readBlocks(element)
      const prose = blocks.filter(({ text }) => text.length >= 60 || /[.!?。؟]["”»’)]*$/u.test(text))
      const chosen = prose.length > 0 ? prose : blocks
      // A part inside a larger one wins unless it misses much of the text.
      if (lengthOf(chosen) > lengthOf(best) * 1.3) best = chosen
    }
  }
  return best
}

function findHeading(document: PageDocument, title: string | null): PageElement | undefined {
  const headings = document.getElementsByTagName('h1')
  return headings.find((heading) => title !== null && sameWords(wordsOf(heading), title)) ?? headings[0]
}

const STANDFIRST_KINDS = new Set(['p', 'h2', 'h3', 'div'])
const OUTSIDE = new Set(['aside', 'nav', 'footer'])

function findStandfirst(document: PageDocument): { readonly text: string; readonly order: number } | undefined {
  const named = findAll(
    document.body,
    (element) =>
      element.getAttribute('itemprop') === 'alternativeHeadline' ||
      (STANDFIRST_KINDS.has(element.localName) && STANDFIRST_NAME.test(namesOf(element))),
  )
  for (const element of named) {
    const text = wordsOf(element)
    if (text.length < 30 || text.length > 600) continue
    if (closest(element, ({ localName }) => OUTSIDE.has(localName)) === null) return { text, order: element.order }
  }
  return undefined
}

/** Puts the captions between the blocks by their places; those far from the article are left out. */
function withCaptions(
  blocks: readonly PageBlock[],
  captions: readonly PageBlock[],
  heading: number | undefined,
): PageBlock[] {
  const first = blocks.find(({ order }) => order > 0)?.order
  const last = blocks.at(-1)?.order
  if (first === undefined || last === undefined) return [...blocks]
  const from = heading !== undefined && heading < first ? heading : first
  const near = captions.filter(({ order }) => order > from && order <= last)
  const merged: PageBlock[] = []
  let next = 0
  for (const block of blocks) {
    while (next < near.length && near[next]!.order < block.order) merged.push(near[next++]!)
    merged.push(block)
  }
  return [...merged, ...near.slice(next)]
}

function countLong(element: PageElement): number {
  let long = 0
  for (const paragraph of element.getElementsByTagName('p')) if (wordsOf(paragraph).length >= LONG_PARAGRAPH) long++
  return long
}

function lengthOf(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0)
}

/** Whether two lines are the same but for case, punctuation and white space. */
export function sameWords(a: string, b: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return bare(a) === bare(b)
}
