import { mayBeExportPage } from '../exports/may-be-export.ts'
import { orElse } from '../exports/or-else.ts'
import { isProQuestMarkup, proQuestMarkupReader } from '../exports/proquest-reader.ts'
import { readExport } from '../exports/read-export.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'
import { html } from './html.ts'

/** An HTML export of ProQuest: many articles on one page, as saved or as mailed. */
export const proquestHtml: Format = {
  name: 'proquest-html',
  label: 'an HTML export of ProQuest',
  extensions: ['html', 'htm'],
  limit: Infinity,
  timeLimit: 60_000,
  recognises: (head: FileHead) => mayBeExportPage(head) && isProQuestMarkup(head.text),
  read: (input: FormatInput): AsyncIterable<Found> => orElse(readExport(input, proQuestMarkupReader()), input, html),
}
