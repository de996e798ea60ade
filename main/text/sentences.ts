/** A stretch of a text: UTF-16 code units, end exclusive. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

// Full stops after these end no sentence before a capital letter or a digit: titles, ranks, units, months, Latin.
const ABBREVIATIONS = new Set(
  // English
  (
    'mr mrs ms mx dr prof rev hon st sr jr messrs gen col lt cmdr capt maj sgt cpl pvt adm brig insp supt gov sen rep pres vs etc inc ltd corp co bros dept univ est ' +
    'approx appt ave blvd rd no nos vol vols pp fig figs ed eds cf al ca jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'e.g i.e a.m p.m ph.d m.d b.a m.a ' +
    // German
    'bzw usw z.b d.h u.a o.ä s.o s.u v.a i.d.r z.t ggf evtl bspw vgl nr str hr fr frl dipl ing abs art bd hrsg jh jhd mio mrd mill tel uffz hptm oberst rer nat phil jur med habil st mär mai okt dez ' +
    // French
    'm mm mme mmes mlle me mgr av bd env ex p janv févr avr juil août déc ' +
    // Spanish, Portuguese, Italian
    'sr sra srta sres dra d dña excmo ilmo ud uds avda pág págs núm tel ee.uu aa.vv sig sigg dott ' +
    // Russian
    'г гг в вв т.е т.д т.п т.к т.н т.ч и.о ул пр им стр рис млн млрд тыс руб долл др проф акад ген обл с р'
  ).split(' '),
)

// Only before a number do these abbreviate: elsewhere they end sentences as words.
const BEFORE_NUMBER = new Set('no nos art ed fig p pp vol mar sun sat may в г с р m d'.split(' '))

// After an initialism ("U.S."), these begin a new sentence.
const STARTERS = new Set(
  'the a an in on at he she it they we i but and this that these those his her its their there when while after before as if for from with by however meanwhile'.split(
    ' ',
  ),
)

// German "am 3. Februar", "im 19. Jahrhundert": an ordinal, no end.
const AFTER_ORDINAL =
  /^(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahrhunderts?|jahrtausends?|mal|klasse|liga|runde|platz|tag|januára|leden)$/u
const BEFORE_ORDINAL = /(?:^|\s)(?:am|vom|zum|beim|bis|ab|seit|der|die|das|dem|den|des|im|ins|und|dne|den)\s+$/iu

const ATTRIBUTION =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*\s+){1,4}(?:said|says|asked|asks|told|wrote|writes|added|adds|replied|shouted|cried|warned|insisted|fragte|sagte|rief)\b/u

const TERMINATOR =
  /[.!?…‽؟۔।။።។]+(?:[ \u00a0\u202f]?»|["'”’»«“›‹)\]}*_])*(?=\s|$)|[。！？｡]+[」』”’）》]*|[!?؟]+["”»]+(?=\p{Lu})/gu
const WORD_BEFORE = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.'’]*$/u
const OPENING = /^[\s"'“‘«»„‚‹›([{¿¡*_–—-]*/u
const CAN_START = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u
const NEXT_WORD = /^[\p{L}\p{M}\p{N}]+/u

function trimmed(text: string, start: number, end: number): TextRange | null {
  let from = start
  let to = end
  while (from < to && /\s/u.test(text[from]!)) from++
  while (to > from && /\s/u.test(text[to - 1]!)) to--
  return from < to ? { start: from, end: to } : null
}

/** Whether lines end by the width of a page (mail, typewriter, old agencies' text) and not by paragraph. */
function isHardWrapped(lines: readonly string[]): boolean {
  let inner = 0
  let cut = 0
  for (let n = 0; n + 1 < lines.length; n++) {
    const line = lines[n]!.trimEnd()
    if (line.trim() === '' || lines[n + 1]!.trim() === '') continue
    inner++
    if (line.length >= 45 && line.length <= 100 && !/[.!?:"”»)]$/u.test(line)) cut++
  }
  return inner >= 4 && cut / inner >= 0.6
}

/**
 * The paragraphs of text[start, end): its lines, or, where lines are hard-wrapped at a page's width, the stretches between
 * blank lines. White space at both ends is left out, and so are empty paragraphs.
 */
export function paragraphRanges(text: string, start = 0, end = text.length): TextRange[] {
  const lines = text.slice(start, end).split('\n')
  const wrapped = isHardWrapped(lines)
  const found: TextRange[] = []
  let offset = start
  let from = start
  const close = (to: number): void => {
    const range = trimmed(text, from, to)
    if (range !== null) found.push(range)
  }
  for (const line of lines) {
    const next = offset + line.length + 1
    if (!wrapped || line.trim() === '') {
      close(Math.min(next, end))
      from = next
    }
    offset = next
  }
  if (from < end) close(end)
  return found
}

function isAbbreviation(before: string, after: string): boolean {
  const word = WORD_BEFORE.exec(before)?.[0]
  if (word === undefined) return false
  const lower = word.toLowerCase()
  const nextIsNumber = /^\p{N}/u.test(after)
  if (BEFORE_NUMBER.has(lower)) return nextIsNumber || ((lower === 'm' || lower === 'd') && word.length === 1)
  if (ABBREVIATIONS.has(lower)) return true
  // One capital letter is an initial ("J. K. Rowling"), several with stops between them an initialism ("U.S. forces").
  if (/^\p{Lu}$/u.test(word)) return /^\p{Lu}/u.test(after) && !STARTERS.has(after.toLowerCase())
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return !STARTERS.has(after.toLowerCase())
  if (/^\p{N}{1,2}$/u.test(word)) {
    if (AFTER_ORDINAL.test(after.toLowerCase())) return true
    return BEFORE_ORDINAL.test(before.slice(0, before.length - word.length)) && /^\p{Lu}/u.test(after)
  }
  return false
}

/**
 * Splits text[start, end) into sentences: first by paragraph, then at full stops, question and exclamation marks of the
 * scripts that news is written in, with their closing quotation marks. Abbreviations, initials and German ordinals end no
 * sentence; a spaced ellipsis is an omission, not an end. Offsets point into `text`; white space around sentences is left out.
 */
export function splitSentences(text: string, start = 0, end = text.length): TextRange[] {
  const found: TextRange[] = []
  for (const paragraph of paragraphRanges(text, start, end)) {
    const piece = text.slice(paragraph.start, paragraph.end)
    let from = 0
    for (const match of piece.matchAll(TERMINATOR)) {
      const stop = match.index
      const after = stop + match[0].length
      if (after >= piece.length) break
      const marks = match[0]
      if (/^(?:\.{2,}|…)/u.test(marks) && /\s$/u.test(piece.slice(Math.max(0, stop - 1), stop))) continue
      const unspaced = /^[。！？｡]/u.test(marks)
      const rest = piece.slice(after, after + 120)
      const head = rest.slice(OPENING.exec(rest)![0].length)
      if (!unspaced && !CAN_START.test(head)) continue
      if (marks.startsWith('.') && !marks.startsWith('..')) {
        const next = NEXT_WORD.exec(head)?.[0] ?? ''
        // "z. B.", "d. h."
        const spaced = /^\p{L}\./u.test(head) && /(?:^|[\s(])\p{Ll}$/u.test(piece.slice(Math.max(0, stop - 2), stop))
        if (marks.length === 1 && spaced) continue
        if (marks.length === 1 && isAbbreviation(piece.slice(Math.max(from, stop - 40), stop), next)) continue
      }
      if (/^[!?؟].*["'”’»“]/u.test(marks) && ATTRIBUTION.test(head)) continue
      const range = trimmed(text, paragraph.start + from, paragraph.start + after)
      if (range !== null) found.push(range)
      from = after
    }
    const last = trimmed(text, paragraph.start + from, paragraph.end)
    if (last !== null) found.push(last)
  }
  return found
}
