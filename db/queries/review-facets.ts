import type { ReviewFacets } from '../../main/contract/review.ts'
import type { Connection } from '../connection.ts'
import type { ReadInput } from '../operations.ts'
import { reviewPairs } from './review-filter.ts'

const MOST_OUTLET_PAIRS = 200

/** `review.facets`: each kind of choice is counted as if it were not made yet, so that another one can be made. */
export function reviewFacets(
  connection: Connection,
  { answered, filter }: ReadInput<'review.facets'>,
  checkpoint: () => void,
): ReviewFacets {
  const all = reviewPairs(answered, filter)
  const total = connection.value<number>(`SELECT count(*) ${all.sql}`, ...all.values)!
  checkpoint()
  const { kind: _kind, ...anyKind } = filter
  const kinds = reviewPairs(answered, anyKind)
  const byKind = new Map(
    connection.tuples<['body' | 'overlap', number]>(
      `SELECT pair.identity, count(*) ${kinds.sql} GROUP BY pair.identity`,
      ...kinds.values,
    ),
  )
  checkpoint()
  const { run: _run, ...anyRun } = filter
  return {
    total,
    body: byKind.get('body') ?? 0,
    overlap: byKind.get('overlap') ?? 0,
    ...outletFacets(connection, answered, filter),
    runs: runFacets(connection, answered, anyRun),
  }
}

function outletFacets(
  connection: Connection,
  answered: boolean,
  { outlet: _outlet, otherOutlet: _other, ...filter }: ReadInput<'review.facets'>['filter'],
): Pick<ReviewFacets, 'outlets' | 'outletPairs'> {
  const pairs = reviewPairs(answered, filter)
  const rows = connection.rows<{
    one_key: string | null
    other_key: string | null
    one: string | null
    other: string | null
    pairs: number
  }>(
    `SELECT first.outlet_key AS one_key, second.outlet_key AS other_key, min(first.outlet) AS one,
       min(second.outlet) AS other, count(*) AS pairs
     ${pairs.sql} GROUP BY first.outlet_key, second.outlet_key`,
    ...pairs.values,
  )
  const outlets = new Map<string, { value: string; pairs: number }>()
  const both = new Map<string, ReviewFacets['outletPairs'][number]>()
  const count = (key: string | null, name: string | null, pairs: number): void => {
    const there = outlets.get(key ?? '')
    if (there) there.pairs += pairs
    else outlets.set(key ?? '', { value: name ?? '', pairs })
  }
  for (const row of rows) {
    count(row.one_key, row.one, row.pairs)
    if (row.other_key !== row.one_key) count(row.other_key, row.other, row.pairs)
    const turned = (row.one_key ?? '') > (row.other_key ?? '')
    const key = JSON.stringify(turned ? [row.other_key, row.one_key] : [row.one_key, row.other_key])
    const there = both.get(key)
    if (there) there.pairs += row.pairs
    else both.set(key, { outlet: row.one ?? '', other: row.other ?? '', pairs: row.pairs })
  }
  return {
    outlets: [...outlets.values()].toSorted((a, b) => b.pairs - a.pairs || compare(a.value, b.value)),
    outletPairs: [...both.values()]
      .toSorted((a, b) => b.pairs - a.pairs || compare(a.outlet, b.outlet) || compare(a.other, b.other))
      .slice(0, MOST_OUTLET_PAIRS),
  }
}

function runFacets(
  connection: Connection,
  answered: boolean,
  filter: ReadInput<'review.facets'>['filter'],
): ReviewFacets['runs'] {
  const pairs = reviewPairs(answered, filter)
  const rows = connection.rows<{ id: number; label: string; started_at: string; pairs: number }>(
    `WITH met AS MATERIALIZED (SELECT pair.a, pair.b ${pairs.sql})
     SELECT run.id, run.label, run.started_at, counted.pairs
     FROM (SELECT run, count(*) AS pairs FROM
            (SELECT source.run, met.a, met.b FROM met CROSS JOIN source ON source.article = met.a
             UNION SELECT source.run, met.a, met.b FROM met CROSS JOIN source ON source.article = met.b) AS found
           GROUP BY run) AS counted
     CROSS JOIN run ON run.id = counted.run ORDER BY run.id DESC`,
    ...pairs.values,
  )
  return rows.map(({ id, label, started_at: startedAt, pairs }) => ({ run: String(id), label, startedAt, pairs }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
