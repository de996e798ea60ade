import type { Part } from '../describe/compose-article.ts'
import { isBareName, readByline } from '../describe/bylines.ts'
import { bodyLayer, isCopyright } from './body-layer.ts'
import { NOTHING, type ExportReading } from './export-article.ts'
import { dateOfLine } from './export-dates.ts'
import {
  DOCUMENT_NUMBER,
  isFactivaCode,
  isWordCount,
  layerBehindText,
  readAccession,
  readFactivaFields,
  readFactivaHead,
  type FactivaField,
} from './factiva-article.ts'
import { squashed } from './proquest-keys.ts'
import type { ExportReader } from './read-export.ts'
import { isLanguageName } from './stated-language.ts'
import { paragraphsOf } from './wrapped-lines.ts'

const CODE = /^([A-Z]{2,4})(\t+[ \t|]*| ?\|[ \t|]*|[ \u00a0]{2,}|[ \u00a0]|$)(.*)$/u
const RUNNING_HEAD =
  /^(?:(?:page|seite|página|pagina|стр\.?) ?\d{1,5} ?(?:of|von|de|sur|di|van|из) ?\d{1,5}.*|(?:©|\(c\)) ?\d{4} ?Factiva,? ?Inc\b.*)$/iu
const CONTENTS_LINE = /^(.{3,400}?)(?:\s*(?:\.{3,}|…{1,}|(?:\. ){3,})\s*|\t+)\d{1,4}$/u
const COVER_LINE =
  /^(?:factiva|dow jones|dow jones factiva|results?(?: found)?|contents|table of contents|inhalt(?:sverzeichnis)?|sommaire|índice|indice)$/iu
const MOST_HEAD_LINES = 5

// Order in which Factiva prints the fields; where a code is followed by one blank, it could be a word of the text.
const ORDER =
  'CLM SE HD HL BY AU CR WC PD ET ELD SN SC NGC GC ED PG PAGE VOL LA CY CX LP TD ART GR CT RF CO IN NS RE IPC IPD PUB AN'.split(
    ' ',
  )

/** Titles of the articles as the contents at the beginning of an export list them, to tell headlines from sections. */
type FactivaContents = ReadonlySet<string>

/** The titles in the list of contents that some exports begin with. */
export function readFactivaContents(lines: readonly string[]): FactivaContents {
  const titles = new Set<string>()
  for (const line of lines.slice(0, 2000)) {
    const title = contentsTitle(line)
    if (title !== undefined) titles.add(squashed(title))
  }
  return titles
}

/** The title in a line of the contents: "Title ........ 12". */
function contentsTitle(line: string): string | undefined {
  return line.length <= 500 ? CONTENTS_LINE.exec(line.trim())?.[1] : undefined
}

/** Whether lines are those of an export of Factiva: an article's number at its end, and its length and date or its field codes. */
export function isFactivaText(lines: readonly string[]): boolean {
  const clean = lines.map((line) => line.trim())
  if (taggedFields(clean).length >= 4) return true
  const hasNumber = clean.some((line) => readAccession(line) !== undefined)
  const head = headAt(clean)
  if (head === -1) return false
  return (
    hasNumber ||
    (clean.slice(head, head + 14).some((line) => isCopyright(line)) &&
      clean.slice(head, head + 10).some((line) => isLanguageName(line) || /^[A-Z]{3,8}$/.test(line)))
  )
}

/** Reads one article of Factiva from its lines, with or without field codes. */
export function readFactivaText(all: readonly string[], contents: FactivaContents): ExportReading {
  const lines = all.map((line) => line.trim()).filter((line) => line !== '' && !RUNNING_HEAD.test(line))
  const fields = taggedFields(lines)
  if (fields.length >= 4) return readFactivaFields(fields)
  return readPlain(lines, contents)
}

/** The fields of an article with codes; none when it has none. */
function taggedFields(lines: readonly string[]): FactivaField[] {
  const heading = lines.map((line) => CODE.exec(line)).find((match) => match?.[1] === 'HD' || match?.[1] === 'WC')
  if (heading === undefined || heading === null) return []
  const style = styleOf(heading[2]!)
  const fields: { code: string; paragraphs: string[] }[] = []
  let rank = -1
  for (const line of lines) {
    const match = CODE.exec(line)
    const code = match?.[1]
    const place = code === undefined ? -1 : ORDER.indexOf(code)
    const isField =
      code !== undefined && isFactivaCode(code) && styleOf(match![2]!) === style && (style !== 'blank' || place > rank)
    if (isField) {
      const value = match![3]!.replace(/[\s|]+$/u, '').trim()
      fields.push({ code, paragraphs: value === '' ? [] : [value] })
      rank = place
    } else fields.at(-1)?.paragraphs.push(line.replace(/^[|\t ]+|[|\t ]+$/gu, ''))
  }
  const codes = new Set(fields.map(({ code }) => code))
  return codes.has('HD') && (codes.has('PD') || codes.has('SN') || codes.has('WC')) ? fields : []
}

function styleOf(separator: string): 'tab' | 'blanks' | 'blank' | 'alone' {
  if (separator === '') return 'alone'
  if (/[\t|]/.test(separator)) return 'tab'
  return separator.length > 1 ? 'blanks' : 'blank'
}

/** Where the length of an article stands, with its date below; -1 when there is no such place. */
function headAt(lines: readonly string[]): number {
  return lines.findIndex(
    (line, at) =>
      isWordCount(line) &&
      lines.slice(at + 1, at + 4).some((next) => next.length <= 60 && dateOfLine(next) !== undefined),
  )
}

function readPlain(lines: readonly string[], contents: FactivaContents): ExportReading {
  const countAt = headAt(lines)
  if (countAt === -1) return NOTHING
  const endAt = lines.findLastIndex((line) => readAccession(line) !== undefined)
  const id = endAt === -1 ? undefined : readAccession(lines[endAt]!)
  const until = endAt === -1 ? lines.length : endAt
  const textAt = startOfText(lines, countAt, until)
  const above = linesAbove(lines, countAt)
  const { section, title, byline, rest } = readAbove(above, contents)
  const body = lines.slice(textAt, until)
  const text = body.map((words, at): Part => {
    const isLast = at === body.length - 1
    // The publisher is the last line, without an end, and not all there is.
    const layer =
      isLast && at > 0 && layerBehindText(words, true) !== 'caption' ? layerBehindText(words, true) : bodyLayer(words)
    return { layer, text: words }
  })
  return readFactivaHead(
    {
      ...(section === undefined ? {} : { section }),
      ...(title === undefined ? {} : { title }),
      ...(byline === undefined ? {} : { byline }),
      lines: [...rest, ...lines.slice(countAt, textAt)],
    },
    text,
    id,
  )
}

/** Behind length, date, source and code come edition and page, the language, and the copyright notice; then the text. */
function startOfText(lines: readonly string[], countAt: number, until: number): number {
  const reach = Math.min(until, countAt + 15)
  const notice = lines.findIndex(
    (line, at) => at > countAt + 1 && at < reach && line.length <= 300 && isCopyright(line),
  )
  if (notice !== -1) return notice + 1
  const language = lines.findIndex((line, at) => at > countAt + 2 && at < reach && isLanguageName(line))
  if (language !== -1) {
    const next = lines[language + 1] ?? ''
    return next.length <= 160 && /(?:19|20)\d{2}/.test(next) && language + 2 < until ? language + 2 : language + 1
  }
  const code = lines.findIndex((line, at) => at > countAt + 2 && at < reach && /^[A-Z0-9]{2,10}$/.test(line))
  return Math.min(until, code === -1 ? countAt + 3 : code + 1)
}

/** The lines above the length that belong to this article, not to the list of contents before the first. */
function linesAbove(lines: readonly string[], countAt: number): readonly string[] {
  const above = lines.slice(0, countAt)
  const cover = above.findLastIndex((line) => contentsTitle(line) !== undefined || COVER_LINE.test(line))
  return above.slice(cover + 1).slice(-MOST_HEAD_LINES)
}

interface Above {
  readonly section?: string
  readonly title?: string
  readonly byline?: string
  readonly rest: readonly string[]
}

/** Section, headline, byline and credit, of which only the headline is always there. */
function readAbove(lines: readonly string[], contents: FactivaContents): Above {
  const listed = lines.findIndex((line) => contents.has(squashed(line)))
  const byAt = lines.findLastIndex((line, at) => at > 0 && at !== listed && isByline(line))
  const titleAt = listed !== -1 ? listed : headlineAt(lines, byAt)
  if (titleAt === -1) return { rest: lines }
  const until = byAt > titleAt ? byAt : listed === -1 ? lines.length : listed + 1
  const title = lines.slice(titleAt, until).join(' ')
  const after = lines.slice(until)
  const byline = byAt > titleAt ? after[0] : undefined
  return {
    ...(titleAt === 0 ? {} : { section: lines.slice(0, titleAt).join('\n') }),
    ...(title === '' ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
    rest: byline === undefined ? after : after.slice(1),
  }
}

/** The first line is the headline, unless it is short and another line follows that is longer: then it is a section. */
function headlineAt(lines: readonly string[], byAt: number): number {
  const candidates = byAt === -1 ? lines : lines.slice(0, byAt)
  if (candidates.length === 0) return lines.length === 0 ? -1 : 0
  const [first, second] = candidates as [string, string | undefined]
  const isSection =
    second !== undefined && first.length <= 45 && first.split(/\s+/).length <= 5 && second.length > first.length
  return isSection ? 1 : 0
}

function isByline(line: string): boolean {
  if (line.length > 120) return false
  return (
    readByline(line) !== undefined ||
    (line.length <= 60 && isBareName(line)) ||
    line.split(/\s*(?:,|;| and | und | et | y )\s*/u).every((name) => isBareName(name))
  )
}

/** A reader for one text export of Factiva. */
export function factivaTextReader(): ExportReader {
  let contents: FactivaContents | undefined
  return {
    format: 'factiva',
    media: 'text/plain',
    markup: false,
    cut: () => ({ marker: DOCUMENT_NUMBER, at: 'after' }),
    read(text): ExportReading {
      const lines = /^[A-Z]{2,3}(?:[\t|]| {2})/m.test(text) ? text.split('\n') : paragraphsOf(text)
      contents ??= readFactivaContents(lines)
      return readFactivaText(lines, contents)
    },
  }
}
