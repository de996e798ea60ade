import type { Layer, LayerSpan } from '../contract/article.ts'
import { comparedLayers } from '../contract/prepared.ts'
import { stopWords } from '../text/stop-words.ts'
import { tokenise } from '../text/tokens.ts'
import { blocksOf } from './compared-article.ts'
import { indexGrams } from './grams.ts'
import { repeatedWords } from './repeats.ts'
import { withoutPossessive } from './stem.ts'

/** A passage of so many words that an article prints again counts once, unless told otherwise. */
const REPEATED = 8
/** Prepositions that say on whose side one stands: no mere grammar where vocabularies are compared. */
const TELLING: ReadonlySet<string> = new Set(['against'])
const NUMBER = /^\p{N}/u

/** The word as which a token counts in a vocabulary: without possessive. Null for grammar and numbers, which are no key words. */
export function vocabularyTerm(word: string): string | null {
  const term = withoutPossessive(word)
  return term === '' || (stopWords.has(term) && !TELLING.has(term)) || NUMBER.test(term) ? null : term
}

/** A counted word of an article, with its place in UTF-16 units. */
export interface CountedWord {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** What of an article is counted: its layers, and from how many words on a passage that it prints again counts once. */
export interface CountedParts {
  readonly layers: readonly Layer[]
  readonly minWords: number
}

/** What a comparison counts, unless told. */
export const usualParts: CountedParts = { layers: comparedLayers, minWords: REPEATED }

/**
 * The words of an article that count in its vocabulary, grammar included: those of the wanted layers, and of passages that it
 * prints again the first.
 */
export function countedWords(
  text: string,
  layers: readonly LayerSpan[],
  parts: CountedParts = usualParts,
): CountedWord[] {
  const wanted = new Set(parts.layers)
  const { words, starts, ends } = tokenise(text)
  const blocks = blocksOf(text, layers)
  const placed: CountedWord[] = []
  let block = 0
  for (const [n, word] of words.entries()) {
    const start = starts[n]!
    while (blocks[block]!.end <= start) block++
    if (wanted.has(blocks[block]!.layer)) placed.push({ word, start, end: ends[n]! })
  }
  const known = new Map<string, number>()
  const ids = Int32Array.from(placed, ({ word }) => {
    const id = known.get(word) ?? known.size
    known.set(word, id)
    return id
  })
  const repeated = repeatedWords({ ids }, indexGrams(ids, parts.minWords))
  return repeated.includes(1) ? placed.filter((_, n) => repeated[n] === 0) : placed
}
