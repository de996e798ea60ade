import type {
  FurnitureDecision,
  FurnitureDoubt,
  FurnitureGroup,
  FurnitureLine,
  FurniturePreview,
  FurnitureReport,
} from '../../main/contract/furniture.ts'
import { AppError } from '../../main/contract/errors.ts'
import { foldForSearch } from '../../main/text/fold.ts'
import {
  FEWEST_DOCUMENTS,
  holdsQuotation,
  LEAST_SHARE,
  LONGEST_LINE,
  lineKey,
  namesAgency,
  type TextLine,
} from '../../main/text/repeated-lines.ts'
import type { Connection } from '../connection.ts'
import { toArticleId } from '../ids.ts'
import type { ReadInput } from '../operations.ts'
import { linked } from './duplicates.ts'
import { groupOfArticle, groupWithArticles } from './furniture-groups.ts'
import { scanArticles, settableLines } from './furniture-scan.ts'

/** In larger groups this many articles tell which lines repeat. */
const MOST_COUNTED = 3000
const MOST_LINES = 300
const MOST_SAMPLES = 3
const SAMPLE_LENGTH = 120
/** Shorter lines are the same everywhere without being copied. Words. */
const LONG_ENOUGH_TO_COPY = 6
const MOST_ELSEWHERE = 200

/** What is counted of a line over the documents of a group. */
interface Tally {
  readonly key: string
  documents: number
  lastDocument: number
  occurrences: number
  start: number
  end: number
  open: number
  readonly forms: Map<string, number>
  readonly samples: { article: number; before: string; after: string }[]
}

type Decided = ReadonlyMap<string, { readonly sample: string; readonly decision: FurnitureDecision }>

/** `furniture.lines`: what repeats in a group. Method: import.md §5.5; copies and versions of one article are one document. */
export function furnitureLines(
  connection: Connection,
  { group: given, article, line, decided: onlyDecided }: ReadInput<'furniture.lines'>,
  checkpoint: () => void,
): FurnitureReport {
  const id = given ?? (article === undefined ? undefined : groupOfArticle(connection, article))
  if (id === undefined) throw new AppError('invalid-input', 'Name a group, or an article of it.')
  const { group, articles } = groupWithArticles(connection, id)
  const counted = spread(articles, MOST_COUNTED)
  const documents = documentsOf(connection, counted)
  const tallies = tally(connection, counted, documents.of, checkpoint)
  const decided = decisionsOf(connection, group)
  const asked = line === undefined ? undefined : lineKey(line)
  const wanted = [...tallies.values()].filter(({ key, documents: count }) => {
    if (decided.has(key) || key === asked) return true
    return !onlyDecided && count >= FEWEST_DOCUMENTS && count >= documents.total * LEAST_SHARE
  })
  const inGroup = new Set(articles)
  const lines: FurnitureLine[] = []
  for (const each of wanted.toSorted((a, b) => b.documents - a.documents || (a.key < b.key ? -1 : 1))) {
    if (lines.length >= MOST_LINES && each.key !== asked) continue
    const decision = decided.get(each.key)?.decision ?? null
    // What is set aside everywhere already needs no decision.
    if (each.open === 0 && decision === null && each.key !== asked) continue
    checkpoint()
    lines.push(describeLine(connection, each, decision, documents.total, group, inGroup))
  }
  for (const [key, { sample, decision }] of decided) {
    if (!tallies.has(key)) lines.push({ ...absentLine(key, sample), decision })
  }
  return { group, counted: counted.length, documents: documents.total, lines }
}

/** `furniture.preview`: what these lines would set aside, counted over the whole group. */
export function furniturePreview(
  connection: Connection,
  { group: id, lines, offset, limit }: ReadInput<'furniture.preview'>,
  checkpoint: () => void,
): FurniturePreview {
  const { articles } = groupWithArticles(connection, id)
  const keys = new Set(lines.map((line) => lineKey(line)))
  let met = 0
  let total = 0
  const shown: { article: number; lines: TextLine[] }[] = []
  for (const scanned of scanArticles(connection, articles, checkpoint, keys)) {
    const settable = settableLines(scanned, keys)
    if (settable.length === 0) continue
    if (met >= offset && shown.length < limit) shown.push({ article: scanned.article, lines: settable })
    met++
    total += settable.length
  }
  const facts = titlesOf(
    connection,
    shown.map(({ article }) => article),
  )
  return {
    articles: met,
    lines: total,
    shown: shown.map(({ article, lines }) => ({
      article: toArticleId(article),
      title: facts.get(article)?.title ?? '',
      date: facts.get(article)?.date ?? null,
      lines: lines.map(({ start, end, text }) => ({ start, end, text })),
    })),
  }
}

function tally(
  connection: Connection,
  articles: readonly number[],
  documentOf: (article: number) => number,
  checkpoint: () => void,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const { article, lines } of scanArticles(connection, articles, checkpoint)) {
    const document = documentOf(article)
    const seen = new Set<string>()
    for (const [at, line] of lines.entries()) {
      let of = tallies.get(line.key)
      if (!of) {
        of = {
          key: line.key,
          documents: 0,
          lastDocument: -1,
          occurrences: 0,
          start: 0,
          end: 0,
          open: 0,
          forms: new Map(),
          samples: [],
        }
        tallies.set(line.key, of)
      }
      of.occurrences++
      if (line.edge !== null) of[line.edge]++
      if (of.forms.size < 20 || of.forms.has(line.text)) of.forms.set(line.text, (of.forms.get(line.text) ?? 0) + 1)
      if (seen.has(line.key)) continue
      seen.add(line.key)
      if (of.lastDocument !== document) of.documents++
      of.lastDocument = document
      if (line.open && !line.aside) of.open++
      if (of.samples.length < MOST_SAMPLES) {
        const around = (text: string | undefined): string => (text ?? '').slice(0, SAMPLE_LENGTH)
        of.samples.push({ article, before: around(lines[at - 1]?.text), after: around(lines[at + 1]?.text) })
      }
    }
  }
  return tallies
}

/** Articles that may be one article are one document. Numbers are such that articles in their order stay together. */
function documentsOf(
  connection: Connection,
  articles: number[],
): { readonly total: number; readonly of: (article: number) => number } {
  const ids = JSON.stringify(articles)
  const pairs = connection.tuples<[number, number]>(
    `SELECT a, b FROM pair WHERE review = 1 AND a IN (SELECT value FROM json_each(?1))
     AND b IN (SELECT value FROM json_each(?1))`,
    ids,
  )
  const documents = new Map<number, number>()
  for (const group of linked(pairs)) for (const article of group) documents.set(article, group[0]!)
  const of = (article: number): number => documents.get(article) ?? article
  articles.sort((a, b) => of(a) - of(b) || a - b)
  return { total: new Set(articles.map(of)).size, of }
}

function describeLine(
  connection: Connection,
  of: Tally,
  decision: FurnitureDecision | null,
  documents: number,
  group: FurnitureGroup,
  inGroup: ReadonlySet<number>,
): FurnitureLine {
  const [text = of.key] = [...of.forms].toSorted((a, b) => b[1] - a[1]).map(([form]) => form)
  const elsewhere = articlesElsewhere(connection, text, inGroup)
  const edges = of.start + of.end
  const doubts: FurnitureDoubt[] = []
  if (of.documents < FEWEST_DOCUMENTS || of.documents < documents * LEAST_SHARE) doubts.push('few')
  if (edges * 2 <= of.occurrences) doubts.push('middle')
  if (elsewhere > 0) doubts.push('elsewhere')
  // An agency's own site says its own name.
  if (namesAgency(text) && !namesAgency(group.name)) doubts.push('agency')
  if (holdsQuotation(text)) doubts.push('quotation')
  const titles = titlesOf(
    connection,
    of.samples.map(({ article }) => article),
  )
  return {
    key: of.key,
    text,
    documents: of.documents,
    share: documents === 0 ? 0 : of.documents / documents,
    open: of.open,
    position: positionOf(of),
    decision,
    doubts,
    elsewhere,
    samples: of.samples.map(({ article, before, after }) => ({
      article: toArticleId(article),
      title: titles.get(article)?.title ?? '',
      before,
      after,
    })),
  }
}

function positionOf({ start, end, occurrences }: Tally): FurnitureLine['position'] {
  if ((start + end) * 2 <= occurrences) return 'middle'
  if (end * 4 <= start) return 'start'
  return start * 4 <= end ? 'end' : 'both'
}

/** Articles out of the group whose own text has the line: then it is copy that travels, and not a page's furniture. */
function articlesElsewhere(connection: Connection, line: string, inGroup: ReadonlySet<number>): number {
  const words = foldForSearch(line)
  if (words.split(' ').length < LONG_ENOUGH_TO_COPY) return 0
  const holders = connection.values<number>(
    'SELECT rowid FROM article_fts WHERE article_fts MATCH ? LIMIT ?',
    `{body} : "${words.replaceAll('"', '""')}"`,
    MOST_ELSEWHERE + inGroup.size,
  )
  const others = holders.filter((article) => !inGroup.has(article))
  if (others.length === 0) return 0
  return connection.value<number>(
    "SELECT count(*) FROM article WHERE id IN (SELECT value FROM json_each(?)) AND state = 'present'",
    JSON.stringify(others),
  )!
}

function decisionsOf(connection: Connection, { scope, place }: FurnitureGroup): Decided {
  const rows = connection.rows<{ key: string; sample: string; decision: FurnitureDecision }>(
    'SELECT key, sample, decision FROM furniture_line WHERE scope = ? AND place = ? ORDER BY id',
    scope,
    place,
  )
  return new Map(rows.map(({ key, ...rest }) => [key, rest]))
}

function absentLine(key: string, text: string): Omit<FurnitureLine, 'decision'> {
  return { key, text, documents: 0, share: 0, open: 0, position: 'middle', doubts: [], elsewhere: 0, samples: [] }
}

function titlesOf(
  connection: Connection,
  articles: readonly number[],
): Map<number, { readonly title: string; readonly date: string | null }> {
  const rows = connection.rows<{ id: number; title: string; date: string | null }>(
    'SELECT id, coalesce(title, opening) AS title, date FROM article WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(articles),
  )
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}

/** So many of the articles, spread evenly over all of them. */
function spread(articles: readonly number[], most: number): number[] {
  if (articles.length <= most) return [...articles]
  return Array.from({ length: most }, (_, n) => articles[Math.floor((n * articles.length) / most)]!)
}

/** The key and a sample of each line asked for; throws `invalid-input` for a line that cannot repeat. */
export function wantedLines(lines: readonly string[]): Map<string, string> {
  const wanted = new Map<string, string>()
  for (const line of lines) {
    const key = lineKey(line)
    if (key === '' || line.trim().length > LONGEST_LINE)
      throw new AppError(
        'invalid-input',
        key === '' ? `"${line}" has no letter.` : `A line of furniture has at most ${LONGEST_LINE} characters.`,
      )
    wanted.set(key, line.trim())
  }
  return wanted
}
