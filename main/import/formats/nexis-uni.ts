import { isNexisUni } from '../exports/nexis-uni.ts'
import { nexisUniReader } from '../exports/nexis-uni-reader.ts'
import { mayBeExportText } from '../exports/may-be-export.ts'
import { orElse } from '../exports/or-else.ts'
import { readExport } from '../exports/read-export.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'
import { text } from './text.ts'

/** An export of Nexis Uni, Lexis Advance or the newer Nexis as plain text. (Its DOCX, RTF and PDF are told from their text.) */
export const nexisUni: Format = {
  name: 'nexis-uni',
  label: 'a text export of Nexis Uni',
  extensions: ['txt'],
  limit: Infinity,
  timeLimit: 60_000,
  recognises: (head: FileHead) => mayBeExportText(head) && isNexisUni(head.text.split('\n')),
  read: (input: FormatInput): AsyncIterable<Found> => orElse(readExport(input, nexisUniReader()), input, text),
}
