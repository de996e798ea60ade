import type { Connection } from '../connection.ts'
import type { Frame, FrameCell } from '../concordance-operations.ts'
import type { QueryNode } from '../../main/contract/query.ts'
import { searchTokens } from '../../main/text/fold.ts'
import { partsOf } from '../../main/text/text-parts.ts'
import type { Checkpoint } from '../checkpoint.ts'
import { readText } from '../layers.ts'
import type { ReadInput, ReadOutput } from '../operations.ts'
import { joined, type Condition } from './condition.ts'
import { asCondition, compileQuery } from './query-sql.ts'

/** Between so many terms or rows a caller who has given up is heard. */
const CHECKED_EVERY = 64
/** Up to so many texts are read rather than every place of every term looked at. */
const SCANNED = 3000
/** The columns of `article_fts` whose words count: body and caption, the second and the third. */
const BODY = 1
const CAPTION = 2

/** `concordance.frame`: the texts of a query by outlet and date, with their words. */
export function concordanceFrame(
  connection: Connection,
  { frame }: ReadInput<'concordance.frame'>,
  checkpoint: Checkpoint,
): Frame {
  const where = present(connection, frame, checkpoint)
  const rows = connection.tuples<[string, string, string, Uint8Array]>(
    `SELECT coalesce(outlet_key, ''), coalesce(outlet, ''), coalesce(substr(date, 1, 10), ''), size.sz
     FROM article JOIN article_fts_docsize AS size ON size.id = article.id WHERE ${where.sql}`,
    ...where.values,
  )
  const cells = new Map<string, { -readonly [K in keyof FrameCell]: FrameCell[K] }>()
  let articles = 0
  let words = 0
  let fewest = 0
  for (const [index, [outlet, name, date, sizes]] of rows.entries()) {
    if (index % 4096 === 0) checkpoint()
    const size = columnSize(sizes, BODY) + columnSize(sizes, CAPTION)
    if (size === 0) continue
    articles++
    words += size
    fewest = fewest === 0 ? size : Math.min(fewest, size)
    const key = `${date} ${outlet}`
    const cell = cells.get(key)
    if (cell === undefined) cells.set(key, { name, date, articles: 1, words: size })
    else {
      cell.articles++
      cell.words += size
    }
  }
  return { articles, words, fewest, cells: [...cells.values()] }
}

/** `concordance.counts`: how often words stand in the articles of a query. */
export function concordanceCounts(
  connection: Connection,
  { frame, terms }: ReadInput<'concordance.counts'>,
  checkpoint: Checkpoint,
): ReadOutput<'concordance.counts'> {
  const where = present(connection, frame, checkpoint)
  const inside: Condition = { sql: `(SELECT article.id FROM article WHERE ${where.sql})`, values: where.values }
  const all = connection.value<number>('SELECT count(*) FROM article_fts_docsize')!
  const wanted = connection.value<number>(`SELECT count(*) FROM article WHERE ${where.sql}`, ...where.values)!
  const each = (count: (term: string) => number): number[] =>
    terms.map((term, index) => {
      if (index % CHECKED_EVERY === 0) checkpoint()
      return count(term)
    })
  // The index knows how often a term stands in all articles together, but not in some of them.
  const inAll = (term: string): number =>
    connection.value<number>(
      "SELECT coalesce(sum(cnt), 0) FROM temp.column_vocabulary WHERE term = ? AND col IN ('body', 'caption')",
      term,
    )!
  if (wanted === all) return each(inAll)
  const scanned = (condition: string): Map<string, number> =>
    countInTexts(
      connection,
      connection.values<number>(
        `SELECT id FROM article_fts_docsize WHERE id ${condition} ${inside.sql}`,
        ...inside.values,
      ),
      new Set(terms),
      checkpoint,
    )
  if (all - wanted <= SCANNED) {
    const outside = scanned('NOT IN')
    return each((term) => inAll(term) - (outside.get(term) ?? 0))
  }
  if (wanted <= SCANNED) {
    const counts = scanned('IN')
    return terms.map((term) => counts.get(term) ?? 0)
  }
  return each((term) =>
    connection.value<number>(
      `SELECT count(*) FROM temp.place_vocabulary WHERE term = ? AND col IN ('body', 'caption') AND +doc IN ${inside.sql}`,
      term,
      ...inside.values,
    )!,
  )
}

/** How often these words stand in some articles, read from their texts. */
function countInTexts(
  connection: Connection,
  articles: readonly number[],
  terms: ReadonlySet<string>,
  checkpoint: Checkpoint,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const article of articles) {
    checkpoint()
    const text = readText(connection, article)
    if (text === undefined) continue
    for (const { column, words } of partsOf(text, searchTokens)) {
      if (column === 'furniture') continue
      for (const word of words) if (terms.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return counts
}

/** The articles of a query without the bin. */
function present(connection: Connection, frame: QueryNode, checkpoint: Checkpoint): Condition {
  const state: Condition = { sql: "article.state = 'present'", values: [] }
  const condition = asCondition(compileQuery(connection, frame, checkpoint))
  return condition === null ? state : joined([state, condition], 'AND')
}

/** The number of words in one column, from the record that FTS5 keeps of each row: a variable-length integer a column. */
function columnSize(record: Uint8Array, column: number): number {
  let at = 0
  for (let passed = 0; passed < column; passed++) {
    while ((record[at] ?? 0) >= 0x80) at++
    at++
  }
  let size = 0
  for (; at < record.length; at++) {
    size = size * 0x80 + (record[at]! & 0x7f)
    if (record[at]! < 0x80) break
  }
  return size
}
