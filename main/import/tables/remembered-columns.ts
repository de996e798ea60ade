import { columnsKey } from '../../contract/tables.ts'
import type { Hints } from '../formats/format.ts'

/** What the researcher said of a table with these columns (or JSON with these keys): of this one, or else of an earlier one. */
export function rememberedColumns(
  columns: readonly string[],
  { columns: chosen, tables }: Pick<Hints, 'columns' | 'tables'>,
): Readonly<Record<string, string>> | undefined {
  if (chosen !== undefined || tables === undefined) return chosen
  const key = columnsKey(columns)
  return Object.hasOwn(tables, key) ? tables[key] : undefined
}
