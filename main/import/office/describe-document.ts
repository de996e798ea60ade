import type { Extracted, Field, Layer, LayerSpan } from '../../contract/article.ts'
import { bodyText } from '../../text/layers.ts'
import type { BlockMark } from '../describe/blocks.ts'
import { isBareName, readByline } from '../describe/bylines.ts'
import { describeText, excerpt, statedField } from '../describe/describe-text.ts'
import { knownOutlet } from '../describe/outlet-hosts.ts'
import { UNKNOWN } from '../describe/unknown-field.ts'
import type { Hints, Warning } from '../formats/format.ts'
import { sameWords } from '../html/article-blocks.ts'

/** What the style of a paragraph says it is; `row`: of a table. */
export type ParagraphRole =
  | 'title'
  | 'subtitle'
  | 'heading'
  | 'byline'
  | 'dateline'
  | 'caption'
  | 'row'
  | 'note'
  | 'furniture'

/** A paragraph of a document. White space before its first word ("\f" for a new page) is kept in the text of the article. */
export interface DocumentParagraph {
  readonly text: string
  readonly role?: ParagraphRole
  /** Size of its font, in points, where it is known. */
  readonly size?: number
  /** Whether all of it is bold. */
  readonly bold?: boolean
}

/** What a document says of itself outside its text. Often set by a program or by whoever typed it: weak evidence. */
export interface DocumentProperties {
  readonly title?: string
  readonly author?: string
}

const LAYER_OF: Readonly<Partial<Record<ParagraphRole, Layer>>> = {
  subtitle: 'standfirst',
  byline: 'byline',
  dateline: 'dateline',
  caption: 'caption',
  note: 'body',
}
const LONG = 220

/**
 * The one article of a document of paragraphs. What styles say about a paragraph is taken at its word; all else is described as
 * scraped text is. The size of the font tells the headline where no style does.
 */
export function describeDocument(
  paragraphs: readonly DocumentParagraph[],
  properties: DocumentProperties,
  format: string,
  hints: Hints,
): { readonly extracted: Extracted; readonly warnings: readonly Warning[] } {
  const marks = new Map<number, BlockMark>()
  const layers = new Map<number, Layer>()
  const title = titleOf(paragraphs, properties.title)
  let text = ''
  for (const [at, paragraph] of paragraphs.entries()) {
    if (text !== '') text += '\n\n'
    const start = text.length + paragraph.text.length - paragraph.text.trimStart().length
    const role = at === title ? 'title' : paragraph.role === 'title' ? 'heading' : paragraph.role
    const mark = markOf(role, paragraph, at > title)
    if (mark !== undefined) marks.set(start, mark)
    const layer = role === undefined ? undefined : LAYER_OF[role]
    if (layer !== undefined) layers.set(start, layer)
    text += paragraph.text.trimEnd()
  }
  const { extracted, warnings } = describeText(text, { marks, hints })
  return { extracted: withProperties({ ...relabelled(extracted, layers), format }, properties), warnings }
}

function markOf(
  role: ParagraphRole | undefined,
  paragraph: DocumentParagraph,
  afterTitle: boolean,
): BlockMark | undefined {
  if (role === 'title' || role === 'heading' || role === 'furniture') return role
  if (role === 'caption' || role === 'subtitle' || role === 'row' || role === 'note') return 'prose'
  const { text, bold } = paragraph
  const isHeading =
    bold === true && afterTitle && text.length <= 100 && !/[.!:;,…]["”»’)]*\s*$/u.test(text) && /\s/.test(text.trim())
  return isHeading && readByline(text.trim()) === undefined && !isBareName(text.trim()) && !/\d{4}/.test(text)
    ? 'heading'
    : undefined
}

/** Which paragraph is the headline: by its style, by the document's own title, by its size; -1 where none of them tells. */
function titleOf(paragraphs: readonly DocumentParagraph[], stated: string | undefined): number {
  const styled = paragraphs.findIndex(({ role, text }) => role === 'title' && /\p{L}/u.test(text))
  if (styled !== -1) return styled
  const first = paragraphs.findIndex(({ text, role }) => role === undefined && text.length >= LONG)
  const head = paragraphs.slice(0, Math.min(first === -1 ? 12 : first, 30))
  const named = isSensibleTitle(stated)
    ? head.findIndex(({ text, role }) => role !== 'furniture' && isTitleOf(text, stated))
    : -1
  if (named !== -1) return named
  const bodySize = bodySizeOf(paragraphs)
  const eligible = head.map(({ text, size, role }) => {
    const words = text.trim()
    const usable =
      role === undefined || role === 'heading'
        ? words.length >= 8 && words.length <= 250 && /\p{L}{2}/u.test(words) && knownOutlet(words) === undefined
        : false
    return usable ? (size ?? 0) : 0
  })
  const largest = Math.max(0, ...eligible)
  if (bodySize > 0 && largest >= bodySize * 1.2) return eligible.indexOf(largest)
  return head.findIndex(({ role, text }) => role === 'heading' && text.trim().length >= 8)
}

function isTitleOf(text: string, title: string): boolean {
  const whole = text.trim().replace(/\s+/g, ' ')
  return sameWords(whole, title) || sameWords(whole, withoutOutlet(title).title)
}

/** The size in which most characters stand, in points; 0 where sizes are not known. */
export function bodySizeOf(paragraphs: readonly Pick<DocumentParagraph, 'text' | 'size'>[]): number {
  const letters = new Map<number, number>()
  for (const { text, size } of paragraphs) {
    if (size === undefined) continue
    const step = Math.round(size * 4) / 4
    letters.set(step, (letters.get(step) ?? 0) + text.length)
  }
  return [...letters].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}

function relabelled(
  extracted: Omit<Extracted, 'format'>,
  wanted: ReadonlyMap<number, Layer>,
): Omit<Extracted, 'format'> {
  if (wanted.size === 0) return extracted
  const { text } = extracted
  const layers: LayerSpan[] = extracted.layers.map((span) => ({ ...span, layer: wanted.get(span.start) ?? span.layer }))
  const byline = layers.find(({ layer, start }) => layer === 'byline' && wanted.has(start))
  const words = byline === undefined ? '' : text.slice(byline.start, byline.end)
  const names = readByline(words) ?? (isBareName(words) ? words : undefined)
  const named = extracted.byline.value === null && names !== undefined
  return {
    ...extracted,
    layers,
    body: bodyText(text, layers),
    ...(named
      ? { byline: statedField(names, `the paragraph “${excerpt(words)}”, whose style says that it names the writer`) }
      : {}),
  }
}

function withProperties(extracted: Extracted, { title, author }: DocumentProperties): Extracted {
  const sensible = isSensibleTitle(title) ? withoutOutlet(title.replace(/\s+/g, ' ').trim()) : undefined
  const titled: Field =
    extracted.title.value === null && sensible !== undefined
      ? statedField(sensible.title, 'the document property “title”')
      : extracted.title
  const outlet: Field =
    extracted.outlet.value === null && sensible?.outlet !== undefined
      ? statedField(sensible.outlet, `the end of the document property “title”, “${excerpt(title!)}”`)
      : extracted.outlet
  // Mostly it names whoever typed or saved the document.
  const byline: Field =
    extracted.byline.value === null &&
    extracted.byline.evidence === undefined &&
    author !== undefined &&
    isBareName(author.trim())
      ? { ...UNKNOWN, evidence: `suggested: ${author.trim()}, the document property “author”` }
      : extracted.byline
  return { ...extracted, title: titled, outlet, byline }
}

/** "Headline - Outlet", as browsers title what they print. */
function withoutOutlet(title: string): { readonly title: string; readonly outlet?: string } {
  const suffix = /^(.{15,}?)\s+[|–—-]\s+([^|–—]{2,40})$/u.exec(title)
  const outlet = suffix === null ? undefined : knownOutlet(suffix[2]!)
  return outlet === undefined ? { title } : { title: suffix![1]!, outlet }
}

const NO_TITLE =
  /^(?:microsoft\s|untitled|unbenannt|sans titre|sin título|senza titolo|без имени|document\s*\d*$|dokument\s*\d*$|documento\s*\d*$|print|druck|scan|layout|powerpoint|présentation|presentation|slide|folie|page\s*\d|seite\s*\d|draft|entwurf|template|vorlage|brochure|pdf\b|https?:|www\.|file:|[a-z]:\\|\/)|\.(?:docx?|rtf|odt|indd|qxp|qxd|pdf|html?|txt|xlsx?|pptx?|tex|dvi|ps|pub|p65|fm|aspx?|php)\b|\\|_\w+_/iu

/** Whether a document's own title can be that of an article, and not a file name or what a program puts there. */
function isSensibleTitle(title: string | undefined): title is string {
  if (title === undefined) return false
  const words = title.trim()
  if (words.length < 8 || words.length > 250 || NO_TITLE.test(words))
    return /\p{Script=Han}{5}/u.test(words) && words.length <= 250
  return (
    (words.match(/\p{L}{2,}/gu)?.length ?? 0) >= 3 ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{5}/u.test(words)
  )
}
