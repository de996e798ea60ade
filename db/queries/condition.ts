import type { Value } from '../connection.ts'

/** A condition on `article`, with the values of its question marks in order. */
export interface Condition {
  readonly sql: string
  readonly values: readonly Value[]
}

/** Several conditions as one. In halves, as SQLite takes expressions up to 1,000 deep. */
export function joined(conditions: readonly Condition[], operator: 'AND' | 'OR'): Condition {
  if (conditions.length === 1) return conditions[0]!
  const middle = conditions.length >> 1
  const left = joined(conditions.slice(0, middle), operator)
  const right = joined(conditions.slice(middle), operator)
  return { sql: `(${left.sql} ${operator} ${right.sql})`, values: [...left.values, ...right.values] }
}

/** A condition that holds where another does not. One on a value that is not known is neither true nor false: it does not hold. */
export function negated({ sql, values }: Condition): Condition {
  return { sql: `NOT ifnull((${sql}), 0)`, values }
}
