import type { CorpusDb } from '../../db/client.ts'
import type { ArticleText } from '../../db/operations.ts'
import type { ArticleRow } from '../contract/article.ts'
import { AppError } from '../contract/errors.ts'
import type { QueryNode } from '../contract/query.ts'
import type { SearchHit, Snippet } from '../contract/search.ts'
import type { DescribeAnswer, DescribeQuestion, MatchQuestion } from './describe-worker.ts'
import { soughtNodes, type SearchedText } from './matches.ts'
import { createWorkerThread } from './worker-thread.ts'

/** A row with how often the query's words stand in it, and where first. */
export type Described<Row> = Row & { hits: number; snippets: Snippet[] }

/** Makes hits and snippets, in a thread of its own. */
export interface Describer {
  /** Adds hits and snippets to rows; where the query seeks no words there are none. Throws `cancelled`. */
  describe<Row extends ArticleRow>(
    rows: readonly Row[],
    node: QueryNode,
    options?: { readonly exact?: boolean; readonly signal?: AbortSignal | undefined },
  ): Promise<Described<Row>[]>
  /** Spans [start, end) of a text that the query's words stand at, in order. */
  matches(text: SearchedText, node: QueryNode): Promise<[number, number][]>
  close(): Promise<void>
}

const TEXTS_AT_ONCE = 100

/** A describer of one corpus; costs nothing until it is asked. */
export function createDescriber(db: CorpusDb): Describer {
  const thread = createWorkerThread<DescribeQuestion | MatchQuestion>('describe-worker')

  const ask = async (texts: readonly ArticleText[], node: QueryNode, exact: boolean, signal?: AbortSignal) => {
    const cancel = new SharedArrayBuffer(4)
    const abort = (): void => {
      Atomics.store(new Int32Array(cancel), 0, 1)
    }
    signal?.addEventListener('abort', abort, { once: true })
    try {
      const searched = texts.map(({ title, text, layers }) => ({ title, text, layers }))
      const answer = (await thread.ask({ type: 'describe', texts: searched, node, exact, cancel })) as DescribeAnswer
      if (answer === null || signal?.aborted === true) throw cancelled()
      return answer
    } finally {
      signal?.removeEventListener('abort', abort)
    }
  }

  return {
    async describe(rows, node, { exact = false, signal } = {}) {
      if (rows.length === 0 || soughtNodes(node).length === 0)
        return rows.map((row) => ({ ...row, hits: 0, snippets: [] }))
      const described: Described<(typeof rows)[number]>[] = []
      for await (const part of withTexts(db, rows, signal)) {
        const matches = await ask(
          part.map(({ text }) => text),
          node,
          exact,
          signal,
        )
        for (const [index, { row }] of part.entries()) {
          const { count, snippets } = matches[index]!
          described.push({ ...row, hits: count, snippets })
        }
      }
      return described
    },
    matches: async ({ title, text, layers }, node) =>
      (await thread.ask({ type: 'match', text: { title, text, layers }, node })) as [number, number][],
    close: () => thread.close(),
  }
}

/** Rows with their texts, so many at once. Rows whose article is gone meanwhile are left out. Throws `cancelled`. */
export async function* withTexts<Row extends { readonly id: string }>(
  db: CorpusDb,
  rows: readonly Row[],
  signal?: AbortSignal,
): AsyncGenerator<{ readonly row: Row; readonly text: ArticleText }[]> {
  for (let from = 0; from < rows.length; from += TEXTS_AT_ONCE) {
    if (signal?.aborted === true) throw cancelled()
    const part = rows.slice(from, from + TEXTS_AT_ONCE)
    const texts = await db.read('article.texts', { ids: part.map(({ id }) => id) }, { signal })
    const byId = new Map(texts.map((text) => [text.id, text]))
    yield part.flatMap((row) => {
      const text = byId.get(row.id)
      return text === undefined ? [] : [{ row, text }]
    })
  }
}

/** A described row as cli.md prints a hit. */
export function asHit({
  id,
  title,
  outlet,
  date,
  hits,
  snippets,
  alike,
}: Described<ArticleRow & { alike: number }>): SearchHit {
  return { id, title, outlet, date, count: hits, snippets, ...(alike > 0 && { alike }) }
}

function cancelled(): AppError {
  return new AppError('cancelled', 'The search was cancelled.')
}
