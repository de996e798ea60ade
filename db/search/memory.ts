import type { QueryNode } from '../../main/contract/query.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import type { CompiledQuery } from '../queries/query-sql.ts'
import type { Bitmap } from './bitmap.ts'
import { loadColumns, type Columns } from './columns.ts'
import type { PhraseRows } from './phrase-rows.ts'
import { Recent } from './recent.ts'

/** Answers and filters of the queries before, so that a facet, another page or a letter more need not ask for them again. */
const KEPT = 12
/** Words and phrases that are remembered: each takes up to 1 MB among a million articles. */
const PHRASES_KEPT = 60

/** What a connection remembers of the corpus to answer searches, true to the state that it sees. */
export interface SearchMemory {
  readonly columns: Columns
  readonly hits: Recent<Hits>
  /** The articles that satisfy a condition, by its SQL and values. */
  readonly conditions: Recent<Bitmap>
  /** The articles that have the words of a phrase, by the phrase. */
  readonly phrases: Recent<PhraseRows>
  /** All rows of the corpus or its bin that have a value to sort by, in ascending order of it, by state and column. */
  readonly sorted: Recent<Int32Array>
  /** See alikeGroups; undefined before it is first asked. */
  alike?: Int32Array
}

/** The articles that answer a query, with what was made of them so far. */
export interface Hits {
  readonly node: QueryNode
  readonly query: CompiledQuery
  readonly bin: boolean
  /** The whole corpus, or the whole bin. */
  readonly everything: boolean
  readonly rows: Bitmap
  readonly total: number
  /** Those whose title answers the full-text part; undefined before it is first asked. */
  titles?: Bitmap
  /** How often the words stand in each, by row; see hitCounts. */
  counts?: Uint32Array | null
  /** Orders of the rows, by name. */
  readonly orders: Map<string, Int32Array>
}

interface Remembered {
  memory: SearchMemory | undefined
  checkpoint: Checkpoint
}

const remembered = new WeakMap<Connection, Remembered>()

/**
 * The memory of a connection, brought up to the state that it sees. Until the next call, statements with `going_on()` stop
 * when `checkpoint` throws.
 */
export function memoryOf(connection: Connection, checkpoint: Checkpoint): SearchMemory {
  let own = remembered.get(connection)
  if (own === undefined) {
    const made: Remembered = { memory: undefined, checkpoint }
    connection.define('going_on', () => {
      made.checkpoint()
      return 1
    })
    remembered.set(connection, (own = made))
  }
  own.checkpoint = checkpoint
  const earlier = own.memory
  const columns = loadColumns(connection, earlier?.columns)
  if (earlier?.columns === columns) return earlier
  const memory: SearchMemory = {
    columns,
    hits: new Recent(KEPT),
    conditions: new Recent(KEPT),
    phrases: new Recent(PHRASES_KEPT),
    sorted: new Recent(KEPT),
  }
  own.memory = memory
  return memory
}
