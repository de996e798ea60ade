import type { Comparison } from '../contract/comparison.ts'
import { tokenise } from '../text/tokens.ts'
import type { ComparedArticle } from './compared-article.ts'
import { commonSubsequence } from './lcs.ts'
import { attribute, reportedSpeaker } from './speaker.ts'

type Variant = Comparison['quotations'][number]['variants'][number]

interface Quotation {
  readonly article: number
  readonly ids: Int32Array
  readonly variant: Omit<Variant, 'kind'>
}

/** Shorter ones are words held at a distance rather than speech; the names table counts those. */
const SHORTEST = 2
/** A part of a longer quotation must have this many words to be taken for a part of it. */
const SHORTEST_PART = 3
const SAME = 2
/** Reworded: this share of equal words in order, of both, and at least so many. */
const REWORDED = 0.6
const REWORDED_WORDS = 4
/** Runs of this many words bring quotations together to be compared. */
const KEY_WORDS = 2
const MOST_PER_KEY = 200

/**
 * The quotations of all articles' compared layers, grouped: the same words (exact), a part of a longer form (trimmed), or mostly the same
 * words (reworded), each against the form that most articles print whole. Speaker and verb come from patterns of the sentence. Quotations
 * that most articles have come first, then in the articles' order; a quotation that one article alone has is a group of its own.
 */
export function groupQuotations(
  articles: readonly ComparedArticle[],
  idOf: (word: string) => number,
): Comparison['quotations'] {
  const quotations = articles.flatMap((article) => quotationsOf(article, idOf))
  const order = quotations
    .map((_, n) => n)
    .sort((p, q) => quotations[q]!.ids.length - quotations[p]!.ids.length || p - q)
  const byKey = new Map<string, number[]>()
  const groups: number[][] = []
  const groupOf = new Map<number, number[]>()
  for (const n of order) {
    const { ids } = quotations[n]!
    const keys = new Set<string>()
    for (let at = 0; at + KEY_WORDS <= ids.length; at++) keys.add(ids.subarray(at, at + KEY_WORDS).join(' '))
    const candidates = new Set<number>()
    for (const key of keys) for (const other of byKey.get(key) ?? []) candidates.add(other)
    let best: { other: number; likeness: number } | null = null
    for (const other of candidates) {
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
  return groups
    .sort((p, q) => carriers(q) - carriers(p) || Math.min(...p) - Math.min(...q))
    .map((group) => {
      const members = group.toSorted((p, q) => p - q).map((n) => quotations[n]!)
      const reference = referenceOf(members)
      return { variants: members.map((member) => ({ ...member.variant, kind: kindOf(member, reference, members) })) }
    })
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

function quotationsOf(article: ComparedArticle, idOf: (word: string) => number): Quotation[] {
  const found: Quotation[] = []
  const { text, sentences } = article
  let last: string | null = null
  let at = 0
  // Up to where the quotations read so far reach: sentences that begin before are quotation themselves.
  let read = 0
  for (const span of article.quotations) {
    if (span.depth > 0) continue
    for (; at < sentences.length && sentences[at]!.end <= span.start; at++) {
      if (sentences[at]!.start >= read) last = reportedSpeaker(text, sentences[at]!) ?? last
    }
    const first = sentences[at]
    // Outside the compared layers.
    if (first === undefined || first.start >= span.end) continue
    let until = at
    while (until + 1 < sentences.length && sentences[until + 1]!.start < span.end) until++
    const sentence = { start: first.start, end: sentences[until]!.end }
    read = sentence.end
    const inner = text.slice(span.innerStart, span.innerEnd)
    const { words } = tokenise(inner)
    const { speaker, verb, how } = attribute(text, span, sentence, last)
    last = speaker ?? last
    if (words.length < SHORTEST) continue
    const quoted = inner.trim()
    const start = span.innerStart + inner.indexOf(quoted)
    found.push({
      article: article.index,
      ids: Int32Array.from(words, idOf),
      variant: {
        article: article.id,
        text: quoted,
        speaker,
        verb,
        ...(speaker === null ? {} : { speakerStatus: how }),
        passage: { article: article.id, start, end: start + quoted.length, text: quoted },
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
  if (contains(x, y)) return x.length === y.length ? SAME : y.length >= SHORTEST_PART ? 1 : 0
  const equal = commonSubsequence(x, y, 0, x.length, 0, y.length).length / 2
  const share = (2 * equal) / (x.length + y.length)
  return equal >= REWORDED_WORDS && share >= REWORDED ? share : 0
}
