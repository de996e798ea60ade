import type { OnlyNode } from '../../main/contract/query.ts'
import { comparedLayers } from '../../main/contract/prepared.ts'
import { fingerprintPlaces } from '../../main/text/fingerprints.ts'
import { searchTokens } from '../../main/text/fold.ts'
import { partsOf } from '../../main/text/text-parts.ts'
import { wordPlaces } from '../../main/text/word-places.ts'
import type { Connection } from '../connection.ts'
import { comparedWords } from '../derived.ts'
import { readText, type StoredText } from '../layers.ts'
import { comparedPlaces, type ComparedPlaces } from './compared-places.ts'

/**
 * Words in which two articles must agree, one after the other, for a passage to stand in both. Every run of so many leaves a
 * common fingerprint, so that the index knows all of them.
 */
const SHORTEST_RUN = 15
const GRAM = 8
/** More words than two windows of neighbouring grams have. */
const NEIGHBOURHOOD = 32
const TEXTS_KEPT = 1_000

type Span = readonly [start: number, end: number]

/** Tells which words of articles stand in passages that no other article has; keeps the texts that it compared with. */
export class OwnText {
  readonly #connection: Connection
  readonly #others = new Map<number, string>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /**
   * Whether the words stand somewhere in the article's own text (the compared layers) without lying, all of them, in a run of
   * {@link SHORTEST_RUN} or more words that stand in another article of the corpus too, or in 8 words that so many articles
   * have that the index counts them as standing text.
   */
  holds(article: number, { node }: OnlyNode): boolean {
    const stored = readText(this.#connection, article)
    if (stored === undefined) return false
    const places = ownPlaces(stored, node)
    if (places.length === 0) return false
    const own = comparedPlaces(stored)
    return places.some((place) => !this.#isShared(article, place, own))
  }

  #isShared(article: number, [start, end]: Span, own: ComparedPlaces): boolean {
    const first = own.at(start)
    const last = own.at(end - 1)
    // Every stretch of that many words that holds the place; the place itself where it is longer.
    const earliest = Math.max(0, Math.min(first, last - SHORTEST_RUN + 1))
    const latest = Math.min(own.words.length, Math.max(last + 1, first + SHORTEST_RUN))
    const length = Math.max(SHORTEST_RUN, last - first + 1)
    const stretches: string[] = []
    for (let from = earliest; from + length <= latest; from++)
      stretches.push(` ${own.words.slice(from, from + length).join(' ')} `)
    // A run that holds the place has a fingerprint among the words around it.
    const grams = gramsWithin(own.words, earliest, latest)
    if (this.#isStandingText(grams.filter(({ at }) => at <= first && last < at + GRAM))) return true
    return this.#sharers(article, grams).some((other) => {
      const words = this.#wordsOf(other)
      return stretches.some((stretch) => words.includes(stretch))
    })
  }

  /** The compared words of another article, each with a space before and behind it. */
  #wordsOf(article: number): string {
    const there = this.#others.get(article)
    if (there !== undefined) return there
    const stored = readText(this.#connection, article)
    const words = stored === undefined ? '' : ` ${comparedWords(stored).join(' ')} `
    const [oldest] = this.#others.keys()
    if (this.#others.size >= TEXTS_KEPT && oldest !== undefined) this.#others.delete(oldest)
    this.#others.set(article, words)
    return words
  }

  #isStandingText(grams: readonly Gram[]): boolean {
    if (grams.length === 0) return false
    return this.#connection.value('SELECT 1 FROM common_fingerprint WHERE h IN (SELECT value FROM json_each(?))', hashes(grams)) !== undefined // prettier-ignore
  }

  /** The other articles of the corpus that have one of these fingerprints. */
  #sharers(article: number, grams: readonly Gram[]): number[] {
    if (grams.length === 0) return []
    return this.#connection.values<number>(
      `SELECT DISTINCT other.id FROM json_each(?) AS wanted CROSS JOIN fingerprint ON fingerprint.h = wanted.value
       CROSS JOIN article AS other ON other.id = fingerprint.article
       WHERE fingerprint.article <> ? AND other.state = 'present'`,
      hashes(grams),
      article,
    )
  }
}

/** A fingerprint with the index of the first of its 8 words. */
interface Gram {
  readonly h: number
  readonly at: number
}

function hashes(grams: readonly Gram[]): string {
  return JSON.stringify(grams.map(({ h }) => h))
}

/** Those of a text's fingerprints whose 8 words lie within these words. A text is winnowed by its neighbourhoods: so much of it is enough. */
function gramsWithin(words: readonly string[], from: number, to: number): Gram[] {
  const start = Math.max(0, from - NEIGHBOURHOOD)
  return fingerprintPlaces(words.slice(start, to + NEIGHBOURHOOD))
    .map(({ h, at }): Gram => ({ h, at: start + at }))
    .filter(({ at }) => at >= from && at + GRAM <= to)
}

/** Where the words stand in the part of the text that is searched as body, as far as that is the article's own text. */
function ownPlaces({ text, layers }: StoredText, node: OnlyNode['node']): Span[] {
  const body = partsOf({ text, layers }, searchTokens).find(({ column }) => column === 'body')
  if (body === undefined) return []
  const { words, starts, ends } = body
  const own = layers.filter(({ layer }) => comparedLayers.includes(layer))
  const inside = (place: number): boolean => own.some(({ start, end }) => start <= place && place < end)
  return wordPlaces(words, node)
    .filter(([first, count]) => starts.slice(first, first + count).every(inside))
    .map(([first, count]): Span => [starts[first]!, ends[first + count - 1]!])
}
