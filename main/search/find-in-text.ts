import { foldForSearch } from '../text/fold.ts'
import { markupSpans } from '../text/markup.ts'

/** How words are found in one article. Without options: whatever the case, accents and quotation marks, and inside words, too. */
export interface FindOptions {
  readonly wholeWord?: boolean
  readonly matchCase?: boolean
  readonly matchAccents?: boolean
}

type Span = [number, number]

// One word of an article is looked at: more places than this no one goes through.
const MOST = 10_000

const PLAIN = /^[\n !-~]*$/
const QUOTES = /[‘’‚‛′ʼ`´]/u
const DOUBLE_QUOTES = /[“”„‟″«»]/u
const DASHES = /[‐‑‒–—―−]/u
const IGNORED = /[\u00ad\u200b-\u200f\u2060\ufeff\u0640]/gu
// The marks that a search of the corpus passes over, too: vowel signs of Indic scripts are no accents.
const ACCENTS = /[[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}]&&\p{M}]/gv
const ENDS_IN_WORD = /[\p{L}\p{N}\p{M}_]$/u
const BEGINS_WITH_WORD = /^[\p{L}\p{N}\p{M}_]/u

/** Text as it is compared, with the place in the original at which each of its UTF-16 units begins and ends. */
interface Folded {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/**
 * Where `sought` stands in a text: [start, end) in UTF-16 units, in order, not overlapping, never through a letter and its
 * marks. White space is any white space, so a phrase goes over line breaks; Markdown syntax that no one sees is passed over.
 */
export function findInText(text: string, sought: string, options: FindOptions = {}): Span[] {
  const wanted = fold(sought.trim(), [], options).text
  if (wanted === '') return []
  const folded = fold(text, markupSpans(text), options)
  const found: Span[] = []
  for (let at = folded.text.indexOf(wanted); at >= 0 && found.length < MOST;) {
    const start = folded.starts[at]!
    const end = folded.ends[at + wanted.length - 1]!
    const last = found.at(-1)
    // A letter that folds to several (ß, ﬁ) is found only whole.
    const whole = folded.starts[at - 1] !== start && folded.ends[at + wanted.length] !== end
    const inOrder = last === undefined || start >= last[1]
    if (whole && inOrder && (options.wholeWord !== true || standsAlone(text, start, end))) {
      found.push([start, end])
      at = folded.text.indexOf(wanted, at + wanted.length)
    } else at = folded.text.indexOf(wanted, at + 1)
  }
  return found
}

function fold(text: string, hidden: readonly (readonly [number, number])[], options: FindOptions): Folded {
  const starts: number[] = []
  const ends: number[] = []
  const pieces: string[] = []
  let spaced = true
  let next = 0
  // A text has few different letters, and folding one is a dozen passes.
  const known = new Map<string, string>()
  const foldOnce = (cluster: string): string => {
    const there = known.get(cluster)
    if (there !== undefined) return there
    const made = foldCluster(cluster, options)
    known.set(cluster, made)
    return made
  }
  const push = (folded: string, start: number, end: number): void => {
    // White space run together; none at the beginning.
    if (folded === '' || (folded === ' ' && spaced)) return
    spaced = folded === ' '
    pieces.push(folded)
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(start)
      ends.push(end)
    }
  }
  for (const { index, segment } of clusters(text)) {
    while (next < hidden.length && hidden[next]![1] <= index) next++
    const gap = hidden[next]
    if (gap !== undefined && gap[0] <= index) continue
    push(foldOnce(segment), index, index + segment.length)
  }
  return { text: pieces.join(''), starts, ends }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Letters with their marks. */
function* clusters(text: string): Iterable<{ index: number; segment: string }> {
  if (PLAIN.test(text)) for (let index = 0; index < text.length; index++) yield { index, segment: text[index]! }
  else yield* graphemes.segment(text)
}

function foldCluster(cluster: string, { matchCase = false, matchAccents = false }: FindOptions): string {
  if (/^\s+$/u.test(cluster)) return ' '
  if (QUOTES.test(cluster)) return "'"
  if (DOUBLE_QUOTES.test(cluster)) return '"'
  if (DASHES.test(cluster)) return '-'
  const shown = cluster.replace(IGNORED, '')
  if (!matchCase && !matchAccents) return foldForSearch(shown) || shown.toLowerCase()
  const letters = shown.normalize('NFKC')
  if (!matchCase) return letters.toUpperCase().toLowerCase().normalize('NFC')
  return matchAccents ? letters : letters.normalize('NFD').replace(ACCENTS, '').normalize('NFC')
}

function standsAlone(text: string, start: number, end: number): boolean {
  return (
    !ENDS_IN_WORD.test(text.slice(Math.max(0, start - 2), start)) && !BEGINS_WITH_WORD.test(text.slice(end, end + 2))
  )
}
