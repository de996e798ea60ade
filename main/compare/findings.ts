import type { ArticlePlace, Comparison, Passage } from '../contract/comparison.ts'
import { sentencesIn, type Cell } from './cells.ts'
import type { ComparedArticle, Sentence } from './compared-article.ts'
import { paragraphPlaces } from './paragraph-places.ts'
import type { AlignedRow } from './rows.ts'
import { EDITED, UNIQUE, type SentenceScores } from './similarity.ts'

function passageOf(articles: readonly ComparedArticle[], sentences: readonly Sentence[], cell: Cell): Passage {
  const { article, start } = sentences[cell.first]!
  const { end } = sentences[cell.last]!
  return { article: articles[article]!.id, start, end, text: articles[article]!.text.slice(start, end) }
}

/** Where cells stand in their articles; each article is read when the first of its cells is asked for. */
function placesOf(articles: readonly ComparedArticle[]): (article: number, cell: Cell) => ArticlePlace {
  const firsts: number[] = []
  let total = 0
  for (const { sentences } of articles) {
    firsts.push(total)
    total += sentences.length
  }
  const known = new Map<number, ReturnType<typeof paragraphPlaces>>()
  return (article, cell) => {
    let places = known.get(article)
    if (places === undefined) {
      places = paragraphPlaces(articles[article]!)
      known.set(article, places)
    }
    return places(cell, firsts[article]!)
  }
}

/**
 * Sentences for which no other article has similar wording: nothing scores {@link UNIQUE} or more, and no word of them stands in a
 * shared passage, nor was it linked to one by hand. Of a sentence that an article repeats, the first only. In the articles' order. The same point may be made elsewhere in
 * other words: this says nothing about meaning.
 */
export function findOnlyHere(
  articles: readonly ComparedArticle[],
  { sentences, likenesses }: SentenceScores,
  marked: readonly Uint8Array[],
  rows: readonly AlignedRow[],
): Comparison['onlyHere'] {
  const linked = new Set(rows.flatMap(({ cells }) => (cells.size > 1 ? sentencesIn(cells) : [])))
  const placeOf = placesOf(articles)
  const seen = new Set<string>()
  const found: Comparison['onlyHere'] = []
  sentences.forEach((sentence, s) => {
    const article = articles[sentence.article]!
    if ((likenesses[s]![0]?.score ?? 0) >= UNIQUE || linked.has(s)) return
    if (marked[sentence.article]!.subarray(sentence.from, sentence.to).includes(1)) return
    const words = `${sentence.article} ${article.words.slice(sentence.from, sentence.to).join(' ')}`
    if (seen.has(words)) return
    seen.add(words)
    const cell = { first: s, last: s }
    found.push({ ...passageOf(articles, sentences, cell), at: placeOf(sentence.article, cell) })
  })
  return found
}

/**
 * Passages that two or more articles have and others lack, with the closest wording in each of those and its score, as evidence for the
 * researcher. An article whose closest wording scores {@link EDITED} or more, or that has words of it in a passage shared with
 * one of the carriers, lacks nothing. What most articles have comes first.
 */
export function findMissing(
  articles: readonly ComparedArticle[],
  { sentences, likenesses }: SentenceScores,
  rows: readonly AlignedRow[],
  sharing: (first: Sentence, last: Sentence, article: number) => boolean,
): Comparison['missing'] {
  const placeOf = placesOf(articles)
  const found: { carriers: number; entry: Comparison['missing'][number] }[] = []
  for (const { cells } of rows) {
    if (cells.size < 2 || cells.size === articles.length) continue
    const lackedBy: Comparison['missing'][number]['lackedBy'] = []
    articles.forEach((article, n) => {
      if (cells.has(n)) return
      let nearest: { other: number; score: number } | undefined
      let shares = false
      for (const cell of cells.values()) {
        shares ||= sharing(sentences[cell.first]!, sentences[cell.last]!, n)
        for (let s = cell.first; s <= cell.last; s++) {
          const likeness = likenesses[s]!.find(({ other }) => sentences[other]!.article === n)
          if (likeness !== undefined && likeness.score > (nearest?.score ?? 0)) nearest = likeness
        }
      }
      if (shares || (nearest?.score ?? 0) >= EDITED) return
      lackedBy.push(
        nearest === undefined
          ? { article: article.id, score: 0 }
          : {
              article: article.id,
              nearest: passageOf(articles, sentences, { first: nearest.other, last: nearest.other }),
              score: nearest.score,
            },
      )
    })
    if (lackedBy.length === 0) continue
    const holders = [...cells].toSorted(([a], [b]) => a - b)
    const [article, first] = holders[0]!
    const heldBy = holders.map(([, cell]) => {
      const { text: _, ...place } = passageOf(articles, sentences, cell)
      return place
    })
    const passage = passageOf(articles, sentences, first)
    found.push({ carriers: cells.size, entry: { passage, at: placeOf(article, first), heldBy, lackedBy } })
  }
  return found.sort((p, q) => q.carriers - p.carriers).map(({ entry }) => entry)
}
