import type { Layer, LayerSpan } from '../contract/article.ts'

/** Longer lines are sentences of the article, whatever they repeat. Characters. */
export const LONGEST_LINE = 200
/** A line is told from the article's own by standing in so many documents … */
export const FEWEST_DOCUMENTS = 3
/** … and in this share of them, */
export const LEAST_SHARE = 0.2
/** mostly in this part of their lines at the beginning or at the end. */
const EDGE = 0.15

/** A line that is not empty, with its place: UTF-16 offsets into the text, without the white space around it. */
export interface TextLine {
  readonly start: number
  readonly end: number
  readonly text: string
  /** See {@link lineKey}. */
  readonly key: string
  /** Set aside already. */
  readonly aside: boolean
  /** It may be set aside: no headline, dateline, byline, caption or credit has a part of it. */
  readonly open: boolean
  /** Where it stands: among the first or last 15% of the lines, furniture counted or not. */
  readonly edge: 'start' | 'end' | null
}

const PUNCTUATION = /[\p{P}\p{S}]+/gu
const DIGITS = /\p{Nd}+/gu
const SPACE = /\s+/gu
// Soft hyphens, joiners, marks of direction: nothing that is seen.
const UNSEEN = /\p{Cf}+/gu
const PLAIN = /^[ -~]*$/

/** What makes lines the same: lower case, numbers as 0, no punctuation. Empty for a line without letters. */
export function lineKey(line: string): string {
  // As below, for the many lines that are plain ASCII.
  if (PLAIN.test(line)) {
    const key = line
      .toLowerCase()
      .replace(/\d+/g, '0')
      .replace(/[^a-z0]+/g, ' ')
      .trim()
    return /[a-z]/.test(key) ? key : ''
  }
  const key = line
    .replace(UNSEEN, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(DIGITS, '0')
    .replace(PUNCTUATION, ' ')
    .replace(SPACE, ' ')
    .trim()
  return /\p{L}/u.test(key) ? key : ''
}

const OPEN: ReadonlySet<Layer> = new Set(['body', 'subheading', 'standfirst'])

/**
 * The lines of a text that may repeat as page furniture: those of up to 200 characters that have a letter. With `wanted` only
 * those with one of these keys.
 */
export function repeatableLines(text: string, layers: readonly LayerSpan[], wanted?: ReadonlySet<string>): TextLine[] {
  const beginnings = wanted && new Set([...wanted].map((key) => key[0]))
  const all = placedLines(text, layers)
  const total = all.length
  const kept = all.filter(({ aside }) => !aside).length
  let before = 0
  const lines: TextLine[] = []
  for (const [at, line] of all.entries()) {
    const edge = edgeOf(at, total) ?? (line.aside ? null : edgeOf(before, kept))
    if (!line.aside) before++
    if (line.text.length > LONGEST_LINE || (beginnings && !mayBegin(line.text, beginnings))) continue
    const key = lineKey(line.text)
    if (key !== '' && wanted?.has(key) !== false) lines.push({ ...line, key, edge })
  }
  return lines
}

const FIRST = /[A-Za-z0-9]/

/** Whether a line's key may begin with one of these characters. Most lines are told by it without their key. */
function mayBegin(line: string, beginnings: ReadonlySet<string | undefined>): boolean {
  if (!PLAIN.test(line)) return true
  const [first = ''] = FIRST.exec(line) ?? []
  return beginnings.has(/\d/.test(first) ? '0' : first.toLowerCase())
}

function edgeOf(at: number, of: number): TextLine['edge'] {
  const edge = Math.ceil(of * EDGE)
  if (at < edge) return 'start'
  return at >= of - edge ? 'end' : null
}

function placedLines(text: string, layers: readonly LayerSpan[]): Omit<TextLine, 'key' | 'edge'>[] {
  const lines: Omit<TextLine, 'key' | 'edge'>[] = []
  let next = 0
  let from = 0
  while (from < text.length) {
    const feed = text.indexOf('\n', from)
    const to = feed < 0 ? text.length : feed
    const raw = text.slice(from, to)
    const words = raw.trim()
    if (words !== '') {
      const start = from + raw.indexOf(words)
      const end = start + words.length
      while (next < layers.length && layers[next]!.end <= start) next++
      let aside = false
      let open = true
      for (let n = next; n < layers.length && layers[n]!.start < end; n++) {
        const { layer } = layers[n]!
        if (layer === 'furniture') aside = true
        if (!OPEN.has(layer)) open = false
      }
      lines.push({ start, end, text: words, aside, open })
    }
    from = to + 1
  }
  return lines
}

// Words in quotation marks are somebody's. An apostrophe is no quotation.
const QUOTATION = /[”»」』]|“|"[^"]*"|"\s*[.,]?$/u

/** Whether a line quotes somebody. */
export function holdsQuotation(line: string): boolean {
  return QUOTATION.test(line)
}

// Written in capitals, as these are words otherwise in some languages.
const ACRONYMS =
  /(?<![\p{L}\p{N}])(?:AP|AFP|UPI|PTI|ANI|IANS|AAP|EFE|ANSA|TASS|RIA|dpa|DPA|APA|SDA|ATS|ANP|NTB|MTI|PAP|ČTK|TASR|BTA|STA|SANA|IRNA|ISNA|WAFA|MENA|QNA|WAM|SPA|DHA|IHA|İHA|KCNA|EPA|АП|АФП|ТАСС|УНИАН|أ\s?ف\s?ب|د\s?ب\s?أ)(?![\p{L}\p{N}])/u
const NAMES =
  /\b(?:reuters|associated press|agence france[ -]presse|press association|canadian press|anadolu|xinhua|interfax|sputnik|kyodo|yonhap|jiji|belga|ritzau|tanjug|ukrinform|bernama|antara|europa press|t[eé]lam|adnkronos|bloomberg news)\b|риа новости|интерфакс|рейтер|укринформ|رويترز|الأناضول|الفرنسية|أسوشيتد|سبوتنيك|شينخوا|新华社|路透|法新社|美联社|共同通信|時事通信|ロイター|연합뉴스|로이터/iu
const GENERAL =
  /\b(?:(?:news |wire )?agenc(?:y|ies)|wire services?|agences?|agentur(?:en)?|agencias?|agências?|agenzi[ae]|ajanslar|агентств\p{L}*|contributed (?:to|reporting)|reporting by|editing by|additional reporting)(?!\p{L})|وكالات|الوكالات/iu

/** Whether a line names a news agency or credits the text: a sign of agency copy, and no page furniture. */
export function namesAgency(line: string): boolean {
  return ACRONYMS.test(line) || NAMES.test(line) || GENERAL.test(line)
}
