import type { HistoryState, HistoryStep } from '../../main/contract/desk.ts'
import type { Connection } from '../connection.ts'
import type { Nothing, ReadInput } from '../operations.ts'
import type { Writer } from '../writer.ts'

/** `history.undo`. */
export function undo({ history, derived }: Writer, _input: Nothing): { name: string | null } {
  return { name: history.undo((step) => derived.stepWillPlay(step)) }
}

/** `history.redo`. */
export function redo({ history, derived }: Writer, _input: Nothing): { name: string | null } {
  return { name: history.redo((step) => derived.stepWillPlay(step)) }
}

/** `history.state`: nothing can be undone or redone while an import runs. */
export function historyState(connection: Connection, _input: Nothing): HistoryState {
  if (connection.value("SELECT 1 FROM run WHERE state = 'running'") !== undefined) return { undo: null, redo: null }
  const name = (sql: string): string | null => connection.value<string>(sql) ?? null
  return {
    undo: name('SELECT name FROM step WHERE undone = 0 AND place IS NOT NULL ORDER BY place DESC LIMIT 1'),
    redo: name('SELECT name FROM step WHERE undone = 1 ORDER BY place LIMIT 1'),
  }
}

/** `history.list`: steps, newest first; an import that runs is the newest. */
export function historySteps(connection: Connection, { limit }: ReadInput<'history.list'>): HistoryStep[] {
  const rows = connection.rows<{ id: number; name: string; at: string; undone: number }>(
    'SELECT id, name, at, undone FROM step ORDER BY place DESC NULLS FIRST, id DESC LIMIT ?',
    limit,
  )
  return rows.map((row) => ({ ...row, undone: row.undone === 1 }))
}
