import type { Layer, LayerSpan } from '../contract/article.ts'
import { quotationSpans, type QuoteSpan } from '../text/quotes.ts'
import { splitSentences } from '../text/sentences.ts'
import { tokenise } from '../text/tokens.ts'
import { stopWords } from '../text/stop-words.ts'
import { withoutPossessive } from './stem.ts'

/** An article as the comparison takes it. Text without a layer counts as body. */
export interface CompareArticle {
  readonly id: string
  readonly title: string | null
  readonly text: string
  readonly layers: readonly LayerSpan[]
  /** When it was published, ISO 8601 as precise as is known: it tells which Monday is meant. */
  readonly date?: string | null
}

/** A sentence of the compared layers. `start`, `end`: UTF-16 offsets into the text; `from`, `to`: positions in the article's words. */
export interface Sentence {
  readonly article: number
  /** Place among the article's sentences. */
  readonly index: number
  readonly layer: Layer
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** A word anywhere in the text, compared or not. */
export interface PlacedWord {
  readonly word: string
  readonly start: number
  readonly end: number
  readonly layer: Layer
  readonly quoted: boolean
}

/**
 * An article made ready: the words of its compared layers in reading order (typed arrays, one entry a word), its sentences and
 * its quotations. `ids` number the words over all articles of one comparison, equal words alike.
 */
export interface ComparedArticle {
  readonly index: number
  readonly id: string
  readonly title: string | null
  readonly text: string
  readonly date: string | null
  readonly words: readonly string[]
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly ids: Int32Array
  /** contentBefore[n]: content words among the first n. */
  readonly contentBefore: Int32Array
  /** capitalBefore[n]: content words with a capital letter among the first n. */
  readonly capitalBefore: Int32Array
  /** True where capitals tell nothing: German, all-capitals text. Under 50 content words are too few to tell. */
  readonly capitalsCommon: boolean
  /** Number of the unbroken stretch that a word stands in: a word that is not compared begins a new one. */
  readonly stretch: Int32Array
  readonly sentences: readonly Sentence[]
  /** For each word its sentence. */
  readonly sentenceOf: Int32Array
  readonly quotations: readonly QuoteSpan[]
  /** 1 for each word inside quotation marks. */
  readonly quoted: Uint8Array
  /** Every word of the text with its layer, for what is counted by layer. */
  readonly everyWord: readonly PlacedWord[]
}

/** Longest unit that is treated as one sentence; text without full stops is cut at this many words. */
const LONGEST_SENTENCE = 200

/** A stretch of one layer. UTF-16 code units. */
export interface Block {
  readonly layer: Layer
  readonly start: number
  readonly end: number
}

/** The text cut into stretches of one layer each, in order and without gaps; text without a layer is body. */
export function blocksOf(text: string, spans: readonly LayerSpan[]): Block[] {
  const blocks: Block[] = []
  let from = 0
  const add = (layer: Layer, start: number, end: number): void => {
    const last = blocks.at(-1)
    if (last !== undefined && last.layer === layer && last.end === start) blocks[blocks.length - 1] = { ...last, end }
    else blocks.push({ layer, start, end })
  }
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, from)
    const end = Math.min(span.end, text.length)
    if (end <= start) continue
    if (start > from) add('body', from, start)
    add(span.layer, start, end)
    from = end
  }
  if (from < text.length) add('body', from, text.length)
  return blocks
}

function isCapitalised(text: string, start: number): boolean {
  return /^\p{Lu}/u.test(text.slice(start, start + 2))
}

/** Gives each distinct word of a comparison a number. */
export function createWordIds(): (word: string) => number {
  const known = new Map<string, number>()
  return (word) => {
    const id = known.get(word)
    if (id !== undefined) return id
    known.set(word, known.size)
    return known.size - 1
  }
}

/** Reads one article for the comparison: words of the wanted layers, sentences, quotations. */
export function prepareArticle(
  article: CompareArticle,
  index: number,
  wanted: ReadonlySet<Layer>,
  idOf: (word: string) => number,
): ComparedArticle {
  const { text } = article
  const tokens = tokenise(text)
  const blocks = blocksOf(text, article.layers)
  const quotations = quotationSpans(text)
  const outer = quotations.filter((span) => span.depth === 0)
  const everyWord: PlacedWord[] = []
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const quotedFlags: number[] = []
  const stretches: number[] = []
  let block = 0
  let quotation = 0
  let stretch = 0
  let broken = false
  tokens.words.forEach((word, n) => {
    const start = tokens.starts[n]!
    const end = tokens.ends[n]!
    while (blocks[block]!.end <= start) block++
    while (quotation < outer.length && outer[quotation]!.end <= start) quotation++
    const around = outer[quotation]
    const quoted = around !== undefined && around.start <= start && end <= around.end
    const { layer } = blocks[block]!
    everyWord.push({ word, start, end, layer, quoted })
    if (!wanted.has(layer)) {
      broken = true
      return
    }
    if (broken && words.length > 0) stretch++
    broken = false
    words.push(word)
    starts.push(start)
    ends.push(end)
    quotedFlags.push(quoted ? 1 : 0)
    stretches.push(stretch)
  })

  const count = words.length
  const contentBefore = new Int32Array(count + 1)
  const capitalBefore = new Int32Array(count + 1)
  for (let n = 0; n < count; n++) {
    const content = !stopWords.has(withoutPossessive(words[n]!))
    contentBefore[n + 1] = contentBefore[n]! + (content ? 1 : 0)
    capitalBefore[n + 1] = capitalBefore[n]! + (content && isCapitalised(text, starts[n]!) ? 1 : 0)
  }
  const sentences = findSentences(text, index, blocks, wanted, starts)
  const sentenceOf = new Int32Array(count)
  for (const sentence of sentences) sentenceOf.fill(sentence.index, sentence.from, sentence.to)
  return {
    index,
    id: article.id,
    title: article.title,
    text,
    date: article.date ?? null,
    words,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    ids: Int32Array.from(words, idOf),
    contentBefore,
    capitalBefore,
    capitalsCommon: contentBefore[count]! >= 50 && capitalBefore[count]! / contentBefore[count]! > 0.48,
    stretch: Int32Array.from(stretches),
    sentences,
    sentenceOf,
    quotations,
    quoted: Uint8Array.from(quotedFlags),
    everyWord,
  }
}

function findSentences(
  text: string,
  article: number,
  blocks: readonly Block[],
  wanted: ReadonlySet<Layer>,
  starts: readonly number[],
): Sentence[] {
  const sentences: Sentence[] = []
  let word = 0
  const add = (layer: Layer, start: number, end: number, from: number, to: number): void => {
    sentences.push({ article, index: sentences.length, layer, start, end, from, to })
  }
  for (const block of blocks) {
    if (!wanted.has(block.layer)) continue
    for (const range of splitSentences(text, block.start, block.end)) {
      const from = word
      while (word < starts.length && starts[word]! < range.end) word++
      if (word === from) continue
      let piece = from
      let start = range.start
      while (word - piece > LONGEST_SENTENCE) {
        const next = starts[piece + LONGEST_SENTENCE]!
        add(block.layer, start, start + text.slice(start, next).trimEnd().length, piece, piece + LONGEST_SENTENCE)
        piece += LONGEST_SENTENCE
        start = next
      }
      add(block.layer, start, range.end, piece, word)
    }
  }
  return sentences
}
