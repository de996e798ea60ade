import { europresseReader, isEuropresseMarkup } from '../exports/europresse-reader.ts'
import { mayBeExportPage } from '../exports/may-be-export.ts'
import { orElse } from '../exports/or-else.ts'
import { readExport } from '../exports/read-export.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'
import { html } from './html.ts'

/** An HTML export of Europresse or Eureka: many articles on one page, in the newer or the older layout. */
export const europresse: Format = {
  name: 'europresse',
  label: 'an HTML export of Europresse',
  extensions: ['html', 'htm'],
  limit: Infinity,
  timeLimit: 60_000,
  recognises: (head: FileHead) => mayBeExportPage(head) && isEuropresseMarkup(head.text),
  read: (input: FormatInput): AsyncIterable<Found> => orElse(readExport(input, europresseReader()), input, html),
}
