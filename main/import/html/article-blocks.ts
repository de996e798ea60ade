import { Readability } from '@mozilla/readability'
import { ORDER, readBlocks, type PageBlock } from './block-text.ts'
import { namesOf, parsePage, wordsOf, type PageDocument, type PageElement } from './dom.ts'

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
const ORDERED = 'p,div,h1,h2,h3,h4,h5,h6,li,dt,dd,blockquote,section,article,td,pre,figure,figcaption,header,main,aside'
const FEWEST_CHARACTERS = 250
const LONG_PARAGRAPH = 100

/**
 * Finds the article of a page: captions and short side matter are taken out by rules first, then Readability chooses among what
 * is left, and the captions are put back where they stood. Where it finds next to nothing, the densest part of the page is
 * taken. Changes the document. `source` is parsed again where that is needed.
 */
export function findArticle(document: PageDocument, source: string, title: string | null): PageArticle {
  const captions = takeOutAsides(document)
  const headingOrder = orderOf(findHeading(document, title))
  const standfirst = findStandfirst(document)
  let blocks = readable(document)
  if (lengthOf(blocks) < FEWEST_CHARACTERS) {
    const dense = densest(source)
    if (lengthOf(dense) > lengthOf(blocks) * 1.5) blocks = dense
  }
  const firstOther = blocks.findIndex(({ text }) => title === null || !sameWords(text, title))
  blocks = blocks.slice(Math.max(firstOther, 0))
  return {
    blocks: withCaptions(blocks, captions, headingOrder),
    ...(standfirst === undefined || (title !== null && sameWords(standfirst, title)) ? {} : { standfirst }),
  }
}

/** Numbers the blocks, takes captions and short side matter out of the page, and returns the captions. */
function takeOutAsides(document: PageDocument): PageBlock[] {
  let order = 0
  for (const element of document.querySelectorAll(ORDERED)) element.setAttribute(ORDER, String(++order))
  const captions: PageBlock[] = []
  const takeCaption = (element: PageElement): void => {
    if (element.closest(`[${TAKEN}]`) !== null) return
    const text = readBlocks(element)
      .map((block) => block.text.replaceAll('\n', ' '))
      .join(' ')
    element.setAttribute(TAKEN, '')
    if (text !== '' && text.length <= 1000) captions.push({ kind: 'caption', text, order: orderOf(element) ?? 0 })
  }
  const taken: PageElement[] = []
  for (const element of document.querySelectorAll('figcaption')) {
    takeCaption(element)
    taken.push(element)
  }
  for (const element of document.querySelectorAll('[class],[id]')) {
    if (KEPT_WHOLE.has(element.localName) && element.localName !== 'p' && element.localName !== 'span') continue
    if (!CAPTION_NAME.test(namesOf(element)) || element.querySelector('h1') !== null) continue
    if (wordsOf(element).length > 600 || countLong(element) > 1) continue
    takeCaption(element)
    taken.push(element)
  }
  for (const element of document.querySelectorAll('aside,[class],[id]')) {
    if (element.localName !== 'aside' && (KEPT_WHOLE.has(element.localName) || !ASIDE_NAME.test(namesOf(element))))
      continue
    if (element.querySelector('h1') !== null || (element.textContent ?? '').length >= 3000 || countLong(element) >= 2)
      continue
    taken.push(element)
  }
  for (const element of taken) element.remove()
  return captions
}

const TAKEN = 'data-variorum-taken'

function readable(document: PageDocument): PageBlock[] {
  const reader = new Readability<PageElement>(document as never, {
    disableJSONLD: true,
    keepClasses: false,
    serializer: (node): PageElement => node as never,
  })
  const content = reader.parse()?.content
  return content === null || content === undefined ? [] : readBlocks(content)
}

/** The part of the page with the most paragraph text outside links. */
function densest(source: string): PageBlock[] {
  const document = parsePage(source)
  for (const element of document.querySelectorAll('nav,header,footer,aside,script,style,form,figcaption'))
    element.remove()
  let best: PageBlock[] = []
  const candidates = ['[itemprop="articleBody"]', 'article', 'main', '[role="main"]', '#content', '.content', 'body']
  for (const selector of candidates) {
    for (const element of document.querySelectorAll(selector)) {
      const blocks = readBlocks(element)
      const prose = blocks.filter(({ text }) => text.length >= 60 || /[.!?。؟]["”»’)]*$/u.test(text))
      const chosen = prose.length > 0 ? prose : blocks
      // A part inside a larger one wins unless it misses much of the text.
      if (lengthOf(chosen) > lengthOf(best) * 1.3) best = chosen
    }
  }
  return best
}

function findHeading(document: PageDocument, title: string | null): PageElement | null {
  const headings = [...document.querySelectorAll('h1')]
  return headings.find((heading) => title !== null && sameWords(wordsOf(heading), title)) ?? headings[0] ?? null
}

function findStandfirst(document: PageDocument): string | undefined {
  for (const element of document.querySelectorAll(
    'p[class],h2[class],h3[class],div[class],[itemprop="alternativeHeadline"]',
  )) {
    if (!STANDFIRST_NAME.test(namesOf(element)) && element.getAttribute('itemprop') === null) continue
    const text = wordsOf(element)
    if (text.length >= 30 && text.length <= 600 && element.closest('aside,nav,footer') === null) return text
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

function orderOf(element: PageElement | null): number | undefined {
  const numbered = element?.getAttribute(ORDER) ?? element?.closest(`[${ORDER}]`)?.getAttribute(ORDER)
  return numbered === null || numbered === undefined ? undefined : Number(numbered)
}

function countLong(element: PageElement): number {
  let long = 0
  for (const paragraph of element.querySelectorAll('p')) if (wordsOf(paragraph).length >= LONG_PARAGRAPH) long++
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
