import { looksLikeTable, readTable } from '../tables/read-table.ts'
import type { Format, Found } from './format.ts'

/** A table as text, with a row for each article: CSV and TSV with any delimiter, as spreadsheets and databases export it. */
export const csv: Format = {
  name: 'csv',
  label: 'a table (CSV or TSV)',
  extensions: ['csv', 'tsv', 'tab'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 120_000,
  recognises: looksLikeTable,
  read: (input): AsyncIterable<Found> => readTable(input, 'csv'),
}
