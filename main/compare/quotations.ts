import type { Comparison } from '../contract/comparison.ts'
import { stopWords } from '../text/stop-words.ts'
import { tokenise } from '../text/tokens.ts'
import type { ComparedArticle } from './compared-article.ts'
import { diffWords } from './diff.ts'
import { commonSubsequence } from './lcs.ts'
import { stanceOf } from './lexicon/reporting-verbs.ts'
import type { ArticleSpeech } from './speech.ts'

type Cluster = Comparison['quotations'][number]
type Variant = Cluster['variants'][number]

interface Quotation {
  readonly article: number
  readonly ids: Int32Array
  readonly words: readonly string[]
  /** Where each word begins in the quotation's text. */
  readonly starts: readonly number[]
  readonly variant: Omit<Variant, 'kind' | 'share' | 'covers' | 'diff'>
}

/** A part of a longer quotation must have this many words to be taken for a part of it, or be half of it. */
const SHORTEST_PART = 3
const SAME = 2
/** Reworded: this share of equal words in order, of both, and at least so many. */
const REWORDED = 0.6
const REWORDED_WORDS = 4
/** Runs of this many words bring quotations together to be compared; of short ones each word that is no word of grammar does. */
const KEY_WORDS = 2
const SHORT = 4
const MOST_PER_KEY = 200
/** From here on what is quoted is taken for speech, whatever ends it. */
const SPEECH_WORDS = 5
/** Words of a quotation that go into its key. */
const KEY_LENGTH = 12

/**
 * The quotations of all articles' compared layers, nested ones too, grouped: the same words (exact), a part of a longer form (trimmed),
 * or mostly the same words (reworded), each against the form that most articles print whole; and how much of the longest form each has. Speaker and verb
 * come from patterns of the sentence. Quotations that most articles have come first, speech before words and phrases, then in the articles' order; one that an
 * article alone has is a group of its own.
 */
export function groupQuotations(
  articles: readonly ComparedArticle[],
  speech: readonly ArticleSpeech[],
  idOf: (word: string) => number,
): Comparison['quotations'] {
  const quotations = articles.flatMap((article) => quotationsOf(article, speech[article.index]!, idOf))
  const order = quotations
    .map((_, n) => n)
    .sort((p, q) => quotations[q]!.ids.length - quotations[p]!.ids.length || p - q)
  const byKey = new Map<string, number[]>()
  const groups: number[][] = []
  const groupOf = new Map<number, number[]>()
  for (const n of order) {
    const keys = keysOf(quotations[n]!)
    const candidates = new Set<number>()
    for (const key of keys) for (const other of byKey.get(key) ?? []) candidates.add(other)
    let best: { other: number; likeness: number } | null = null
    for (const other of candidates) {
      // What is quoted inside a quotation is no shorter form of it.
      if (holds(quotations[other]!, quotations[n]!)) continue
      const likeness = likenessOf(quotations[other]!, quotations[n]!)
      if (likeness > (best?.likeness ?? 0)) best = { other, likeness }
    }
    let group = best === null ? undefined : groupOf.get(best.other)
    if (group === undefined) {
      group = []
      groups.push(group)
    }
    group.push(n)
    groupOf.set(n, group)
    // Equal quotations stand for each other.
    if (best !== null && best.likeness === SAME) continue
    for (const key of keys) {
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [n])
      else if (list.length < MOST_PER_KEY) list.push(n)
    }
  }
  const carriers = (group: readonly number[]): number => new Set(group.map((n) => quotations[n]!.article)).size
  const rank = (group: readonly number[]): number => (isSpeech(group.map((n) => quotations[n]!)) ? 0 : 1)
  return groups
    .sort((p, q) => carriers(q) - carriers(p) || rank(p) - rank(q) || Math.min(...p) - Math.min(...q))
    .map((group) => clusterOf(group.toSorted((p, q) => p - q).map((n) => quotations[n]!)))
}

function keysOf({ ids, words }: Quotation): Set<string> {
  const keys = new Set<string>()
  for (let at = 0; at + KEY_WORDS <= ids.length; at++) keys.add(ids.subarray(at, at + KEY_WORDS).join(' '))
  if (ids.length <= SHORT) words.forEach((word, n) => stopWords.has(word) || keys.add(String(ids[n])))
  return keys
}

const holds = (outer: Quotation, inner: Quotation): boolean =>
  outer.article === inner.article &&
  outer.variant.passage.start <= inner.variant.passage.start &&
  inner.variant.passage.end <= outer.variant.passage.end

function clusterOf(members: readonly Quotation[]): Cluster {
  const reference = referenceOf(members)
  const longest = members.reduce((best, member) => (member.ids.length > best.ids.length ? member : best))
  const base = { ids: longest.ids, from: 0, to: longest.ids.length }
  const variants = members.map((member): Variant => {
    const { ids, starts, variant } = member
    const covers = coversOf(longest.ids, ids)
    const equal = covers.reduce((sum, { from, to }) => sum + to - from, 0)
    const diff =
      member === longest
        ? undefined
        : diffWords(base, { ids, from: 0, to: ids.length }, { text: variant.text, starts }, 0, variant.text.length)
    return {
      ...variant,
      kind: kindOf(member, reference, members),
      share: equal / longest.ids.length,
      covers,
      ...(diff === undefined ? {} : { diff }),
    }
  })
  // Named by one quotation whatever the order of the articles: bases are swapped.
  const key = variants.map((variant) => variant.key).reduce((least, one) => (one < least ? one : least))
  return {
    variants,
    key,
    longest: members.indexOf(longest),
    words: longest.ids.length,
    speech: isSpeech(members),
  }
}

const isSpeech = (members: readonly Quotation[]): boolean =>
  members.some(({ words, variant }) => words.length >= SPEECH_WORDS || /[.,!?…]$/u.test(variant.text))

/** The words of the longest form that another has too, in order, as ranges. */
function coversOf(longest: Int32Array, ids: Int32Array): Variant['covers'] {
  const pairs = commonSubsequence(longest, ids, 0, longest.length, 0, ids.length)
  const covers: { from: number; to: number }[] = []
  for (let n = 0; n < pairs.length; n += 2) {
    const at = pairs[n]!
    const last = covers.at(-1)
    if (last?.to === at) last.to = at + 1
    else covers.push({ from: at, to: at + 1 })
  }
  return covers
}

/** The form to measure others by: no part of another, printed most often, the first of these. */
function referenceOf(members: readonly Quotation[]): Quotation {
  const whole = members.filter((member) => !members.some((other) => isPart(other, member)))
  const copies = (member: Quotation): number => whole.filter((other) => isSame(member, other)).length
  return whole.reduce((best, member) => (copies(member) > copies(best) ? member : best))
}

function kindOf(member: Quotation, reference: Quotation, members: readonly Quotation[]): Variant['kind'] {
  if (isSame(member, reference)) return 'exact'
  return members.some((other) => isPart(other, member)) ? 'trimmed' : 'reworded'
}

const isSame = (p: Quotation, q: Quotation): boolean => p.ids.length === q.ids.length && contains(p.ids, q.ids)
const isPart = (whole: Quotation, part: Quotation): boolean =>
  whole.ids.length > part.ids.length && contains(whole.ids, part.ids)

function quotationsOf(
  article: ComparedArticle,
  { quotations }: ArticleSpeech,
  idOf: (word: string) => number,
): Quotation[] {
  const { id, text, sentences } = article
  const found: Quotation[] = []
  let at = 0
  for (const { span, speaker, verb, how } of quotations) {
    const inner = text.slice(span.innerStart, span.innerEnd)
    const quoted = inner.trim()
    const { words, starts } = tokenise(quoted)
    if (words.length === 0 || (words.length === 1 && stopWords.has(words[0]!))) continue
    while (at < sentences.length - 1 && sentences[at]!.end <= span.start) at++
    const first = sentences[at]!
    let last = at
    while (last + 1 < sentences.length && sentences[last + 1]!.start < span.end) last++
    const end = sentences[last]!.end
    const start = span.innerStart + inner.indexOf(quoted)
    found.push({
      article: article.index,
      ids: Int32Array.from(words, idOf),
      words,
      starts,
      variant: {
        article: id,
        text: quoted,
        speaker,
        verb,
        ...(speaker === null ? {} : { speakerStatus: how }),
        passage: { article: id, start, end: start + quoted.length, text: quoted },
        key: `${id}:${start}-${start + quoted.length} ${words.slice(0, KEY_LENGTH).join(' ')}`,
        sentence: { article: id, start: first.start, end, text: text.slice(first.start, end) },
        stance: verb === null ? null : stanceOf(verb),
        depth: span.depth,
        words: words.length,
      },
    })
  }
  return found
}

function contains(longer: Int32Array, shorter: Int32Array): boolean {
  for (let at = 0; at + shorter.length <= longer.length; at++) {
    let n = 0
    while (n < shorter.length && longer[at + n] === shorter[n]) n++
    if (n === shorter.length) return true
  }
  return false
}

/** 2 for the same words, 1 for a part, below 1 the share of equal words of reworded ones, 0 for none of these. */
function likenessOf(longer: Quotation, other: Quotation): number {
  const [x, y] = [longer.ids, other.ids]
  if (contains(x, y)) {
    if (x.length === y.length) return SAME
    // One word of two says something when it is the noun: "specialists" of "military specialists".
    return y.length >= SHORTEST_PART || (y.length * 2 >= x.length && x.at(-1) === y.at(-1)) ? 1 : 0
  }
  const equal = commonSubsequence(x, y, 0, x.length, 0, y.length).length / 2
  const share = (2 * equal) / (x.length + y.length)
  return equal >= REWORDED_WORDS && share >= REWORDED ? share : 0
}
