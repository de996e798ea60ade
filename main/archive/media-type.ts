/** A media type taken apart: `text/html` with its charset, both in lower case. */
export interface MediaType {
  readonly type: string
  readonly charset: string | undefined
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

/** Reads a media type such as `text/html;charset=windows-1252`. */
export function readMediaType(media: string): MediaType {
  const [type = '', ...parameters] = media.toLowerCase().split(';')
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '')
    .trim()
  return { type: type.trim(), charset: charset === '' ? undefined : charset }
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
