import { nexisTextReader, isNexisText } from '../exports/nexis-text.ts'
import { readExport } from '../exports/read-export.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'
import { mayBeExportText } from '../exports/may-be-export.ts'
import { orElse } from '../exports/or-else.ts'
import { text } from './text.ts'

/** A classic text export of Nexis or LexisNexis: many articles, each under a line such as "1 of 10 DOCUMENTS". */
export const nexis: Format = {
  name: 'nexis',
  label: 'a text export of Nexis',
  extensions: ['txt'],
  limit: Infinity,
  timeLimit: 60_000,
  recognises: (head: FileHead) => mayBeExportText(head) && isNexisText(head.text),
  read: (input: FormatInput): AsyncIterable<Found> => orElse(readExport(input, nexisTextReader()), input, text),
}
