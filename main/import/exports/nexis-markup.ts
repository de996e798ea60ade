import { NOTHING, type ExportReading } from './export-article.ts'
import { readMarkup, type OpenedTag } from './markup-blocks.ts'
import { readNexisDocument, type NexisBlock } from './nexis-article.ts'
import { readDocumentLine } from './nexis-labels.ts'
import { notShown } from './nexis-text.ts'
import type { ExportReader } from './read-export.ts'

const ANCHORS = /<a\s{1,4}name="?DOC_ID_/gi
const NUMBERS = /<!--[^<>]{0,80}<DOC NUMBER=/gi
const LONGEST_STYLE = 200_000

/** Whether a page begins as a classic HTML export of Nexis does. */
export function isNexisMarkup(latin1: string): boolean {
  return /<!--\s*Hide XML section from browser|<DOC NUMBER=|name="?DOC_ID_\d|<!-- LXNComment|<meta topic="[^"]{0,100}" documents="\d/i.test(
    latin1,
  )
}

/** A reader for one classic HTML export. */
export function nexisMarkupReader(): ExportReader {
  let styles: ReadonlyMap<string, NexisBlock['set']> = new Map()
  let total: number | undefined
  let hasEnds = false
  const reading = {
    fieldOf: ({ name, attributes, classes }: OpenedTag): string | undefined => {
      if (name === 'center' || /text-align\s*:\s*center/i.test(attributes['style'] ?? '')) return 'centred'
      if (attributes['align']?.toLowerCase() === 'center') return 'centred'
      if (name !== 'div' && name !== 'p') return undefined
      return classes.some((each) => styles.get(each) === 'centred') ? 'centred' : undefined
    },
    markOf: ({ classes }: OpenedTag): string | undefined =>
      classes.some((each) => styles.get(each) === 'headline') ? 'headline' : undefined,
    isGroup: ({ name }: OpenedTag): boolean => name === 'div' || name === 'table',
    cells: 'joined' as const,
  }
  return {
    format: 'nexis',
    media: 'text/html',
    markup: true,
    cut(beginning) {
      styles = readStyles(beginning)
      const documents = /<meta\s[^<>]{0,200}documents="(\d{1,6})"/i.exec(beginning)?.[1]
      total = documents === undefined ? undefined : Number(documents)
      ANCHORS.lastIndex = 0
      return { marker: ANCHORS.test(beginning) ? ANCHORS : NUMBERS, at: 'before' }
    },
    expected: () => (total === undefined ? undefined : { count: total, where: 'the head of the file' }),
    read(source, isCover): ExportReading {
      if (isCover) return NOTHING
      const all = readMarkup(source, reading).map(({ text, field, mark, group }): NexisBlock =>
        mark === 'headline'
          ? { text: text.replaceAll('\n', ' '), set: 'headline', group }
          : { text, ...(field === 'centred' ? { set: 'centred' } : {}), group },
      )
      const blocks = all[0] !== undefined && readDocumentLine(all[0].text) !== undefined ? all.slice(1) : all
      const missing = notShown(blocks)
      if (missing !== undefined) return missing
      const document = readNexisDocument(blocks)
      if (document === undefined) return NOTHING
      const hasEnd = /<\/DOC(?:FULL)?>/i.test(source.slice(-2000))
      hasEnds ||= hasEnd
      return { kind: 'article', article: document.article, whole: hasEnd || !hasEnds }
    },
    // Behind the last document there may be anything that a browser added.
    trim: (latin1) => {
      const end = latin1.lastIndexOf('</DOC>')
      const close = end === -1 ? -1 : latin1.indexOf('-->', end)
      return close === -1 || close > end + 40 ? latin1.length : close + 3
    },
  }
}

/** Classes of the style sheet that say how a paragraph is set: centred, or larger than text. */
function readStyles(page: string): ReadonlyMap<string, NexisBlock['set']> {
  const styles = new Map<string, NexisBlock['set']>()
  const sheet = [...page.slice(0, LONGEST_STYLE).matchAll(/<style[^<>]{0,200}>(?:\s{0,20}<!--)?([^<]{0,60000})/gi)]
    .map((found) => found[1])
    .join('\n')
  for (const [, name, rules] of sheet.matchAll(/\.([\w-]{1,40})\s*\{([^{}]{0,500})\}/g)) {
    if (/text-align:\s*center/i.test(rules!)) styles.set(name!.toLowerCase(), 'centred')
    else if (Number(/font-size:\s*(\d{1,3})pt/i.exec(rules!)?.[1] ?? 0) >= 12 && /font-weight:\s*bold/i.test(rules!))
      styles.set(name!.toLowerCase(), 'headline')
  }
  return styles
}
