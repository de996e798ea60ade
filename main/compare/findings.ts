import type { Comparison, Passage } from '../contract/comparison.ts'
import type { ComparedArticle, Sentence } from './compared-article.ts'
import type { AlignedRow, Cell } from './rows.ts'
import { EDITED, UNIQUE, type SentenceScores } from './similarity.ts'

function passageOf(articles: readonly ComparedArticle[], sentences: readonly Sentence[], cell: Cell): Passage {
  const { article, start } = sentences[cell.first]!
  const { end } = sentences[cell.last]!
  return { article: articles[article]!.id, start, end, text: articles[article]!.text.slice(start, end) }
}

/**
 * Sentences for which no other article has similar wording: nothing scores {@link UNIQUE} or more, and no word of them stands in a
 * shared passage. Of a sentence that an article repeats, the first only. In the articles' order. The same point may be made elsewhere in
 * other words: this says nothing about meaning.
 */
export function findOnlyHere(
  articles: readonly ComparedArticle[],
  { sentences, likenesses }: SentenceScores,
  marked: readonly Uint8Array[],
): Passage[] {
  const seen = new Set<string>()
  const found: Passage[] = []
  sentences.forEach((sentence, s) => {
    const article = articles[sentence.article]!
    if ((likenesses[s]![0]?.score ?? 0) >= UNIQUE) return
    if (marked[sentence.article]!.subarray(sentence.from, sentence.to).includes(1)) return
    const words = `${sentence.article} ${article.words.slice(sentence.from, sentence.to).join(' ')}`
    if (seen.has(words)) return
    seen.add(words)
    found.push(passageOf(articles, sentences, { first: s, last: s }))
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
    const first = cells.get(Math.min(...cells.keys()))!
    found.push({ carriers: cells.size, entry: { passage: passageOf(articles, sentences, first), lackedBy } })
  }
  return found.sort((p, q) => q.carriers - p.carriers).map(({ entry }) => entry)
}
