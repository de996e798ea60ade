import { NOTHING, type ExportReading } from './export-article.ts'
import { readEuropresse, type EuropresseField } from './europresse-article.ts'
import { readMarkup, type MarkupReading, type OpenedTag } from './markup-blocks.ts'
import type { Cut } from './split-records.ts'
import type { ExportReader } from './read-export.ts'

const NEW = /<article\b/gi
// The older layout: one table an article, wrapped in nothing of its own.
const OLD_TABLE = /<table\b(?=[^<>]{0,300}\bwidth:\s?96%)(?=[^<>]{0,300}table-layout)/gi
const OLD_NAME = /<(?:span|div)\b[^<>]{0,100}class=["']?DocPublicationName/gi

/** Whether a page begins as an HTML export of Europresse or Eureka does. */
export function isEuropresseMarkup(text: string): boolean {
  return (
    /class=["']?(?:[\w-]+\s+)?(?:rdp__)?DocPublicationName|class=["'][^"']{0,60}titreArticleVisu|class=["'][^"']{0,60}rdp__articletitle/i.test(
      text,
    ) ||
    (/cedrom-sni\.com|europresse\.com|eureka\.cc/i.test(text) &&
      /\.DocPublicationName|\.titreArticleVisu|DocHeader/i.test(text))
  )
}

/** A reader for one HTML export of Europresse. */
export function europresseReader(): ExportReader {
  let isNew = true
  return {
    format: 'europresse',
    media: 'text/html',
    markup: true,
    cut(beginning): Cut {
      const names = count(beginning, OLD_NAME)
      isNew = count(beginning, NEW) > 0
      if (isNew) return { marker: NEW, at: 'before' }
      const tables = count(beginning, OLD_TABLE)
      return { marker: tables > 0 && tables >= names ? OLD_TABLE : OLD_NAME, at: 'before' }
    },
    read(source, isCover): ExportReading {
      if (isCover) return NOTHING
      const end = isNew ? source.search(/<\/article\s*>/i) : -1
      const own = end === -1 ? source : source.slice(0, end)
      const blocks = readMarkup(own, READING).map(({ text, field, links }) => ({
        text,
        field: field as EuropresseField | undefined,
        links,
      }))
      return readEuropresse(blocks, end !== -1)
    },
    trim: (latin1) => {
      if (!isNew) return latin1.length
      const end = /<\/article\s*>/i.exec(latin1)
      return end === null ? latin1.length : end.index + end[0].length
    },
  }
}

const BY_CLASS: Readonly<Record<string, EuropresseField>> = {
  docpublicationname: 'outlet', rdp__docpublicationname: 'outlet', docheader: 'header', titrearticlevisu: 'title', rdp__articletitle: 'title',
  rdp__subtitle: 'subtitle', titrearticle: 'titles', docauthors: 'author', 'sm-margin-bottomnews': 'author', dococurrcontainer: 'text', doctext: 'text',
  txtcertificat: 'certificate', 'apd-wrapper': 'certificate',
} // prettier-ignore
const BY_TAG: Readonly<Record<string, EuropresseField>> = {
  header: 'head', section: 'text', aside: 'aside', footer: 'foot',
} // prettier-ignore

const READING: MarkupReading = {
  cells: 'apart',
  fieldOf({ name, attributes, classes }: OpenedTag, outer: string | undefined): string | undefined {
    if (/^(?:divpublic|public_lbl)/i.test(attributes['id'] ?? '')) return 'certificate'
    // What stands in the text is text, whatever its classes.
    if (outer === 'text' || outer === 'certificate' || outer === 'title' || outer === 'outlet') return undefined
    for (const each of classes) {
      const field = Object.hasOwn(BY_CLASS, each) ? BY_CLASS[each] : undefined
      // A name around the name.
      if (field !== undefined && !(each === 'sm-margin-bottomnews' && outer === 'titles')) return field
    }
    return Object.hasOwn(BY_TAG, name) ? BY_TAG[name] : undefined
  },
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
