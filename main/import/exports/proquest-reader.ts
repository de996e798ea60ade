import { NOTHING, type ExportReading } from './export-article.ts'
import { readMarkup, type MarkupBlock } from './markup-blocks.ts'
import { ProQuestNames, readProQuest, readProQuestCount } from './proquest-article.ts'
import { readProQuestKey, type ProQuestRole } from './proquest-keys.ts'
import type { ExportReader } from './read-export.ts'

// A rule of underscores, or of asterisks in lists that were put together by hand or by older exports.
const RULE = /^[ \t]{0,8}(?:_{20,400}|\*{30,400})[ \t]{0,8}$/gm
const ANCHOR = /<a\s{1,4}(?:name|id)=["']?DocID_/gi
const OPENING_DIV = /<div\b[^<>]{0,300}>\s*$/i

/** Whether a text begins as a text export of ProQuest does: a rule, and labels of ProQuest. */
export function isProQuestText(text: string): boolean {
  RULE.lastIndex = 0
  if (!RULE.test(text)) return false
  const roles = new Set<ProQuestRole>()
  for (const line of text.split('\n').slice(0, 400)) {
    const role = line.length > 5000 && !/^.{3,30}:/u.test(line) ? undefined : readProQuestKey(line)?.role
    if (role !== undefined) roles.add(role)
  }
  const marks = (['text', 'info', 'outlet', 'number', 'link', 'abstract', 'date'] as const).filter((role) =>
    roles.has(role),
  ).length
  return marks >= 3 || (marks >= 2 && /proquest/i.test(text))
}

/** Whether a page begins as an HTML export of ProQuest does. */
export function isProQuestMarkup(text: string): boolean {
  return /<a\s{1,4}(?:name|id)=["']?DocID_/i.test(text) || /<title>\s*ProQuest (?:Export|document)/i.test(text)
}

/** A reader for one text export of ProQuest. */
export function proQuestTextReader(): ExportReader {
  const names = new ProQuestNames()
  let total: number | undefined
  return {
    format: 'proquest',
    media: 'text/plain',
    markup: false,
    cut: () => ({ marker: RULE, at: 'before' }),
    expected: () => (total === undefined ? undefined : { count: total, where: 'its numbering' }),
    read(text): ExportReading {
      const lines = text.split('\n')
      if (lines[0] !== undefined && /^\s*[_*]{20,}\s*$/.test(lines[0])) lines.shift()
      total ??= lines
        .slice(0, 12)
        .map(readProQuestCount)
        .find((count) => count !== undefined)
      return readProQuest(lines, names)
    },
  }
}

/** A reader for one HTML export of ProQuest. */
export function proQuestMarkupReader(): ExportReader {
  const names = new ProQuestNames()
  return {
    format: 'proquest',
    media: 'text/html',
    markup: true,
    cut: () => ({ marker: ANCHOR, at: 'before' }),
    read(source, isCover): ExportReading {
      if (isCover) return NOTHING
      return readProQuest(linesOf(readMarkup(source, { cells: 'apart' })), names)
    },
    // The division that the next record stands in was opened before its anchor.
    trim: (latin1) => latin1.length - (OPENING_DIV.exec(latin1.slice(-400))?.[0].length ?? 0),
  }
}

/** The paragraphs of a record with empty lines between them, as in a text export; addresses behind words as lines of their own. */
function linesOf(blocks: readonly MarkupBlock[]): string[] {
  return blocks.flatMap(({ text, links }) => {
    const [link] = links
    const isDocument = link !== undefined && link.text === text && /^https?:\/\/.*docview\/\d/i.test(link.href)
    return isDocument ? ['', link.href] : ['', ...text.split('\n')]
  })
}
