/** A media type taken apart: `text/html` with its charset, both in lower case, and of a table row what parts its cells. */
export interface MediaType {
  readonly type: string
  readonly charset: string | undefined
  readonly delimiter?: string
}

const OF_FORMAT: Readonly<Record<string, string>> = {
  html: 'text/html',
  markdown: 'text/markdown',
  text: 'text/plain',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  epub: 'application/epub+zip',
  eml: 'message/rfc822',
  mbox: 'message/rfc822',
  mhtml: 'multipart/related',
  json: 'application/json',
  jsonl: 'application/json',
  csv: 'text/csv',
}

/** Reads a media type as import writes it, such as `text/html;charset=windows-1252` or `text/csv;charset=utf-8;delimiter=%3B`. */
export function readMediaType(media: string): MediaType {
  const [type = '', ...parameters] = media.toLowerCase().split(';')
  const named = (name: string): string | undefined =>
    parameters
      .map((parameter) => parameter.trim())
      .find((parameter) => parameter.startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .replaceAll('"', '')
      .trim()
  const charset = named('charset')
  const delimiter = named('delimiter')
  return {
    type: type.trim(),
    charset: charset === '' ? undefined : charset,
    ...(delimiter === undefined ? {} : { delimiter: decodeURIComponent(delimiter) }),
  }
}

/**
 * What an original is: as import said; for what was imported before that was kept, by its signature and by the format that the
 * article was read as.
 */
export function mediaTypeOf(media: string, format: string, bytes: Uint8Array): MediaType {
  const stated = readMediaType(media)
  if (stated.type !== '') return stated
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512)).toString('latin1')
  if (head.startsWith('%PDF-')) return { type: 'application/pdf', charset: undefined }
  if (head.startsWith('{\\rtf')) return { type: 'application/rtf', charset: undefined }
  return { type: OF_FORMAT[format] ?? 'text/plain', charset: undefined }
}
