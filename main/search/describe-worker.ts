import { parentPort } from 'node:worker_threads'
import type { QueryNode } from '../contract/query.ts'
import type { Snippet } from '../contract/search.ts'
import { plainTokens } from '../text/plain-tokens.ts'
import type { Tokens } from '../text/tokens.ts'
import { exactTokens } from './exact-tokens.ts'
import { describeMatches, textMatches, type SearchedText, type Tokeniser } from './matches.ts'
import type { WorkerAnswer } from './worker-thread.ts'

/** Asks how often a query's words stand in each text, and where first. */
export interface DescribeQuestion {
  readonly type: 'describe'
  readonly texts: readonly SearchedText[]
  readonly node: QueryNode
  /** Words as they are written: see exactTokens. */
  readonly exact: boolean
  /** One Int32, set to 1 when nobody waits any more: the answer is null. */
  readonly cancel: SharedArrayBuffer
}
/** One for each text, in their order; null when it was cancelled. */
export type DescribeAnswer = { readonly count: number; readonly snippets: Snippet[] }[] | null

/** Asks for the spans of a text that a query's words stand at, as textMatches answers them. */
export interface MatchQuestion {
  readonly type: 'match'
  readonly text: SearchedText
  readonly node: QueryNode
}

/** Texts of so many characters together stay split into words: with each letter that is typed, many of the same come again. */
const KEPT = 2_000_000

const port = parentPort
if (port === null) throw new Error('Snippets are made in a worker thread only.')

const split = new Map<string, Tokens>()
let kept = 0
const remembered: Tokeniser = (text) => {
  const before = split.get(text)
  const tokens = before ?? plainTokens(text)
  // Set again, so that the first key is the one used longest ago.
  split.delete(text)
  split.set(text, tokens)
  if (before === undefined) kept += text.length
  for (const oldest of split.keys()) {
    if (kept <= KEPT) break
    split.delete(oldest)
    kept -= oldest.length
  }
  return tokens
}

function describe({ texts, node, exact, cancel }: DescribeQuestion): DescribeAnswer {
  const flag = new Int32Array(cancel)
  const described: NonNullable<DescribeAnswer> = []
  for (const text of texts) {
    if (Atomics.load(flag, 0) === 1) return null
    described.push(describeMatches(text, node, { tokens: exact ? exactTokens : remembered }))
  }
  return described
}

port.on('message', (question: (DescribeQuestion | MatchQuestion) & { readonly id: number }) => {
  const { id } = question
  let answer: WorkerAnswer
  try {
    const result =
      question.type === 'describe' ? describe(question) : textMatches(question.text, question.node, plainTokens)
    answer = { id, result }
  } catch (error) {
    answer = { id, error: String(error) }
  }
  port.postMessage(answer)
})
