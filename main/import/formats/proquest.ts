import { mayBeExportText } from '../exports/may-be-export.ts'
import { orElse } from '../exports/or-else.ts'
import { isProQuestText, proQuestTextReader } from '../exports/proquest-reader.ts'
import { readExport } from '../exports/read-export.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'
import { text } from './text.ts'

/** A text export of ProQuest: many articles between rules of underscores, with labelled fields. */
export const proquest: Format = {
  name: 'proquest',
  label: 'a text export of ProQuest',
  extensions: ['txt'],
  limit: Infinity,
  timeLimit: 60_000,
  recognises: (head: FileHead) => mayBeExportText(head) && isProQuestText(head.text),
  read: (input: FormatInput): AsyncIterable<Found> => orElse(readExport(input, proQuestTextReader()), input, text),
}
