import { clausesOf, type QueryClause } from '../../main/contract/query-spans.ts'

/** The query without one of its clauses. */
export function withoutClause(text: string, { start, end, whole }: QueryClause): string {
  if (whole === true) return ''
  const before = text.slice(0, start).trimEnd()
  // AND between two clauses goes with the one that is taken out.
  const rest = text.slice(end).replace(/^\s+AND(?=\s)/, '')
  return `${before} ${rest.trimStart()}`.trim().replace(/\s+AND$/, '')
}

/**
 * The query with one of its clauses excluded where it was included, or the other way round; null where brackets cannot hold it
 * together, as when a quotation mark in it is still open.
 */
export function turnedClause(text: string, { start, end, negated, whole }: QueryClause): string | null {
  const clause = text.slice(start, end)
  if (whole === true) {
    const turned = `-(${clause})`
    const [one, ...others] = clausesOf(turned)
    return one?.negated === true && one.text === turned && others.length === 0 ? turned : null
  }
  const turned = negated ? clause.replace(/^(?:-|NOT\s+)/, '') : `-${clause}`
  return text.slice(0, start) + turned + text.slice(end)
}

/**
 * The clauses of a query that are shown as chips: fields, what is left out, and alternatives with such among them. Plain words
 * stand in the search box.
 */
export function chipsOf(text: string): QueryClause[] {
  return clausesOf(text).filter(({ narrows }) => narrows)
}

/** A clause of one query among those of another: where it stood, else where it stands first; undefined where it is gone. */
export function clauseAmong(clauses: readonly QueryClause[], { text, start }: QueryClause): QueryClause | undefined {
  const same = clauses.filter((clause) => clause.text === text)
  return same.find((clause) => clause.start === start) ?? same[0]
}

/** The query with another clause that has to hold, too. */
export function withClause(text: string, clause: string): string {
  const words = text.trim()
  return `${/\bOR\b/.test(words) ? `(${words})` : words} ${clause}`.trimStart()
}
