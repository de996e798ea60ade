import type { ApparatusEntry } from '../contract/comparison.ts'
import { withoutMarkup } from '../text/markup.ts'
import { wordsOf, type Cells } from './cells.ts'
import type { ComparedArticle, Sentence } from './compared-article.ts'
import type { Place } from './groups.ts'
import { commonSubsequence } from './lcs.ts'

/** Words [from, to) of the lemma's text that read otherwise, and the words [there, thereTo) of a witness in their place. */
interface Variant {
  readonly from: number
  readonly to: number
  readonly there: number
  readonly thereTo: number
}

/** So few equal words between two variants, none of them telling, do not part them. */
const SMALL_MATCH = 2
/** Variants of two witnesses are told together when they overlap by this share of the longer. */
const LEAST_OVERLAP = 0.5

/**
 * The critical apparatus of a row: its first cell is the lemma's text, the others are the witnesses. Every place where a witness reads
 * otherwise is an entry, the readings of all witnesses together, equal readings once; a witness that no entry names for a word reads it
 * as the lemma does. What a witness adds is told with the word before it, so that every lemma has words. Words count as the comparison
 * counts them: without case and punctuation. Negative apparatus, after West, Textual Criticism and Editorial Technique (1973).
 */
export function apparatusOf(
  articles: readonly ComparedArticle[],
  sentences: readonly Sentence[],
  cells: Cells,
): ApparatusEntry[] {
  const [base, ...witnesses] = [...cells].sort(([p], [q]) => p - q).map(([, cell]) => wordsOf(sentences, cell))
  if (base === undefined) return []
  const variants = witnesses.map((witness) => variantsOf(articles, base, witness))
  return lemmasOf(variants).map(({ from, to, named }) => {
    const readings = new Map<string, ApparatusEntry['readings'][number]>()
    for (const [n, witness] of witnesses.entries()) {
      if (!named.has(n)) continue
      const [there, thereTo] = [from, to].map((at) => counterpart(variants[n]!, base, witness, at)) as [number, number]
      const article = articles[witness.article]!
      const words = article.ids.subarray(there, thereTo).join(' ')
      const place = { article: article.id, ...spanOf(article, there, thereTo) }
      const known = readings.get(words)
      if (known === undefined) readings.set(words, { text: printed(article, there, thereTo), witnesses: [place] })
      else known.witnesses.push(place)
    }
    const lead = articles[base.article]!
    const occurrence = occurrenceOf(lead, base, from, to)
    return {
      ...spanOf(lead, from, to),
      lemma: printed(lead, from, to),
      ...(occurrence !== null && { occurrence }),
      readings: [...readings.values()],
    }
  })
}

/** Where a witness reads otherwise, in order; each variant has words of the base. */
function variantsOf(articles: readonly ComparedArticle[], base: Place, witness: Place): Variant[] {
  const lead = articles[base.article]!
  const pairs = commonSubsequence(
    lead.ids,
    articles[witness.article]!.ids,
    base.from,
    base.to,
    witness.from,
    witness.to,
  )
  const gaps: Variant[] = []
  let from = base.from
  let there = witness.from
  for (let n = 0; n <= pairs.length; n += 2) {
    const to = pairs[n] ?? base.to
    const thereTo = pairs[n + 1] ?? witness.to
    if (to > from || thereTo > there) gaps.push({ from, to, there, thereTo })
    from = to + 1
    there = thereTo + 1
  }
  const joined: Variant[] = []
  for (const gap of gaps) {
    const last = joined.at(-1)
    if (last !== undefined && isSmall(lead, last, gap)) joined[joined.length - 1] = across(last, gap)
    else joined.push(gap)
  }
  const told: Variant[] = []
  for (const gap of joined.map((variant) => withWord(variant, base))) {
    const last = told.at(-1)
    if (last !== undefined && gap.from < last.to) told[told.length - 1] = across(last, gap)
    else told.push(gap)
  }
  return told
}

const across = (p: Variant, q: Variant): Variant => ({ ...p, to: q.to, thereTo: q.thereTo })

/** Whether what two variants have between them is too little to stand on: "of the" between two changed phrases. */
function isSmall({ contentBefore }: ComparedArticle, p: Variant, q: Variant): boolean {
  const between = q.from - p.to
  if (between > SMALL_MATCH || contentBefore[q.from]! > contentBefore[p.to]!) return false
  const size = (variant: Variant): number => Math.max(variant.to - variant.from, variant.thereTo - variant.there)
  return Math.min(size(p), size(q)) > between
}

/** An addition takes in the word before it, or at the beginning the one after it. */
function withWord(variant: Variant, base: Place): Variant {
  if (variant.to > variant.from) return variant
  if (variant.from > base.from) return { ...variant, from: variant.from - 1, there: variant.there - 1 }
  return { ...variant, to: variant.to + 1, thereTo: variant.thereTo + 1 }
}

/** Words [from, to) of the base, and the witnesses, by their number, whose reading is given for them. */
interface Lemma {
  readonly from: number
  readonly to: number
  readonly named: ReadonlySet<number>
}

/**
 * The lemmas: variants of several witnesses in about the same words are one entry. A variant of a few words inside a long one of another
 * witness has an entry of its own, so lemmas may overlap; of one witness they never do.
 */
function lemmasOf(variants: readonly (readonly Variant[])[]): Lemma[] {
  const lemmas: Lemma[] = []
  const all = variants.flatMap((own, n) => own.map(({ from, to }): Lemma => ({ from, to, named: new Set([n]) })))
  for (const variant of all.sort((p, q) => p.from - q.from || q.to - p.to)) {
    let lemma = variant
    for (let at = lemmas.length - 1; at >= 0; at--) {
      const other = lemmas[at]!
      if (!belongTogether(other, lemma)) continue
      const named = new Set([...other.named, ...lemma.named])
      lemma = { from: Math.min(other.from, lemma.from), to: Math.max(other.to, lemma.to), named }
      lemmas.splice(at, 1)
      // The lemma grew: others that it passed by may belong to it now.
      at = lemmas.length
    }
    lemmas.push(lemma)
  }
  return lemmas.sort((p, q) => p.from - q.from || p.to - q.to)
}

function belongTogether(p: Lemma, q: Lemma): boolean {
  const overlap = Math.min(p.to, q.to) - Math.max(p.from, q.from)
  if (overlap <= 0) return false
  return overlap >= Math.max(p.to - p.from, q.to - q.from) * LEAST_OVERLAP || [...p.named].some((n) => q.named.has(n))
}

/** Which of several equal strings of words in the row a lemma is, from 1; null when there is one only. */
function occurrenceOf({ ids }: ComparedArticle, base: Place, from: number, to: number): number | null {
  let here = 0
  let count = 0
  for (let at = base.from; at + to - from <= base.to; at++) {
    let same = 0
    while (same < to - from && ids[at + same] === ids[from + same]) same++
    if (same < to - from) continue
    count++
    if (at === from) here = count
  }
  return count > 1 ? here : null
}

/** The place in the witness that corresponds to a place of the base; no variant of the witness has the place inside it. */
function counterpart(variants: readonly Variant[], base: Place, witness: Place, at: number): number {
  const after = variants.find((variant) => variant.from >= at)
  if (after !== undefined) return after.there - (after.from - at)
  return witness.to - (base.to - at)
}

function spanOf({ starts, ends }: ComparedArticle, from: number, to: number): { start: number; end: number } {
  if (to > from) return { start: starts[from]!, end: ends[to - 1]! }
  const at = from > 0 ? ends[from - 1]! : 0
  return { start: at, end: at }
}

function printed(article: ComparedArticle, from: number, to: number): string {
  if (to <= from) return ''
  const { start, end } = spanOf(article, from, to)
  return withoutMarkup(article.text.slice(start, end)).replaceAll(/\s+/gu, ' ')
}
