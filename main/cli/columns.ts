import { columnFields } from '../contract/tables.ts'
import { UsageError } from './usage-error.ts'

/** What `--columns` means, for the help. */
export const COLUMNS_MEANING = 'for tables and JSON: the column of each field, such as title=Headline,text=Body'

const FIELDS: ReadonlySet<string> = new Set(columnFields)

/** The columns that `--columns a=b,…` names by field. A comma in a column's name is written `\\,`. Throws a usage error. */
export function columnsOf(value: string | undefined): Readonly<Record<string, string>> | undefined {
  if (value === undefined) return undefined
  const columns: Record<string, string> = {}
  for (const pair of value.split(/(?<!\\),/)) {
    const at = pair.indexOf('=')
    const field = pair.slice(0, Math.max(at, 0)).trim()
    const column = pair
      .slice(at + 1)
      .replaceAll('\\,', ',')
      .trim()
    if (at < 1 || column === '')
      throw new UsageError(`--columns takes pairs such as title=Headline,text=Body; "${pair}" is none.`)
    if (!FIELDS.has(field))
      throw new UsageError(`--columns knows no field "${field}". The fields are ${[...FIELDS].join(', ')}.`)
    columns[field] = column
  }
  return columns
}
