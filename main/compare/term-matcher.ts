import type { TermFamily } from '../contract/term-families.ts'
import { tokenise } from '../text/tokens.ts'
import type { PlacedWord } from './compared-article.ts'
import { withoutPossessive } from './stem.ts'

/** The families as counting needs them. */
export type CountedFamily = Pick<TermFamily, 'name' | 'terms'>

/** A term in a text: the family and the term by their places in the lists, and the words [from, to). */
export interface TermMatch {
  readonly family: number
  readonly term: number
  readonly from: number
  readonly to: number
}

interface Form {
  readonly family: number
  readonly term: number
  readonly words: readonly string[]
  /** The last word may go on. */
  readonly open: boolean
}

const NONE: readonly Form[] = []

/** What may lie between two words of one form: a full stop or a comma begins something else. */
const JOINED = /^[\s‐‑-]*$/u

/**
 * Finds the terms of families among the words of texts. Within a family the longest form counts where several stand ("freedom
 * fighters" is not "fighters", too), and of equals the first term; each family counts for itself.
 */
export function createTermMatcher(
  families: readonly CountedFamily[],
): (text: string, words: readonly PlacedWord[]) => TermMatch[] {
  const byFirst = new Map<string, Form[]>()
  const openings: Form[] = []
  for (const form of formsOf(families)) {
    if (form.open && form.words.length === 1) openings.push(form)
    else byFirst.set(form.words[0]!, [...(byFirst.get(form.words[0]!) ?? []), form])
  }
  return (text, placed) => {
    const bare = placed.map(({ word }) => withoutPossessive(word))
    const taken = new Int32Array(families.length)
    const matches: TermMatch[] = []
    for (const [from, word] of bare.entries()) {
      const closed = byFirst.get(word) ?? NONE
      const candidates =
        openings.length === 0
          ? closed
          : [...closed, ...openings.filter(({ words: [first] }) => word.startsWith(first!))]
      if (candidates.length === 0) continue
      const best = new Map<number, Form>()
      for (const form of candidates) {
        if (taken[form.family]! > from || !standsAt(form, from, text, placed, bare)) continue
        const other = best.get(form.family)
        if (other === undefined || form.words.length > other.words.length) best.set(form.family, form)
      }
      for (const { family, term, words } of best.values()) {
        taken[family] = from + words.length
        matches.push({ family, term, from, to: from + words.length })
      }
    }
    return matches
  }
}

function formsOf(families: readonly CountedFamily[]): Form[] {
  return families.flatMap(({ terms }, family) =>
    terms.flatMap(({ forms }, term) =>
      forms.flatMap((form): Form[] => {
        const words = tokenise(form).words.map(withoutPossessive)
        return words.length === 0 ? [] : [{ family, term, words, open: form.endsWith('*') }]
      }),
    ),
  )
}

function standsAt(
  { words, open }: Form,
  from: number,
  text: string,
  placed: readonly PlacedWord[],
  bare: readonly string[],
): boolean {
  if (from + words.length > placed.length) return false
  return words.every((word, n) => {
    const there = bare[from + n]!
    if (!(open && n === words.length - 1 ? there.startsWith(word) : there === word)) return false
    if (n === 0) return true
    const [before, now] = [placed[from + n - 1]!, placed[from + n]!]
    return before.layer === now.layer && JOINED.test(text.slice(before.end, now.start))
  })
}
