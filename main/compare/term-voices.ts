import type { Layer } from '../contract/article.ts'
import type { Voice } from '../contract/comparison.ts'
import type { ComparedArticle, PlacedWord } from './compared-article.ts'

const HEADLINES: ReadonlySet<Layer> = new Set<Layer>(['headline', 'standfirst', 'subheading'])
const CAPTIONS: ReadonlySet<Layer> = new Set<Layer>(['caption', 'credit'])

/**
 * Tells in whose voice each word of an article stands: in a headline, standfirst or subheading; in a caption or credit; inside
 * quotation marks; in a passage that stands in another article of the comparison, too (`shared`: 1 for each such compared word);
 * else in the article's own. Null for furniture, which is nobody's.
 */
export function voicesOf(article: ComparedArticle, shared: Uint8Array): (word: PlacedWord) => Voice | null {
  const starts = new Set<number>()
  shared.forEach((flag, n) => {
    if (flag === 1) starts.add(article.starts[n]!)
  })
  return ({ layer, quoted, start }) => {
    if (layer === 'furniture') return null
    if (HEADLINES.has(layer)) return 'headline'
    if (CAPTIONS.has(layer)) return 'caption'
    if (quoted) return 'quoted'
    return starts.has(start) ? 'shared' : 'own'
  }
}
