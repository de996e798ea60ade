import { factivaHtml } from './factiva-html.ts'
import { csv } from './csv.ts'
import { feed } from './feed.ts'
import type { Format } from './format.ts'
import { epub } from './epub.ts'
import { rtf } from './rtf.ts'
import { json } from './json.ts'
import { jsonl } from './jsonl.ts'
import { newsml } from './newsml.ts'
import { nitf } from './nitf.ts'
import { tei } from './tei.ts'
import { xml } from './xml.ts'
import { odt } from './odt.ts'
import { docx } from './docx.ts'
import { nexis } from './nexis.ts'
import { nexisHtml } from './nexis-html.ts'
import { pdf } from './pdf.ts'
import { eml } from './eml.ts'
import { gzip } from './gzip.ts'
import { factivaXml } from './factiva-xml.ts'
import { proquest } from './proquest.ts'
import { proquestHtml } from './proquest-html.ts'
import { europresse } from './europresse.ts'
import { nexisUni } from './nexis-uni.ts'
import { factiva } from './factiva.ts'
import { html } from './html.ts'
import { markdown } from './markdown.ts'
import { mbox } from './mbox.ts'
import { mhtml } from './mhtml.ts'
import { tar } from './tar.ts'
import { text } from './text.ts'
import { wacz } from './wacz.ts'
import { warc } from './warc.ts'
import { zip } from './zip.ts'

/**
 * Every format that import reads. The first that recognises a file reads it: signatures first, then texts with marks of their
 * own, general kinds of text last.
 */
export const formats: readonly Format[] = [
  epub,
  rtf,
  odt,
  docx,
  pdf,
  warc,
  wacz,
  zip,
  gzip,
  tar,
  nexisHtml,
  nexis,
  factivaHtml,
  factivaXml,
  proquestHtml,
  proquest,
  nexisUni,
  factiva,
  europresse,
  nitf,
  newsml,
  tei,
  feed,
  xml,
  jsonl,
  json,
  csv,
  mbox,
  mhtml,
  eml,
  html,
  markdown,
  text,
]

/** What can be read, for advice to people. */
export const READABLE =
  'text, HTML, PDF, DOCX, ODT, RTF, EPUB, mail, CSV, JSON, XML, web archives, ZIP and exports of news databases'

/** The format that an extension promises (lower case, without the dot): the last in the table, which is the most general. */
export function formatOfExtension(extension: string): Format | undefined {
  return formats.findLast((format) => format.extensions.includes(extension))
}

/** A format by its name. */
export function formatNamed(name: string): Format | undefined {
  return formats.find((format) => format.name === name)
}
