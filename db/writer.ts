import type { Connection } from './connection.ts'
import type { Derived } from './derived.ts'
import type { History } from './history.ts'

/** What a write works with. It runs inside one transaction. */
export interface Writer {
  readonly connection: Connection
  readonly history: History
  readonly derived: Derived
}
