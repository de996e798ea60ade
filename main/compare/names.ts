import type { Layer } from '../contract/article.ts'
import type { Comparison } from '../contract/comparison.ts'
import type { ComparedArticle } from './compared-article.ts'
import { termFamilies, type TermFamily } from './lexicon/term-families.ts'
import { withoutPossessive } from './stem.ts'

type Count = Comparison['names'][number]['counts'][number]
type Voice = 'own' | 'quoted' | 'shared' | 'headline' | 'caption'

const HEADLINES: ReadonlySet<Layer> = new Set<Layer>(['headline', 'standfirst', 'subheading'])
const CAPTIONS: ReadonlySet<Layer> = new Set<Layer>(['caption', 'credit'])

/**
 * Counts the terms of competing families in each article by whose voice they are in. Each occurrence is counted once: in a headline,
 * standfirst or subheading; in a caption or credit; inside quotation marks; in a passage shared with another article; else in
 * the article's own voice. Furniture is not counted. Compounds count where the family lists them
 * ("rebel-held"). Terms that no article has are left out.
 */
export function countNames(
  articles: readonly ComparedArticle[],
  marked: readonly Uint8Array[],
  families: readonly TermFamily[] = termFamilies,
): Comparison['names'] {
  const byForm = new Map<string, string[]>()
  const counts = new Map<string, Count[]>()
  const keyOf = (family: string, term: string): string => `${family}\n${term}`
  for (const { family, terms } of families) {
    for (const { term, forms } of terms) {
      counts.set(
        keyOf(family, term),
        articles.map(({ id }) => ({ article: id, own: 0, quoted: 0, shared: 0, headline: 0, caption: 0 })),
      )
      for (const form of forms) byForm.set(form, [...(byForm.get(form) ?? []), keyOf(family, term)])
    }
  }
  for (const article of articles) {
    const shared = sharedStarts(article, marked[article.index]!)
    for (const { word, start, layer, quoted } of article.everyWord) {
      if (layer === 'furniture') continue
      for (const key of byForm.get(withoutPossessive(word)) ?? []) {
        const voice: Voice = HEADLINES.has(layer)
          ? 'headline'
          : CAPTIONS.has(layer)
            ? 'caption'
            : quoted
              ? 'quoted'
              : shared.has(start)
                ? 'shared'
                : 'own'
        counts.get(key)![article.index]![voice]++
      }
    }
  }
  return [...counts]
    .filter(([, list]) =>
      list.some((count) => count.own + count.quoted + count.shared + count.headline + count.caption > 0),
    )
    .map(([key, list]) => {
      const [family, term] = key.split('\n') as [string, string]
      return { family, term, counts: list }
    })
}

function sharedStarts(article: ComparedArticle, marked: Uint8Array): ReadonlySet<number> {
  const starts = new Set<number>()
  marked.forEach((flag, n) => {
    if (flag === 1) starts.add(article.starts[n]!)
  })
  return starts
}
