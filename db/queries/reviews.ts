import type { ReviewAnswer, ReviewPair } from '../../main/contract/desk.ts'
import { AppError } from '../../main/contract/errors.ts'
import type { Connection, Value } from '../connection.ts'
import { existing, toArticleId, toRowid } from '../ids.ts'
import type { Nothing, ReadInput, ReadOutput, WriteInput, WriteOutput } from '../operations.ts'
import { counted } from '../step-names.ts'
import type { Writer } from '../writer.ts'
import { reviewPairs } from './review-filter.ts'

/** Both articles are there: pairs with one in the bin, or of an undone import, wait until it is back. */
const BOTH_THERE = `(SELECT state FROM article WHERE id = pair.a) = 'present' AND (SELECT state FROM article WHERE id = pair.b) = 'present'`
const ANSWERED = 'EXISTS (SELECT 1 FROM pair_answer p WHERE p.a = pair.a AND p.b = pair.b)'
const OPEN = `pair.review = 1 AND NOT ${ANSWERED} AND ${BOTH_THERE}`

const PAIR = `pair.a, pair.b, pair.identity, pair.containment, pair.jaccard,
  (SELECT answer FROM pair_answer p WHERE p.a = pair.a AND p.b = pair.b) AS answer,
  coalesce(first.title, first.opening) AS a_title, coalesce(second.title, second.opening) AS b_title,
  first.outlet AS a_outlet, second.outlet AS b_outlet, first.date AS a_date, second.date AS b_date`

interface PairRow {
  a: number
  b: number
  a_title: string
  b_title: string
  a_outlet: string | null
  b_outlet: string | null
  a_date: string | null
  b_date: string | null
  identity: 'body' | 'overlap'
  containment: number
  jaccard: number
  answer: ReviewAnswer | null
}

/** `review.page`: pairs that may be one article, strongest first, or those that have an answer. */
export function reviewPage(connection: Connection, input: ReadInput<'review.page'>): ReadOutput<'review.page'> {
  const { sql, values } = reviewPairs(input.answered, input.filter ?? {})
  const rows = connection.rows<PairRow>(
    `SELECT ${PAIR} ${sql} ORDER BY pair.containment DESC, pair.a, pair.b LIMIT ? OFFSET ?`,
    ...values,
    input.limit,
    input.offset,
  )
  const total = connection.value<number>(`SELECT count(*) ${sql}`, ...values)!
  return { total, pairs: rows.map(toPair) }
}

/** `review.pair`: one pair, whether it is asked about or not. */
export function reviewPair(connection: Connection, { article, other }: ReadInput<'review.pair'>): ReviewPair | null {
  const [a, b] = inOrder(existing(connection, article), existing(connection, other))
  const row = connection.row<PairRow>(
    `SELECT ${PAIR} FROM pair CROSS JOIN article AS first ON first.id = pair.a
     CROSS JOIN article AS second ON second.id = pair.b WHERE pair.a = ? AND pair.b = ?`,
    a,
    b,
  )
  return row ? toPair(row) : null
}

/** How many pairs of the queue have no answer yet. */
export function openReviews(connection: Connection): number {
  return connection.value<number>(`SELECT count(*) FROM pair WHERE ${OPEN}`)!
}

/** How many of them one article is in. */
export function openReviewsOf(connection: Connection, article: number): number {
  return connection.value<number>(
    `SELECT (SELECT count(*) FROM pair WHERE pair.a = ?1 AND ${OPEN}) + (SELECT count(*) FROM pair WHERE pair.b = ?1 AND ${OPEN})`,
    article,
  )!
}

/** `review.answer`: remembered for the pair, or with null forgotten. */
export function answerReview({ connection, history }: Writer, input: WriteInput<'review.answer'>): Nothing {
  const [a, b] = inOrder(existing(connection, input.article), existing(connection, input.other))
  if (!isPair(connection, a, b))
    throw new AppError(
      'not-found',
      `Articles ${input.article} and ${input.other} share no text: there is nothing to review.`,
    )
  const { answer } = input
  history.step(answer === null ? 'Reopen a review' : `Answer a review: ${answer}`, () => {
    putAnswer(connection, a, b, answer, new Date().toISOString())
  })
  return {}
}

/** `review.answerMany`: the pairs given, or those that a filter leaves, as one step. */
export function answerReviews(
  { connection, history }: Writer,
  { pairs, filter, answered, answer }: WriteInput<'review.answerMany'>,
): WriteOutput<'review.answerMany'> {
  const wanted = pairs?.map(({ article, other }) => inOrder(toRowid(article), toRowid(other)))
  const meant = wanted ?? pairsOf(connection, answered, filter)
  // Whatever is answered already as wanted is no change, and no part of the count.
  const changing = meant.filter(
    ([a, b]) => isPair(connection, a, b) && answerOf(connection, a, b) !== (answer ?? undefined),
  )
  const at = new Date().toISOString()
  const title = answer === null ? 'Reopen' : 'Answer'
  return history.step(`${title} ${counted(changing.length, 'review')}${answer === null ? '' : `: ${answer}`}`, () => {
    let changed = 0
    for (const [a, b] of changing) changed += putAnswer(connection, a, b, answer, at)
    return { changed }
  })
}

function pairsOf(
  connection: Connection,
  answered: boolean,
  filter: WriteInput<'review.answerMany'>['filter'],
): [number, number][] {
  const { sql, values } = reviewPairs(answered, filter ?? {})
  return connection.tuples<[number, number]>(`SELECT pair.a, pair.b ${sql} ORDER BY pair.a, pair.b`, ...values)
}

function isPair(connection: Connection, a: number, b: number): boolean {
  return connection.value('SELECT 1 FROM pair WHERE a = ? AND b = ?', a, b) !== undefined
}

function answerOf(connection: Connection, a: number, b: number): string | undefined {
  return connection.value<string>('SELECT answer FROM pair_answer WHERE a = ? AND b = ?', a, b)
}

function putAnswer(connection: Connection, a: number, b: number, answer: ReviewAnswer | null, at: Value): number {
  if (answer === null) return connection.run('DELETE FROM pair_answer WHERE a = ? AND b = ?', a, b).changes
  return connection.run(
    `INSERT INTO pair_answer (a, b, answer, answered_at) VALUES (?1, ?2, ?3, ?4)
     ON CONFLICT (a, b) DO UPDATE SET answer = ?3, answered_at = ?4 WHERE answer <> ?3`,
    a,
    b,
    answer,
    at,
  ).changes
}

function inOrder(article: number, other: number): [number, number] {
  return article < other ? [article, other] : [other, article]
}

// The later article is the one the question is about.
function toPair(row: PairRow): ReviewPair {
  return {
    article: toArticleId(row.b),
    other: toArticleId(row.a),
    articleTitle: row.b_title,
    otherTitle: row.a_title,
    articleOutlet: row.b_outlet,
    otherOutlet: row.a_outlet,
    articleDate: row.b_date,
    otherDate: row.a_date,
    identity: row.identity,
    containment: row.containment,
    jaccard: row.jaccard,
    answer: row.answer,
  }
}
