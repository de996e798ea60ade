import { NOTHING, type ExportReading } from './export-article.ts'
import { readNexisDocument, type NexisBlock } from './nexis-article.ts'
import { DOCUMENT_LINE, readDocumentLine, readNexisLabel } from './nexis-labels.ts'
import type { ExportReader } from './read-export.ts'
import { joinWrapped, wrapColumn } from './wrapped-lines.ts'

/** Most documents that Nexis exports to one file. A larger total is that of the search. */
const MOST_EXPORTED = 1000
const NOT_SHOWN =
  /\b(?:error in this document|not possible to display it|document (?:is )?(?:no longer|not) available)\b/i

/** Whether a text begins as a classic text export of Nexis does: with its cover, or with the line that counts the first document. */
export function isNexisText(text: string): boolean {
  DOCUMENT_LINE.lastIndex = 0
  const line = DOCUMENT_LINE.exec(text)
  if (line === null) return false
  const before = text.slice(0, line.index)
  const after = text.slice(line.index)
  return (
    before.trim() === '' ||
    /^\s*(?:Download|Print|E-?mail|Time of) ?Request|^Time Of Request|^Ausgabeauftrag|LexisNexis|Nexis/im.test(
      before,
    ) ||
    /^\p{Lu}[\p{Lu} -]{2,30}: *\S/mu.test(after.slice(0, 4000))
  )
}

/** A reader for one classic text export. */
export function nexisTextReader(): ExportReader {
  const counts = new DocumentCounts()
  let hasTails = false
  return {
    format: 'nexis',
    media: 'text/plain',
    markup: false,
    cut: () => ({ marker: DOCUMENT_LINE, at: 'before' }),
    expected: () => counts.expected(),
    read(text, isCover): ExportReading {
      if (isCover) {
        counts.cover(text)
        return NOTHING
      }
      const { blocks, line } = nexisTextBlocks(text)
      if (line !== undefined) counts.add(line)
      const missing = notShown(blocks)
      if (missing !== undefined) return missing
      const document = readNexisDocument(blocks)
      if (document === undefined) return NOTHING
      hasTails ||= document.hasTail
      return { kind: 'article', article: document.article, whole: document.hasTail || !hasTails }
    },
  }
}

/** The row for a document that Nexis itself could not show; undefined for all others. */
export function notShown(blocks: readonly NexisBlock[]): ExportReading | undefined {
  if (blocks.length === 0 || blocks.length > 4) return undefined
  const text = blocks.map((block) => block.text).join(' ')
  return text.length < 600 && NOT_SHOWN.test(text)
    ? { kind: 'missing', reason: `Nexis exported no text for it (“${text.slice(0, 150)}”). Export it again.` }
    : undefined
}

/** The paragraphs of a document in plain text, and the numbers of the line above it. */
function nexisTextBlocks(text: string): {
  readonly blocks: readonly NexisBlock[]
  readonly line: { readonly number: number; readonly total: number } | undefined
} {
  const lines = text.split('\n')
  const line = readDocumentLine(lines[0] ?? '')
  const rest = line === undefined ? lines : lines.slice(1)
  const column = wrapColumn(rest)
  const blocks: NexisBlock[] = []
  let group: string[] = []
  const end = (): void => {
    if (group.length > 0) blocks.push(blockOf(group, column, blocks.length))
    group = []
  }
  for (const each of rest) {
    if (each.trim() === '') end()
    else {
      // Older exports indent the first line of a paragraph and leave no empty line.
      const isNew = /^ {2,6}\S/.test(each) && group.length > 0 && !/^ {2}/.test(group.at(-1)!)
      if (isNew || (group.length > 0 && startsLabel(each))) end()
      group.push(each)
    }
  }
  end()
  return { blocks, line }
}

function blockOf(lines: readonly string[], column: number, group: number): NexisBlock {
  if (lines.every((line) => isCentred(line)))
    return { text: lines.map((line) => line.trim()).join('\n'), set: 'centred', group }
  return { text: joinWrapped(lines, column), group }
}

/** Whether a line stands in the middle of a page of about eighty columns. */
function isCentred(line: string): boolean {
  const text = line.trim()
  const left = line.length - line.trimStart().length
  if (left < 3 || text.length > 74) return false
  return left >= 10 || Math.abs(left - (80 - left - text.length)) <= 8
}

/** Labels stand on lines of their own, not always with an empty line above. */
function startsLabel(line: string): boolean {
  return /^\p{Lu}{4}/u.test(line) && readNexisLabel(line) !== undefined
}

/** What a classic export says about how many documents it holds: on its cover, or by the lines that count them. */
class DocumentCounts {
  #onCover: number | undefined
  #numbers: number[] = []
  readonly #totals = new Map<number, number>()

  cover(text: string): void {
    const request =
      /^(?:Download|Print|E-?mail|Fax|Ausgabeauftrag|Demande|Solicitud|Richiesta|Pedido)[^\n:]{0,40}:([^\n]{1,400})/im.exec(
        text,
      )?.[1]
    if (request === undefined) return
    let count = 0
    for (const [, from, to] of request.matchAll(/(?<!\d)(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?(?!\d)/g))
      count += to === undefined ? 1 : Math.max(0, Number(to) - Number(from) + 1)
    if (count > 0) this.#onCover = count
  }

  add({ number, total }: { readonly number: number; readonly total: number }): void {
    this.#numbers.push(number)
    this.#totals.set(total, (this.#totals.get(total) ?? 0) + 1)
  }

  expected(): { readonly count: number; readonly where: string } | undefined {
    if (this.#onCover !== undefined) return { count: this.#onCover, where: 'its cover' }
    const [total, times] = [...this.#totals].toSorted((a, b) => b[1] - a[1])[0] ?? [0, 0]
    const isAll = this.#numbers[0] === 1 && total <= MOST_EXPORTED && times * 2 > this.#numbers.length
    return isAll ? { count: total, where: 'its numbering' } : undefined
  }
}
