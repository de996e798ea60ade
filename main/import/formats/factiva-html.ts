import { factivaMarkupReader, isFactivaMarkup } from '../exports/factiva-markup.ts'
import { mayBeExportPage } from '../exports/may-be-export.ts'
import { orElse } from '../exports/or-else.ts'
import { readExport } from '../exports/read-export.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'
import { html } from './html.ts'

/** An HTML export of Factiva: many articles on one page, with or without their index fields. */
export const factivaHtml: Format = {
  name: 'factiva-html',
  label: 'an HTML export of Factiva',
  extensions: ['html', 'htm'],
  limit: Infinity,
  timeLimit: 60_000,
  recognises: (head: FileHead) => mayBeExportPage(head) && isFactivaMarkup(head.text),
  read: (input: FormatInput): AsyncIterable<Found> => orElse(readExport(input, factivaMarkupReader()), input, html),
}
