import { isNexisMarkup, nexisMarkupReader } from '../exports/nexis-markup.ts'
import { mayBeExportPage } from '../exports/may-be-export.ts'
import { orElse } from '../exports/or-else.ts'
import { readExport } from '../exports/read-export.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'
import { html } from './html.ts'

/** A classic HTML export of Nexis or LexisNexis: many articles on one page. */
export const nexisHtml: Format = {
  name: 'nexis-html',
  label: 'an HTML export of Nexis',
  extensions: ['html', 'htm'],
  limit: Infinity,
  timeLimit: 60_000,
  recognises: (head: FileHead) => mayBeExportPage(head) && isNexisMarkup(head.text),
  read: (input: FormatInput): AsyncIterable<Found> => orElse(readExport(input, nexisMarkupReader()), input, html),
}
