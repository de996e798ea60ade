import type { FigureState, FigureValue } from './figures.ts'

/** Estimates as near as this to each other, as a share of the larger, cannot be told to differ. */
const NEAR = 0.05
/** Letters that make words forms of one name. */
const ROOT = 5

/**
 * Words before a number that rule out the number itself, lower case: what they print is above it, or below it. "At least" and "about" rule
 * out nothing.
 */
export const excludingQualifiers = {
  more: 'more than,over,mehr als,plus de,más de,более,свыше,أكثر من'.split(','),
  less: 'less than,fewer than,under,weniger als,moins de,menos de,менее,أقل من'.split(','),
  nearly: 'close to,nearly,almost,fast,knapp,près de,cerca de,casi,почти,قرابة'.split(','),
} as const

/** How far below the number a figure may be that is nearly there, as a share of it. */
const NEARLY = 0.1

type Likeness = 'same' | 'open' | 'other'

/**
 * How a figure stands to those of another article: the best that is found. The same number given by another source is attributed
 * differently; numbers that the words leave room for, or that parts add up to, are unclear.
 */
export function figureState(
  value: FigureValue,
  others: readonly FigureValue[],
  beside: readonly FigureValue[],
): FigureState {
  const same = others.filter((other) => likeness(value, other) === 'same')
  if (same.length > 0)
    return same.some((other) => isSameSource(value.source, other.source)) ? 'agrees' : 'attributed-differently'
  if (others.some((other) => likeness(value, other) === 'open')) return 'unclear'
  return others.some((other) => isSumOf(other, value, beside) || isSumOf(value, other, others)) ? 'unclear' : 'differs'
}

/** What the figures of one cell say together: what all of them say, else that it has to be read. */
export function joinedState(states: readonly (FigureState | null)[]): FigureState | null {
  const [first] = states
  if (first === undefined) return 'no-counterpart'
  return states.every((state) => state === first) ? first : 'unclear'
}

/** The figures that are listed with this one ("seven soldiers and a civilian"), itself among them, when there are several. */
export function partsOf(value: FigureValue, beside: readonly FigureValue[]): readonly FigureValue[] {
  const root = value.with ?? value.key
  const parts = beside.filter((other) => other.article === value.article && (other.with ?? other.key) === root)
  return parts.length > 1 ? parts : []
}

function isSumOf(whole: FigureValue, part: FigureValue, beside: readonly FigureValue[]): boolean {
  const parts = partsOf(part, beside)
  if (parts.length === 0 || whole.amount === null || parts.some(({ amount }) => amount === null)) return false
  return parts.reduce((sum, { amount }) => sum + amount!, 0) === whole.amount
}

function likeness(p: FigureValue, q: FigureValue): Likeness {
  if (p.amount === null && p.low === null && p.high === null) return datesAlike(p, q)
  if (p.bound === 'vague' || q.bound === 'vague') {
    if (p.bound === q.bound && p.low === q.low && p.high === q.high) return 'same'
    return overlap(estimated(p), estimated(q)) ? 'open' : 'other'
  }
  if (p.amount === q.amount && p.amount !== null) {
    const opposite = new Set([p.bound, q.bound])
    if (opposite.has('at-least') && opposite.has('at-most')) return 'other'
    const [one, two] = [sideOf(p), sideOf(q)]
    if (one === two) return 'same'
    // "Nearly nine" is no nine, but a writer who rounds may mean one by the other.
    return one !== null && two !== null ? 'other' : 'open'
  }
  if ((isOneSided(p) || isOneSided(q)) && overlap(p, q)) return 'open'
  if ((p.bound === 'about' || q.bound === 'about') && p.amount !== null && q.amount !== null) {
    const far = Math.abs(p.amount - q.amount) / Math.max(Math.abs(p.amount), Math.abs(q.amount))
    return far <= NEAR ? 'open' : 'other'
  }
  return 'other'
}

/** On which side of its number a figure is whose words rule out the number itself. */
function sideOf({ value }: FigureValue): 'above' | 'below' | null {
  const printed = value.toLowerCase()
  const begins = (phrase: string): boolean => printed.startsWith(`${phrase} `)
  if (excludingQualifiers.more.some(begins)) return 'above'
  return excludingQualifiers.less.some(begins) || excludingQualifiers.nearly.some(begins) ? 'below' : null
}

/** The range of an estimate: "about" reaches a little to both sides, "nearly" only down. */
function estimated(value: FigureValue): Pick<FigureValue, 'low' | 'high'> {
  if (value.bound !== 'about' || value.amount === null) return value
  return sideOf(value) === 'below'
    ? { low: value.amount * (1 - NEARLY), high: value.amount }
    : { low: value.amount * (1 - NEAR), high: value.amount * (1 + NEAR) }
}

const isOneSided = ({ bound }: FigureValue): boolean => bound === 'at-least' || bound === 'at-most'

const overlap = (p: Pick<FigureValue, 'low' | 'high'>, q: Pick<FigureValue, 'low' | 'high'>): boolean =>
  (p.low ?? Number.NEGATIVE_INFINITY) <= (q.high ?? Number.POSITIVE_INFINITY) &&
  (q.low ?? Number.NEGATIVE_INFINITY) <= (p.high ?? Number.POSITIVE_INFINITY)

/** Whether two dates are the same as far as is known: the same day, or the same words where no day is known. */
export function isSameDate(p: FigureValue, q: FigureValue): boolean {
  const isWhole = ({ date }: FigureValue): boolean => date !== null && !date.includes('X')
  if (p.date === q.date && p.date !== null) return true
  if (isWhole(p) && isWhole(q)) return false
  const plain = ({ value }: FigureValue): string =>
    value.toLowerCase().replaceAll(/\b(?:the|der|die|das|le|la|el)\s/gu, '')
  return plain(p) === plain(q)
}

function datesAlike(p: FigureValue, q: FigureValue): Likeness {
  if (isSameDate(p, q)) return 'same'
  if (p.date === null || q.date === null) return 'open'
  const [one, two] = [p.date.split('-'), q.date.split('-')]
  const isOpen = (part: string): boolean => part.startsWith('X')
  const fits = one.every((part, n) => two[n] === undefined || part === two[n] || isOpen(part) || isOpen(two[n]))
  return fits ? 'open' : 'other'
}

const SMALL_WORDS = new Set(
  'the a an of for and its his her their in on at de la le les der die das des el los las und et y'.split(' '),
)

const isSameRoot = (p: string, q: string): boolean => p.length >= ROOT && p.slice(0, ROOT) === q.slice(0, ROOT)

const wordsOf = (name: string): string[] =>
  (
    name
      .normalize('NFC')
      .replaceAll(/['’]s\b/gu, '')
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).filter((word) => !SMALL_WORDS.has(word.toLowerCase()))

const capitalsOf = (words: readonly string[]): string =>
  words
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('')

/**
 * Whether two names seem to mean one source: the words of one are among those of the other, both end in the same surname, or one has
 * the initials of the other ("the UN", "United Nations"). Two figures without a source are both in their articles' own voices.
 */
export function isSameSource(p: string | null, q: string | null): boolean {
  if (p === null || q === null) return p === q
  const [one, two] = [wordsOf(p), wordsOf(q)]
  const fold = (words: readonly string[]): string[] => words.map((word) => word.toLowerCase())
  const [shorter, longer] = one.length <= two.length ? [fold(one), fold(two)] : [fold(two), fold(one)]
  // "The Russian ministry" and "Russia's foreign ministry" share a root; "Turkey" alone is no "Turkish minister".
  const isAmong = (word: string): boolean =>
    longer.includes(word) || (shorter.length > 1 && longer.some((other) => isSameRoot(word, other)))
  if (shorter.length > 0 && shorter.every(isAmong)) return true
  const last = one.at(-1)
  if (last !== undefined && /^\p{Lu}\p{Ll}/u.test(last) && last === two.at(-1)) return true
  const initials = (words: readonly string[], others: readonly string[]): boolean =>
    words.some((word) => /^\p{Lu}{2,}$/u.test(word) && capitalsOf(others).includes(word))
  return initials(one, two) || initials(two, one)
}
