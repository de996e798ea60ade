import type { ReviewAnswer, ReviewPair } from '../../main/contract/desk.ts'
import { AppError } from '../../main/contract/errors.ts'
import type { Connection } from '../connection.ts'
import { existing, toArticleId } from '../ids.ts'
import type { Nothing, ReadInput, ReadOutput, WriteInput } from '../operations.ts'
import type { Writer } from '../writer.ts'

/** Both articles are there: pairs with one in the bin, or of an undone import, wait until it is back. */
const BOTH_THERE = `(SELECT state FROM article WHERE id = pair.a) = 'present' AND (SELECT state FROM article WHERE id = pair.b) = 'present'`
const ANSWERED = 'EXISTS (SELECT 1 FROM pair_answer p WHERE p.a = pair.a AND p.b = pair.b)'
const OPEN = `pair.review = 1 AND NOT ${ANSWERED} AND ${BOTH_THERE}`

interface PairRow {
  a: number
  b: number
  a_title: string
  b_title: string
  identity: 'body' | 'overlap'
  containment: number
  jaccard: number
  answer: ReviewAnswer | null
}

/** `review.page`: pairs that may be one article, strongest first, or those that have an answer. */
export function reviewPage(connection: Connection, input: ReadInput<'review.page'>): ReadOutput<'review.page'> {
  const total = input.answered
    ? connection.value<number>(`SELECT count(*) FROM pair WHERE ${answeredPairs} AND ${BOTH_THERE}`)!
    : openReviews(connection)
  const where = input.answered ? `${answeredPairs} AND ${BOTH_THERE}` : OPEN
  const rows = connection.rows<PairRow>(
    `SELECT pair.a, pair.b, pair.identity, pair.containment, pair.jaccard,
       (SELECT answer FROM pair_answer p WHERE p.a = pair.a AND p.b = pair.b) AS answer,
       (SELECT coalesce(title, opening) FROM article WHERE id = pair.a) AS a_title,
       (SELECT coalesce(title, opening) FROM article WHERE id = pair.b) AS b_title
     FROM pair WHERE ${where} ORDER BY pair.containment DESC, pair.a, pair.b LIMIT ? OFFSET ?`,
    input.limit,
    input.offset,
  )
  return { total, pairs: rows.map(toPair) }
}

const answeredPairs = '(pair.a, pair.b) IN (SELECT a, b FROM pair_answer)'

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
  const article = existing(connection, input.article)
  const other = existing(connection, input.other)
  const [a, b] = article < other ? [article, other] : [other, article]
  if (connection.value('SELECT 1 FROM pair WHERE a = ? AND b = ?', a, b) === undefined)
    throw new AppError(
      'not-found',
      `Articles ${input.article} and ${input.other} share no text: there is nothing to review.`,
    )
  const { answer } = input
  history.step(answer === null ? 'Reopen a review' : `Answer a review: ${answer}`, () => {
    if (answer === null) connection.run('DELETE FROM pair_answer WHERE a = ? AND b = ?', a, b)
    else
      connection.run(
        `INSERT INTO pair_answer (a, b, answer, answered_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (a, b) DO UPDATE SET answer = ?3, answered_at = ?4 WHERE answer <> ?3`,
        a,
        b,
        answer,
        new Date().toISOString(),
      )
  })
  return {}
}

// The later article is the one the question is about.
function toPair(row: PairRow): ReviewPair {
  return {
    article: toArticleId(row.b),
    other: toArticleId(row.a),
    articleTitle: row.b_title,
    otherTitle: row.a_title,
    identity: row.identity,
    containment: row.containment,
    jaccard: row.jaccard,
    answer: row.answer,
  }
}
