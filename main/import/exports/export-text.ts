import type { Found, RecordRefusal } from '../formats/format.ts'
import { cutRow, exportRecord, incompleteRow, RecordNames, type ExportReading } from './export-article.ts'
import { readAccession } from './factiva-article.ts'
import { isFactivaText, readFactivaContents, readFactivaText } from './factiva-text.ts'
import { readNexisDocument, type NexisBlock } from './nexis-article.ts'
import { readDocumentLine, readNexisLabel } from './nexis-labels.ts'
import { isNexisUni, readNexisUni, splitNexisUni } from './nexis-uni.ts'
import { ProQuestNames, readProQuest, readProQuestCount } from './proquest-article.ts'
import { readProQuestKey, type ProQuestRole } from './proquest-keys.ts'

/** The pieces of an export, read, and how many articles its cover names. */
interface Pieces {
  readonly readings: readonly ExportReading[]
  readonly expected?: number | undefined
}

const MEDIA: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  pdf: 'application/pdf',
}

/**
 * The articles of an export of Nexis Uni, Nexis, Factiva or ProQuest whose text came out of a DOCX, RTF or PDF file; undefined when
 * the text is no such export. `paragraphs`: the text in reading order, without running heads, one entry a paragraph (or a line);
 * empty ones may be left out, lines inside one are separated by "\n" and tabs may stand as they are. `format`: what `Extracted.format`
 * says. The originals of the articles are left out, because they have no bytes of their own: the original is the whole file.
 */
export function readExportText(paragraphs: readonly string[], format: string): Found[] | undefined {
  const lines = paragraphs.flatMap((paragraph) => paragraph.split(/\r\n|[\n\r\v\u2028]/u))
  const pieces = piecesOf(lines)
  const articles = pieces?.readings.filter((reading) => reading.kind === 'article') ?? []
  if (pieces === undefined || articles.length === 0) return undefined
  const names = new RecordNames()
  const media = Object.hasOwn(MEDIA, format) ? MEDIA[format]! : 'text/plain'
  const found: Found[] = []
  const rows: RecordRefusal[] = []
  const endings = articles.filter(({ whole }) => whole).length
  for (const reading of pieces.readings) {
    if (reading.kind === 'nothing') continue
    const place = found.length + rows.length + 1
    if (reading.kind === 'missing') {
      rows.push({
        record: names.name(undefined, place),
        refusal: { outcome: 'failed', code: 'missing', reason: reading.reason },
      })
      continue
    }
    const { article, whole } = reading
    const record = names.name(article.id, place)
    // Where other articles have their ends, the last one without it is cut off.
    if (!whole && endings > 0 && reading === articles.at(-1)) rows.push(cutRow(record, article, found.length))
    else found.push(exportRecord(article, { record, media }, format, []))
  }
  const { expected } = pieces
  if (expected !== undefined && expected > found.length + rows.length)
    rows.push(incompleteRow(found.length, expected, 'its cover'))
  return [...found, ...rows]
}

function piecesOf(lines: readonly string[]): Pieces | undefined {
  if (isNexisUni(lines)) {
    const { documents, expected } = splitNexisUni(lines)
    const readings = documents.map((document) => readNexisUni(document))
    // A document of Word that only has a heading "Body" is none.
    if (readings.some((reading) => reading.kind === 'article')) return { readings, expected }
  }
  const counted = lines.findIndex((line) => readDocumentLine(line) !== undefined)
  if (counted !== -1 && lines.some((line) => isNexisTail(line))) return classicPieces(lines)
  if (isProQuest(lines)) return proQuestPieces(lines)
  if (isFactivaText(lines)) {
    const contents = readFactivaContents(lines)
    return {
      readings: cutAfter(lines, (line) => readAccession(line.replace(/^AN[\s|]+/u, '')) !== undefined).map((piece) =>
        readFactivaText(piece, contents),
      ),
    }
  }
  return undefined
}

function isNexisTail(line: string): boolean {
  const role = readNexisLabel(line)?.role
  return role === 'loaded' || role === 'language' || role === 'length'
}

/** A classic export of Nexis: each document begins with the line that counts it. */
function classicPieces(lines: readonly string[]): Pieces {
  const documents: string[][] = []
  let total = 0
  for (const line of lines) {
    const counted = readDocumentLine(line)
    if (counted !== undefined) {
      documents.push([])
      total = counted.total
    } else documents.at(-1)?.push(line)
  }
  const readings = documents.map((document): ExportReading => {
    const blocks = document
      .filter((line) => line.trim() !== '')
      .map((text, group): NexisBlock => ({ text: text.trim(), group }))
    const read = readNexisDocument(blocks)
    return read === undefined ? { kind: 'nothing' } : { kind: 'article', article: read.article, whole: read.hasTail }
  })
  return { readings, expected: total <= 1000 ? total : undefined }
}

const RULE = /^\s*[_*]{20,}\s*$/

function isProQuest(lines: readonly string[]): boolean {
  const roles = new Set<ProQuestRole>()
  for (const line of lines) {
    const role = readProQuestKey(line)?.role
    if (role !== undefined) roles.add(role)
  }
  return roles.has('number') && (roles.has('outlet') || roles.has('info'))
}

/** An export of ProQuest: cut at its rules, or behind the field that each record ends with. */
function proQuestPieces(lines: readonly string[]): Pieces {
  const names = new ProQuestNames()
  const hasRules = lines.filter((line) => RULE.test(line)).length > 1
  const pieces = hasRules ? cutAfter(lines, (line) => RULE.test(line)) : cutAfterLastField(lines)
  const expected = lines.map((line) => readProQuestCount(line)).find((count) => count !== undefined)
  return {
    readings: pieces.map((piece) =>
      readProQuest(
        piece.filter((line) => !RULE.test(line)),
        names,
      ),
    ),
    expected,
  }
}

const LAST_FIELD = /^(?:database|datenbank|base de donn[ée]es|base de datos|banca dati|base de dados)s?\s?:/iu

function cutAfterLastField(lines: readonly string[]): string[][] {
  return cutAfter(lines, (line) => LAST_FIELD.test(line.trim()))
}

function cutAfter(lines: readonly string[], isEnd: (line: string) => boolean): string[][] {
  const pieces: string[][] = [[]]
  for (const line of lines) {
    pieces.at(-1)!.push(line)
    if (isEnd(line)) pieces.push([])
  }
  return pieces.filter((piece) => piece.some((line) => line.trim() !== ''))
}
