import type { RecordRefusal } from '../formats/format.ts'

/** What a web archive holds besides articles, by kind. */
export type Besides =
  | 'images'
  | 'scripts'
  | 'style sheets'
  | 'fonts'
  | 'recordings'
  | 'data files'
  | 'other files'
  | 'redirects'
  | 'error pages'
  | 'empty pages'
  | 'continued records'

const MOST_EXAMPLES = 3

/**
 * Counts what a web archive holds besides articles. A page comes with a hundred images and scripts: the report has a row for each
 * kind, not for each file.
 */
export class CaptureSummary {
  readonly #kinds = new Map<
    Besides,
    { count: number; readonly examples: string[]; readonly details: Map<string, number> }
  >()

  /** `detail`: what the kind is counted by within its row, such as the status of an error. */
  add(kind: Besides, url: string, detail?: string): void {
    let seen = this.#kinds.get(kind)
    if (seen === undefined) {
      seen = { count: 0, examples: [], details: new Map() }
      this.#kinds.set(kind, seen)
    }
    seen.count++
    const example = url.slice(0, 200)
    if (seen.examples.length < MOST_EXAMPLES && url !== '' && !seen.examples.includes(example))
      seen.examples.push(example)
    if (detail !== undefined) seen.details.set(detail, (seen.details.get(detail) ?? 0) + 1)
  }

  get isEmpty(): boolean {
    return this.#kinds.size === 0
  }

  /** A row for each kind that was met. */
  rows(): RecordRefusal[] {
    return [...this.#kinds].map(([kind, { count, examples, details }]) => ({
      record: kind,
      refusal: {
        outcome: kind === 'continued records' ? 'failed' : 'skipped',
        code: CODES[kind] ?? 'no-article',
        reason: reasonOf(kind, count, examples, details),
      },
    }))
  }
}

const CODES: Partial<Readonly<Record<Besides, string>>> = {
  redirects: 'redirect',
  'error pages': 'error-page',
  'empty pages': 'empty',
  'continued records': 'unsupported',
}

function reasonOf(
  kind: Besides,
  count: number,
  examples: readonly string[],
  details: ReadonlyMap<string, number>,
): string {
  const n = count.toLocaleString('en')
  const one = count === 1
  const such = namely(examples, one)
  const by = [...details].map(([detail, times]) => `${detail}: ${times.toLocaleString('en')}`).join(', ')
  switch (kind) {
    case 'redirects':
      return `${n} ${one ? 'address leads' : 'addresses lead'} on to another; where the archive has it, that was read${such}.`
    case 'error pages':
      return `${n} ${one ? 'address' : 'addresses'} answered with an error (${by}) and ${one ? 'holds' : 'hold'} no article${such}.`
    case 'empty pages':
      return `${n} ${one ? 'page has' : 'pages have'} no text in the archive${such}.`
    case 'continued records':
      return `${n} ${one ? 'record goes' : 'records go'} on in another archive and ${one ? 'was' : 'were'} not read${such}. Export ${one ? 'it' : 'them'} whole from the program that made the archive.`
    default:
      return `${n} ${one ? kind.replace(/s$/, '') : kind} ${one ? 'is' : 'are'} no ${one ? 'article and was' : 'articles and were'} left out${such}.`
  }
}

function namely(examples: readonly string[], one: boolean): string {
  if (examples.length === 0) return ''
  const quoted = examples.map((example) => `“${example}”`)
  const list = quoted.length === 1 ? quoted[0] : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
  return one ? `: ${list}` : `, such as ${list}`
}
