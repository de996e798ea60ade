/** A choice made in the library or among the counts; each is a clause of the query, shown as a chip. `value` is '' for "not known". */
export interface Filter {
  readonly kind:
    | 'untagged'
    | 'outlet'
    | 'year'
    | 'date'
    | 'language'
    | 'format'
    | 'tag'
    | 'set'
    | 'search'
    | 'run'
    | 'folder'
  readonly value: string
  /** What the chip says when that is not `value` itself, such as a run's name. */
  readonly label?: string
  /** The articles that it does not hold for. */
  readonly excluded?: boolean
}

/** Whether two filters choose by the same value, in or out. */
export function sameFilter(a: Filter, b: Filter): boolean {
  return a.kind === b.kind && a.value === b.value
}

/** In quotation marks a value means exactly itself; one inside it is doubled. */
const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`

/** The clause of the query language that a filter stands for, whether it is excluded or not. */
export function clauseOf(filter: Filter): string {
  const { kind, value } = filter
  if (kind === 'untagged') return 'is:untagged'
  if (kind === 'outlet') return value === '' ? 'is:no-outlet' : `outlet:${quoted(value)}`
  if (kind === 'year' || kind === 'date') return value === '' ? 'is:undated' : `date:${value}`
  if (kind === 'language') return value === '' ? 'is:no-language' : `lang:${quoted(value)}`
  if (kind === 'run') return `run:${value}`
  return `${kind}:${quoted(value)}`
}

/** What an article has only one of: several such filters mean any of them. */
const oneOf: Partial<Record<Filter['kind'], string>> = {
  outlet: 'outlet',
  language: 'language',
  format: 'format',
  year: 'date',
  date: 'date',
}

/**
 * The filters as clauses, to be joined by spaces. Values of what an article has one of (outlet, language, format, date) are
 * alternatives; all others hold together.
 */
export function filterClauses(filters: readonly Filter[]): string[] {
  const groups = new Map<string, string[]>()
  for (const filter of filters) {
    const clause = filter.excluded === true ? `-${clauseOf(filter)}` : clauseOf(filter)
    const group = (filter.excluded === true ? undefined : oneOf[filter.kind]) ?? clause
    const there = groups.get(group)
    if (there === undefined) groups.set(group, [clause])
    else there.push(clause)
  }
  return [...groups.values()].map((clauses) => (clauses.length === 1 ? clauses[0]! : `(${clauses.join(' OR ')})`))
}

/** Filters and typed words as one query. Words with OR are kept together by parentheses. */
export function joinedQuery(filters: readonly Filter[], typed: string): string {
  const words = typed.trim()
  const grouped = filters.length > 0 && /\bOR\b/.test(words) ? `(${words})` : words
  return [...filterClauses(filters), grouped].filter((part) => part !== '').join(' ')
}
