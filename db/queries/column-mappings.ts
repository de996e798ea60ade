import { columnsKey, exactColumns, type ColumnMapping } from '../../main/contract/tables.ts'
import type { Connection } from '../connection.ts'
import type { Nothing, ReadInput, WriteInput } from '../operations.ts'
import type { Writer } from '../writer.ts'

/** `mapping.find`. */
export function findMapping(connection: Connection, { key }: ReadInput<'mapping.find'>): ColumnMapping | null {
  const mapping = connection.value<string>('SELECT mapping FROM column_mapping WHERE key = ?', key)
  return mapping === undefined ? null : (JSON.parse(mapping) as ColumnMapping)
}

/** `mapping.hints`. */
export function mappingHints(connection: Connection, _input: Nothing): Record<string, Record<string, string>> {
  const rows = connection.tuples<[key: string, mapping: string]>('SELECT key, mapping FROM column_mapping ORDER BY id')
  return Object.fromEntries(rows.map(([key, mapping]) => [key, exactColumns(JSON.parse(mapping) as ColumnMapping)]))
}

/** `mapping.remember`. */
export function rememberMapping({ connection }: Writer, { columns, mapping }: WriteInput<'mapping.remember'>): Nothing {
  const key = columnsKey(columns)
  if (mapping === null) connection.run('DELETE FROM column_mapping WHERE key = ?', key)
  else
    connection.run(
      `INSERT INTO column_mapping (key, columns, mapping, decided_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET columns = excluded.columns, mapping = excluded.mapping, decided_at = excluded.decided_at`,
      key,
      JSON.stringify(columns),
      JSON.stringify(mapping),
      new Date().toISOString(),
    )
  return {}
}
