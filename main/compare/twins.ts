import type { PairPassage } from './align.ts'
import type { ComparedArticle, Sentence } from './compared-article.ts'

/** Two articles have the same text when they share so much of it, either way, their headlines apart. */
const SAME_TEXT = 0.9

/** 1 for each word of an article that stands in its headline. */
function headlineWords({ ids, sentences }: ComparedArticle): Uint8Array {
  const flags = new Uint8Array(ids.length)
  for (const { layer, from, to } of sentences) if (layer === 'headline') flags.fill(1, from, to)
  return flags
}

/** The share, 0 to 1, of an article's words outside its headline for which `flags` has a 1; null when it is all headline. */
export function shareOfText(article: ComparedArticle, flags: Uint8Array): number | null {
  const headline = headlineWords(article)
  let words = 0
  let flagged = 0
  headline.forEach((inHeadline, n) => {
    if (inHeadline === 1) return
    words++
    flagged += flags[n]!
  })
  return words === 0 ? null : flagged / words
}

/**
 * The headlines of articles that have the same text, in pairs: whatever their words, one stands in the place of the other, and that is the
 * difference between the two. Sentences by their number over all articles.
 */
export function headlinesOfTwins(
  articles: readonly ComparedArticle[],
  passages: readonly PairPassage[],
  sentences: readonly Sentence[],
): [number, number][] {
  const headlines = articles.map(({ index }) =>
    sentences.findIndex(({ article, layer }) => article === index && layer === 'headline'),
  )
  const shared = new Map<string, readonly [Uint8Array, Uint8Array]>()
  for (const { a, b, pairs } of passages) {
    if (headlines[a]! < 0 || headlines[b]! < 0) continue
    const key = `${a} ${b}`
    const flags = shared.get(key) ?? [new Uint8Array(articles[a]!.ids.length), new Uint8Array(articles[b]!.ids.length)]
    shared.set(key, flags)
    for (let n = 0; n < pairs.length; n += 2) {
      flags[0][pairs[n]!] = 1
      flags[1][pairs[n + 1]!] = 1
    }
  }
  return [...shared].flatMap(([key, flags]): [number, number][] => {
    const [a, b] = key.split(' ').map(Number) as [number, number]
    const same = [a, b].every((n, side) => (shareOfText(articles[n]!, flags[side]!) ?? 0) >= SAME_TEXT)
    return same ? [[headlines[a]!, headlines[b]!]] : []
  })
}
