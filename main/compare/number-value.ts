import type { Bound } from '../contract/figures.ts'
import { magnitudes, numberWords, qualifierBounds, vagueMagnitudes } from './lexicon/numbers.ts'

/** What a printed number says: the number itself where there is one, and the least and greatest that its words allow. */
export interface NumberValue {
  readonly amount: number | null
  readonly low: number | null
  readonly high: number | null
  readonly bound: Bound
}

/**
 * Reads a number from its words (lower case, as the tokeniser gives them): digits in any script with separators, number words and their
 * compounds, magnitudes. `qualifier` are the words before it that bound it. "hundreds of thousands" has no amount, but at least 200,000.
 */
export function numberValue(words: readonly string[], qualifier: string, isShare: boolean): NumberValue {
  const [first = ''] = words
  if (vagueMagnitudes.has(first)) {
    const factors = words.flatMap((word) => magnitudes.get(word) ?? [])
    const size = factors.reduce((product, factor) => product * factor, 1)
    const low = 2 * size
    return { amount: null, low, high: highestOf(size), bound: 'vague' }
  }
  let total = 0
  let part = 0
  let known = false
  for (const [n, word] of words.entries()) {
    const factor = magnitudes.get(word)
    const digits = digitValue(word, isShare || magnitudes.has(words[n + 1] ?? ''))
    if (digits !== null) {
      // "520 000": groups of three.
      part = known && /^\p{N}{3}$/u.test(word) ? part * 1000 + digits : part + digits
      known = true
    } else if (factor !== undefined) {
      part = (part === 0 ? 1 : part) * factor
      known = true
      if (factor >= 1000) {
        total += part
        part = 0
      }
    } else {
      const value = wordValue(word)
      if (value === null) continue
      part += value
      known = true
    }
  }
  if (!known) return { amount: null, low: null, high: null, bound: 'vague' }
  // The sum of binary fractions ("1.1 million") is off by less than this.
  const amount = Number((total + part).toPrecision(12))
  const bound = qualifierBounds.get(qualifier) ?? 'exact'
  return {
    amount,
    low: bound === 'at-most' ? null : amount,
    high: bound === 'at-least' ? null : amount,
    bound,
  }
}

/** Dozens end where hundreds begin, hundreds where thousands do; hundreds of thousands below a million. */
function highestOf(size: number): number | null {
  const next = [100, 1000, 1e6, 1e9, 1e12].find((limit) => limit > size)
  return next === undefined ? null : next - 1
}

/** "eight", "twenty-five". */
function wordValue(word: string): number | null {
  const value = numberWords.get(word)
  if (value !== undefined) return value
  const parts = word.split('-').map((part) => numberWords.get(part))
  return parts.length > 1 && parts.every((part) => part !== undefined)
    ? parts.reduce((sum, part) => sum + part, 0)
    : null
}

/**
 * The value of digits with separators, null for other words. A separator before exactly three digits parts thousands, unless the number
 * is a share or is multiplied ("1.125 million"); any other parts the fraction, and so does the last of two different ones.
 */
export function digitValue(word: string, isFraction = false): number | null {
  if (!/^\p{Nd}+(?:[.,'’٬٫]\p{Nd}+)*$/u.test(word)) return null
  const plain = word.replaceAll(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
  const marks = plain.match(/[^0-9]/gu) ?? []
  const parts = plain.split(/[^0-9]/u)
  const last = parts.at(-1)!
  const mixed = new Set(marks).size > 1
  const isDecimal =
    marks.length > 0 &&
    (mixed ? marks.at(-1) !== marks[0] : marks.length === 1 && (last.length !== 3 || isFraction || parts[0] === '0'))
  return Number(isDecimal ? `${parts.slice(0, -1).join('')}.${last}` : parts.join(''))
}

/** Digits of a script stand in a row from its zero, and a zero begins at a place that ten digits fit before and none precedes. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0)!
  let zero = code
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return code - zero
}
