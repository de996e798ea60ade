import { factivaTextReader, isFactivaText } from '../exports/factiva-text.ts'
import { mayBeExportText } from '../exports/may-be-export.ts'
import { orElse } from '../exports/or-else.ts'
import { readExport } from '../exports/read-export.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'
import { text } from './text.ts'

/** A text export of Factiva: many articles, each ending with its number. */
export const factiva: Format = {
  name: 'factiva',
  label: 'a text export of Factiva',
  extensions: ['txt'],
  limit: Infinity,
  timeLimit: 60_000,
  recognises: (head: FileHead) => mayBeExportText(head) && isFactivaText(head.text.split('\n')),
  read: (input: FormatInput): AsyncIterable<Found> => orElse(readExport(input, factivaTextReader()), input, text),
}
