import type { QueryNode } from '../../main/contract/query.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import type { Condition } from '../queries/condition.ts'
import { compileQuery, inTitle } from '../queries/query-sql.ts'
import { countRows, intersection, type Bitmap } from './bitmap.ts'
import type { Hits, SearchMemory } from './memory.ts'
import { goingOn, readBitmap, readMatches } from './read-rows.ts'

/** The articles that answer a query, in the bin or out of it. Stops when the caller gives up. */
export function hitsOf(
  connection: Connection,
  memory: SearchMemory,
  node: QueryNode,
  bin: boolean,
  checkpoint: Checkpoint,
): Hits {
  return memory.hits.get(`${bin} ${JSON.stringify(node)}`, () => find(connection, memory, node, bin, checkpoint))
}

/** Those of the hits whose title answers the full-text part of the query; all where it has none. */
export function titleHits(
  connection: Connection,
  { columns }: SearchMemory,
  hits: Hits,
  checkpoint: Checkpoint,
): Bitmap {
  const { match } = hits.query
  if (match === null) return hits.rows
  hits.titles ??= intersection(readMatches(connection, columns.size, inTitle(match), checkpoint), hits.rows)
  return hits.titles
}

function find(
  connection: Connection,
  { columns, conditions }: SearchMemory,
  node: QueryNode,
  bin: boolean,
  checkpoint: Checkpoint,
): Hits {
  const query = compileQuery(connection, node, checkpoint)
  const { match, condition } = query
  const shown = bin ? columns.bin : columns.present
  const allowed =
    condition === null
      ? shown
      : conditions.get(`${bin} ${JSON.stringify(condition)}`, () =>
          satisfying(connection, columns.size, condition, bin, checkpoint),
        )
  const rows =
    match === null ? allowed : intersection(readMatches(connection, columns.size, match, checkpoint), allowed)
  return {
    node,
    query,
    bin,
    everything: match === null && condition === null,
    rows,
    total: countRows(rows),
    orders: new Map(),
  }
}

function satisfying(
  connection: Connection,
  size: number,
  { sql, values }: Condition,
  bin: boolean,
  checkpoint: Checkpoint,
): Bitmap {
  checkpoint()
  return readBitmap(
    connection,
    size,
    `SELECT article.id AS id FROM article
     WHERE article.state = '${bin ? 'bin' : 'present'}' AND (${sql}) AND ${goingOn('article.id')}`,
    ...values,
  )
}
