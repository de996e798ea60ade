import type { ExportReading } from './export-article.ts'
import { countOfCover, END_OF_DOCUMENT, readNexisUni } from './nexis-uni.ts'
import type { ExportReader } from './read-export.ts'
import { paragraphsOf } from './wrapped-lines.ts'

/** A reader for an export of Nexis Uni that was saved as plain text. */
export function nexisUniReader(): ExportReader {
  let count: number | undefined
  let hasEnds = false
  return {
    format: 'nexis-uni',
    media: 'text/plain',
    markup: false,
    cut: () => ({ marker: END_OF_DOCUMENT, at: 'after' }),
    expected: () => (count === undefined ? undefined : { count, where: 'its cover' }),
    read(text, isFirst): ExportReading {
      const lines = paragraphsOf(text)
      if (isFirst) count = countOfCover(lines)
      const reading = readNexisUni(lines)
      if (reading.kind !== 'article') return reading
      hasEnds ||= reading.whole
      return { ...reading, whole: reading.whole || !hasEnds }
    },
  }
}
