import type { QueryLimit } from '../contract/query.ts'
import type { UnknownName } from '../contract/search.ts'
import { limitLine } from './limit-line.ts'

/** What is known of how a query was understood. */
export interface AboutQuery {
  readonly ignored?: readonly string[]
  readonly correctedTo?: string
  readonly limits?: readonly QueryLimit[]
  readonly unknown?: readonly UnknownName[]
}

/** What has to be said about how a query was understood, a line each. */
export function queryNotes({ ignored = [], correctedTo, limits = [], unknown = [] }: AboutQuery): string[] {
  return [
    ...(correctedTo === undefined ? [] : [`No article has that; showing ${correctedTo}`]),
    ...(ignored.length === 0 ? [] : [`Searched for as text: ${ignored.join('  ')}`]),
    ...unknown.map(({ clause, reason }) =>
      reason === 'absent'
        ? `Nothing in the corpus is meant by ${clause}`
        : `${clause} asks for itself and finds nothing by that`,
    ),
    ...limits.map(limitLine),
  ]
}

/** The same as fields of an answer in JSON: only those that say something. */
export function queryFieldsOf({ ignored = [], correctedTo, limits, unknown }: AboutQuery): AboutQuery {
  return {
    ...(correctedTo !== undefined && { correctedTo }),
    ...(ignored.length > 0 && { ignored }),
    ...(limits !== undefined && limits.length > 0 && { limits }),
    ...(unknown !== undefined && { unknown }),
  }
}
