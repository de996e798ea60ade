import { comparedLayers } from '../contract/prepared.ts'
import { alignable, alignPair, type PairPassage } from './align.ts'
import type { Checkpoint } from './checkpoint.ts'
import { createWordIds, prepareArticle, type CompareArticle, type ComparedArticle } from './compared-article.ts'
import { groupPassages, type Place } from './groups.ts'
import { PARAGRAPH_END } from './paragraph-places.ts'
import { countShares } from './shares.ts'

/** [start, end) of a text in UTF-16 units. */
type Span = [start: number, end: number]

/** A passage of the first article that others have, too: where it stands in the first, and where in the others. */
export interface FoundPassage {
  readonly kind: 'verbatim' | 'light-edit'
  /** Words of the longest occurrence. */
  readonly words: number
  /** Every occurrence stands inside quotation marks. */
  readonly quoted: boolean
  readonly places: Span[]
  /** `same`: the words of the first of `places`. */
  readonly occurrences: {
    readonly article: string
    readonly start: number
    readonly end: number
    readonly same: boolean
  }[]
}

/** What one article has in common with others, in words of the compared layers. */
export interface FoundShares {
  readonly words: number
  /** Equal words in passages that another article has; each counts once, and a repeat as often as the other article prints it. */
  readonly sharedWords: number
  /** Words inside the passages, changed ones too. */
  readonly markedWords: number
  /** In the order of the first article's text. */
  readonly passages: FoundPassage[]
  /** The articles that share something, with how many words of the first. Most first. */
  readonly sharers: { readonly article: string; readonly words: number }[]
}

const COMPARED = new Set(comparedLayers)

/**
 * Finds the passages of an article that others have, by the method of a comparison (see alignPair and groupPassages), but of the one
 * article against each other alone: linear in their number. `minWords` is the shortest verbatim run that is reported.
 */
export function shareText(
  article: CompareArticle,
  others: readonly CompareArticle[],
  minWords: number,
  checkpoint?: Checkpoint,
): FoundShares {
  const idOf = createWordIds()
  const first = alignable(prepareArticle(article, 0, COMPARED, idOf), minWords)
  const articles: ComparedArticle[] = [first.article]
  const passages = others.flatMap((other, n) => {
    checkpoint?.(n, others.length)
    const prepared = prepareArticle(other, n + 1, COMPARED, idOf)
    articles.push(prepared)
    return alignPair(first, alignable(prepared, minWords), minWords)
  })
  const { shared, marked, counts } = countShares(articles, passages)
  const paragraphs = passages.flatMap((passage) => cutAtParagraphs(passage, first.article, minWords))
  const found = groupPassages(articles, paragraphs, minWords).map((group) => passageOf(articles, group))
  return {
    words: first.article.ids.length,
    sharedWords: sum(shared[0]!),
    markedWords: sum(marked[0]!),
    passages: found.toSorted((a, b) => a.places[0]![0] - b.places[0]![0] || b.places[0]![1] - a.places[0]![1]),
    sharers: counts[0]!
      .map((words, n) => ({ article: articles[n]!.id, words, n }))
      .filter(({ words, n }) => n > 0 && words > 0)
      .toSorted((a, b) => b.words - a.words || a.n - b.n)
      .map(({ article: id, words }) => ({ article: id, words })),
  }
}

const sum = (flags: Uint8Array): number => flags.reduce((total, flag) => total + flag, 0)

/** A copy of several paragraphs is a passage each, as a reader takes them in, where each is long enough to be one. */
function cutAtParagraphs(passage: PairPassage, article: ComparedArticle, minWords: number): PairPassage[] {
  const flipped = passage.a !== article.index
  const { pairs } = passage
  const pieces: PairPassage[] = []
  let from = 0
  const push = (to: number): void => {
    const own = pairs.slice(from, to)
    const [aFrom, bFrom, aTo, bTo] = [own[0]!, own[1]!, own.at(-2)! + 1, own.at(-1)! + 1]
    pieces.push({ a: passage.a, b: passage.b, aFrom, aTo, bFrom, bTo, pairs: own })
    from = to
  }
  for (let n = 2; n < pairs.length; n += 2) {
    if ((n - from) / 2 < minWords || (pairs.length - n) / 2 < minWords) continue
    const side = flipped ? 1 : 0
    const between = article.text.slice(article.starts[pairs[n - 2 + side]!], article.starts[pairs[n + side]!])
    if (PARAGRAPH_END.test(between)) push(n)
  }
  if (from === 0) return [passage]
  push(pairs.length)
  return pieces
}

function passageOf(articles: readonly ComparedArticle[], group: readonly Place[]): FoundPassage {
  const here = group.filter(({ article }) => article === 0)
  const [first] = here
  const own = articles[0]!.ids.subarray(first!.from, first!.to)
  const same = ({ article, from, to }: Place): boolean =>
    to - from === own.length && own.every((id, n) => articles[article]!.ids[from + n] === id)
  const span = ({ article, from, to }: Place): Span => [
    articles[article]!.starts[from]!,
    articles[article]!.ends[to - 1]!,
  ]
  return {
    kind: group.every(same) ? 'verbatim' : 'light-edit',
    words: group.reduce((most, { from, to }) => Math.max(most, to - from), 0),
    quoted: group.every(({ article, from, to }) =>
      articles[article]!.quoted.subarray(from, to).every((flag) => flag === 1),
    ),
    places: here.map(span),
    occurrences: group
      .filter(({ article }) => article !== 0)
      .map((place) => {
        const [start, end] = span(place)
        return { article: articles[place.article]!.id, start, end, same: same(place) }
      }),
  }
}
