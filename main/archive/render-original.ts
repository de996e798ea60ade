import type { OriginalNote } from '../contract/archive.ts'
import { decodeOriginal } from './decode-original.ts'
import { htmlPage } from './html-page.ts'
import { mediaTypeOf } from './media-type.ts'
import { mhtmlPage } from './mhtml-page.ts'
import { nothingLeftOut, type OriginalPage } from './original-page.ts'
import { textPage } from './text-page.ts'
import { xmlPage } from './xml-page.ts'

/** What is known about an original that is to be shown. */
export interface OriginalRequest {
  readonly bytes: Uint8Array
  /** As import kept it, or ''. */
  readonly media: string
  /** The format that the article was read as. */
  readonly format: string
  /** Which record of the original the article is. */
  readonly record?: string
  /** The article's text, for documents whose own look cannot be shown. */
  readonly text: string
}

// What only some originals need is loaded with the first of them.
/** Makes an original ready to be looked at. Whatever its bytes are, the page runs nothing and loads nothing. */
export async function renderOriginal(request: OriginalRequest): Promise<OriginalPage> {
  const { bytes, format, record, text } = request
  const { type, charset, delimiter } = mediaTypeOf(request.media, format, bytes)
  const words = async (
    markup: boolean,
  ): Promise<{ readonly source: string; readonly notes: readonly OriginalNote[] }> => {
    const { text: source, guessed } = await decodeOriginal(bytes, charset, markup)
    return { source, notes: guessed ? ['guessed-charset'] : [] }
  }
  switch (type) {
    case 'application/pdf':
      return { kind: 'pdf', page: '', leftOut: nothingLeftOut, notes: [] }
    case 'text/html':
    case 'application/xhtml+xml': {
      const { source, notes } = await words(true)
      return htmlPage(source, notes)
    }
    case 'multipart/related':
    case 'application/x-mimearchive':
      return mhtmlPage(bytes)
    case 'message/rfc822':
      return format === 'mhtml' ? mhtmlPage(bytes) : (await import('./mail-page.ts')).mailPage(bytes)
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return (await import('./docx-page.ts')).docxPage(bytes, text)
    case 'application/epub+zip':
      return (await import('./epub-page.ts')).epubPage(bytes, record, text)
    case 'application/vnd.oasis.opendocument.text':
    case 'application/vnd.oasis.opendocument.text-flat-xml':
      return (await import('./office-page.ts')).officePage(bytes, 'odt', text)
    case 'application/rtf':
    case 'text/rtf':
      return (await import('./office-page.ts')).officePage(bytes, 'rtf', text)
    case 'text/csv':
    case 'text/tab-separated-values': {
      const { source, notes } = await words(false)
      return (await import('./fields-page.ts')).csvPage(source, type === 'text/csv' ? (delimiter ?? ',') : '\t', notes)
    }
    default: {
      const { source, notes } = await words(/xml/.test(type))
      if (/(?:^|[/+])(?:x-)?(?:json|ndjson|jsonl)$/.test(type))
        return (await import('./fields-page.ts')).jsonPage(source, notes)
      if (/(?:^|[/+])xml$/.test(type)) return xmlPage(source, notes)
      return textPage(source, type.startsWith('text/') ? notes : [...notes, 'unknown-kind'])
    }
  }
}
