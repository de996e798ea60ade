import type { ReviewFilter } from '../../main/contract/review.ts'
import type { Value } from '../connection.ts'
import { fieldKey } from '../field-keys.ts'
import { toRowid } from '../ids.ts'

/** A part of the review queue as SQL: what to select from, with the values of its question marks in order. */
export interface ReviewPairs {
  /** `FROM … WHERE …`: pairs as `pair`, their two articles as `first` (the earlier one) and `second`. */
  readonly sql: string
  readonly values: readonly Value[]
}

const ANSWER = '(SELECT 1 FROM pair_answer p WHERE p.a = pair.a AND p.b = pair.b)'
// The order of the joins is given: pairs by their index, then their articles by number.
const OPEN = `FROM pair CROSS JOIN article AS first ON first.id = pair.a CROSS JOIN article AS second ON second.id = pair.b
  WHERE pair.review = 1 AND NOT EXISTS ${ANSWER}`
const ANSWERED = `FROM pair_answer AS given CROSS JOIN pair ON pair.a = given.a AND pair.b = given.b
  CROSS JOIN article AS first ON first.id = pair.a CROSS JOIN article AS second ON second.id = pair.b WHERE 1`

/**
 * The pairs that a filter leaves of the open questions, or of those with an answer. Pairs with an article in the bin, or of an
 * undone import, wait until it is back.
 */
export function reviewPairs(answered: boolean, filter: ReviewFilter): ReviewPairs {
  const conditions = ["first.state = 'present'", "second.state = 'present'"]
  const values: Value[] = []
  const add = (sql: string, ...given: Value[]): void => {
    conditions.push(sql)
    values.push(...given)
  }
  const { kind, outlet, otherOutlet, run, atLeast } = filter
  if (kind !== undefined) add('pair.identity = ?', kind)
  if (atLeast !== undefined) add('pair.containment >= ?', atLeast)
  if (outlet !== undefined && otherOutlet !== undefined) {
    const [one, other] = [keyOf(outlet), keyOf(otherOutlet)]
    add(
      '((first.outlet_key IS ? AND second.outlet_key IS ?) OR (first.outlet_key IS ? AND second.outlet_key IS ?))',
      one,
      other,
      other,
      one,
    )
  } else {
    const given = outlet ?? otherOutlet
    if (given !== undefined) add('(first.outlet_key IS ? OR second.outlet_key IS ?)', keyOf(given), keyOf(given))
  }
  if (run !== undefined) {
    add('EXISTS (SELECT 1 FROM source WHERE source.run = ? AND source.article IN (pair.a, pair.b))', toRowid(run))
  }
  return { sql: `${answered ? ANSWERED : OPEN} AND ${conditions.join(' AND ')}`, values }
}

function keyOf(outlet: string): string | null {
  return outlet === '' ? null : fieldKey(outlet)
}
