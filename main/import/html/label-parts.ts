import type { Layer } from '../../contract/article.ts'
import { isBareName, readByline } from '../describe/bylines.ts'
import { captionRule } from '../describe/captions.ts'
import type { Part } from '../describe/compose-article.ts'
import { isPhotoCredit, readTextCredit } from '../describe/credits.ts'
import { readDateLine } from '../describe/date-lines.ts'
import { furnitureRule } from '../describe/furniture.ts'
import { isAboutWriter } from '../describe/label-blocks.ts'
import { sameWords, type PageArticle } from './article-blocks.ts'
import type { PageBlock } from './block-text.ts'
import { isProse, SENTENCE_END } from './main-part.ts'
import { outOfPlace } from './out-of-place.ts'

const LONGEST_LINK = 220
const LONGEST_HEADING = 160
/** How far under the first paragraph the date and the writer may stand, where that paragraph is a summary. */
const UNDER_SUMMARY = 5

/** The blocks of a page's article with their layers, its title first. */
export function labelParts({ blocks, standfirst }: PageArticle, title: string | null): Part[] {
  const parts: Part[] = []
  if (title !== null) parts.push({ layer: 'headline', text: title })
  if (standfirst !== undefined && !blocks.some(({ text }) => sameWords(text, standfirst)))
    parts.push({ layer: 'standfirst', text: standfirst })
  const first = Math.max(0, blocks.findIndex(isProse))
  const out = outOfPlace(blocks, title)
  for (const [at, block] of blocks.entries()) {
    const place =
      at < first || at === 0 ? 'head' : at <= first + UNDER_SUMMARY ? 'under' : at >= blocks.length - 3 ? 'end' : 'text'
    const layer = layerOf(block, place, standfirst)
    const isOut = (layer === 'body' || layer === 'subheading') && out.has(block)
    parts.push({ layer: isOut ? 'furniture' : layer, text: block.text })
  }
  return parts
}

function layerOf(
  { kind, text, links }: PageBlock,
  place: 'head' | 'under' | 'text' | 'end',
  standfirst: string | undefined,
): Layer {
  if (kind === 'caption') return isPhotoCredit(text) ? 'credit' : 'caption'
  const high = place === 'head' || place === 'under'
  if (standfirst !== undefined && place === 'head' && sameWords(text, standfirst)) return 'standfirst'
  if (high && text.length <= 160) {
    const isName = place === 'head' && kind === 'paragraph' && isBareName(text) && /\p{Ll}/u.test(text)
    if (readDateLine(text, undefined) !== undefined) return readByline(text) === undefined ? 'dateline' : 'byline'
    if (readByline(text) !== undefined || (isName && !text.includes(','))) return 'byline'
  }
  if (furnitureRule(text) !== undefined || (place === 'end' && isAboutWriter(text))) return 'furniture'
  // A paragraph that is one link without a full stop leads to another story; one that begins with a length, to a recording.
  if (kind !== 'heading' && text.length < LONGEST_LINK && !SENTENCE_END.test(text))
    if (links >= 0.95 || /^\d{1,2}:\d\d(?::\d\d)?\s/.test(text)) return 'furniture'
  if (isPhotoCredit(text) || readTextCredit(text) !== undefined) return 'credit'
  // Some pages mark whole paragraphs as headings, for their looks.
  if (kind === 'heading' && (text.length <= 60 || (text.length <= LONGEST_HEADING && !/[.…]["”»’]*$/u.test(text))))
    return 'subheading'
  const caption = captionRule(text, { doubled: false, credit: 'none', inHead: false, last: true })
  return caption === undefined ? 'body' : 'caption'
}
