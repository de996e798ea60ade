import { clausesOf, type QueryClause } from '../../main/contract/query-spans.ts'

/** The query without one of its clauses. */
export function withoutClause(text: string, { start, end }: QueryClause): string {
  const before = text.slice(0, start).trimEnd()
  // AND between two clauses goes with the one that is taken out.
  const rest = text.slice(end).replace(/^\s+AND(?=\s)/, '')
  return `${before} ${rest.trimStart()}`.trim().replace(/\s+AND$/, '')
}

/** The query with one of its clauses excluded where it was included, or the other way round. */
export function turnedClause(text: string, { start, end, negated }: QueryClause): string {
  const clause = text.slice(start, end)
  const turned = negated ? clause.replace(/^(?:-|NOT\s+)/, '') : `-${clause}`
  return text.slice(0, start) + turned + text.slice(end)
}

/** The clauses of a query that are shown as chips: fields, and what is left out. Plain words stand in the search box. */
export function chipsOf(text: string): QueryClause[] {
  return clausesOf(text).filter(({ field, negated }) => field !== undefined || negated)
}
