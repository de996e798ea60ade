import type { QueryNode } from '../../main/contract/query.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import { compileQuery, inTitle } from '../queries/query-sql.ts'
import { countRows, intersection, type Bitmap } from './bitmap.ts'
import type { Hits, SearchMemory } from './memory.ts'
import { isPlain, rowsOfQuery, satisfying, type QueryRows } from './query-rows.ts'
import { readMatches } from './read-rows.ts'
import { textPartOf, titlesOf } from './text-part.ts'

/** The articles that answer a query, in the bin or out of it. Stops when the caller gives up. */
export function hitsOf(
  connection: Connection,
  memory: SearchMemory,
  node: QueryNode,
  bin: boolean,
  checkpoint: Checkpoint,
): Hits {
  return memory.hits.get(`${bin} ${JSON.stringify(node)}`, () => find({ connection, memory, bin, checkpoint }, node))
}

/** Those of the hits whose title answers the full-text part of the query; all where it has none. */
export function titleHits(connection: Connection, memory: SearchMemory, hits: Hits, checkpoint: Checkpoint): Bitmap {
  const { match } = hits.query
  if (match === null) return hits.rows
  hits.titles ??= intersection(
    titlesAnswering({ connection, memory, bin: hits.bin, checkpoint }, hits.node, match),
    hits.rows,
  )
  return hits.titles
}

function titlesAnswering(source: QueryRows, node: QueryNode, match: string): Bitmap {
  const part = isPlain(node) ? textPartOf(node) : null
  if (part !== null) return titlesOf(source, part)
  return readMatches(source.connection, source.memory.columns.size, inTitle(match), source.checkpoint)
}

function find(source: QueryRows, node: QueryNode): Hits {
  const { connection, memory, bin, checkpoint } = source
  const plain = isPlain(node)
  const query = compileQuery(connection, node, checkpoint, { toRank: plain })
  const shown = bin ? memory.columns.bin : memory.columns.present
  const answers = plain ? rowsOfQuery(source, node) : compiledRows(source, query)
  const rows = intersection(answers, shown)
  return {
    node,
    query,
    bin,
    everything: query.match === null && query.condition === null,
    rows,
    total: countRows(rows),
    orders: new Map(),
  }
}

function compiledRows(source: QueryRows, { match, condition }: Hits['query']): Bitmap {
  const { memory, bin } = source
  const allowed =
    condition === null ? (bin ? memory.columns.bin : memory.columns.present) : satisfying(source, condition)
  if (match === null) return allowed
  return intersection(readMatches(source.connection, memory.columns.size, match, source.checkpoint), allowed)
}
