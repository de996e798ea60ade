import { paragraphRanges } from './sentences.ts'

/** A quotation in a text, marks included. UTF-16 code units, ends exclusive. */
export interface QuoteSpan {
  readonly start: number
  readonly end: number
  /** The words between the marks. */
  readonly innerStart: number
  readonly innerEnd: number
  /** 0 for a quotation, 1 for one inside it, and so on. */
  readonly depth: number
  /** False when the closing mark is missing and the end of the paragraph was taken for it. */
  readonly closed: boolean
}

interface Open {
  readonly mark: string
  readonly closers: string
  readonly start: number
  readonly directed: boolean
}

const MARKS = /["“”„‟«»‹›‘’‚‛'「」『』]/gu
const DOUBLE_CLOSERS: Record<string, string> = {
  '“': '”"',
  '„': '“”"',
  '‟': '”',
  '«': '»',
  '‹': '›',
  '「': '」',
  '『': '』',
}
const SINGLE = /['‘’‚‛]/u
const LETTER = /[\p{L}\p{N}\p{M}]/u
// How far a single mark looks for its partner: longer quotations in single marks are not told from apostrophes.
const SINGLE_REACH = 800
const ELISION = /^(?:tis|twas|em|til|cause|n|bout|round|\d0s)\b/iu

const opensHere = (before: string, after: string): boolean =>
  after !== '' && !/\s/u.test(after) && (before === '' || /[\s([{—–\-/"“„«»‹'‘‚:*_]/u.test(before))

const closesHere = (before: string): boolean => before !== '' && !/\s/u.test(before)

/** Whether a single mark at `at` that follows a letter is a plural's possessive: another closing mark follows in the paragraph. */
function isPossessive(piece: string, at: number): boolean {
  if (!/s/iu.test(piece[at - 1] ?? '') || !/^\s+\p{Ll}/u.test(piece.slice(at + 1, at + 4))) return false
  return /[^\s\p{L}]['’](?![\p{L}\p{N}])|[\p{L}]['’](?=[\s.,;:!?)]|$)/u.test(piece.slice(at + 1, at + SINGLE_REACH))
}

function hasSingleCloser(piece: string, at: number): boolean {
  return /\S['’](?![\p{L}\p{N}])/u.test(piece.slice(at + 1, at + SINGLE_REACH))
}

/**
 * Finds the quotations of a text, in order of their start: straight, curly, German, French and East Asian marks, nested ones,
 * and single marks that are no apostrophes. A quotation that runs over several paragraphs, each opened by a mark and only the last
 * closed, is one span. A straight mark that nothing closes is no quotation; a directed one ends with its paragraph.
 */
export function quotationSpans(text: string): QuoteSpan[] {
  const spans: QuoteSpan[] = []
  let open: Open[] = []
  const paragraphs = paragraphRanges(text)

  const emit = (depth: number, quote: Open, innerEnd: number, end: number, closed: boolean): void => {
    const innerStart = quote.start + quote.mark.length
    if (text.slice(innerStart, innerEnd).trim() !== '')
      spans.push({ start: quote.start, end, innerStart, innerEnd, depth, closed })
  }
  const close = (level: number, at: number): void => {
    emit(level, open[level]!, at, at + 1, true)
    open.length = level
  }
  const findOpen = (mark: string): number => open.findLastIndex((quote) => quote.closers.includes(mark))

  paragraphs.forEach((paragraph, n) => {
    const piece = text.slice(paragraph.start, paragraph.end)
    const continued = open.length > 0
    for (const match of piece.matchAll(MARKS)) {
      const mark = match[0]
      const at = match.index
      const before = piece[at - 1] ?? ''
      const after = piece[at + 1] ?? ''
      if (continued && at === 0) continue
      const level = findOpen(mark)
      const start = paragraph.start + at
      const push = (closers: string, directed: boolean): void => {
        open.push({ mark, closers, start, directed })
      }
      if (SINGLE.test(mark)) {
        if (LETTER.test(before) && LETTER.test(after)) continue
        if (level >= 0 && closesHere(before) && !isPossessive(piece, at)) close(level, start)
        else if (mark === '‘' || mark === '‚' || mark === '‛') push("’‘'", false)
        else if (
          mark === "'" &&
          opensHere(before, after) &&
          !ELISION.test(piece.slice(at + 1, at + 8)) &&
          hasSingleCloser(piece, at)
        ) {
          push("'’", false)
        }
        continue
      }
      if (mark === '"') {
        if (level >= 0 && closesHere(before)) close(level, start)
        else if (opensHere(before, after)) {
          if (level >= 0) open.length = level
          push('"”', false)
        }
        continue
      }
      const reversed = mark === '»' || mark === '›' || mark === '”'
      if (level >= 0 && !(reversed && /\s/u.test(before) && LETTER.test(after) && mark !== '”')) close(level, start)
      else if (!reversed) push(DOUBLE_CLOSERS[mark] ?? '', true)
      else if (opensHere(before, after)) push(mark === '»' ? '«' : mark === '›' ? '‹' : '”', true)
    }
    // A quotation goes on where the next paragraph opens with the same mark again; French « … may repeat the closing one.
    const following = paragraphs[n + 1]
    const outer = open[0]
    if (outer === undefined) return
    const nextMark = following === undefined ? '' : text[following.start]!
    if (!SINGLE.test(outer.mark) && (nextMark === outer.mark || (outer.mark === '«' && nextMark === '»'))) {
      open = [outer]
      return
    }
    open.forEach((quote, depth) => {
      if (quote.directed) emit(depth, quote, paragraph.end, paragraph.end, false)
    })
    open = []
  })
  return spans.sort((a, b) => a.start - b.start || b.end - a.end)
}
