import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ArticleDetail } from '../../../main/contract/article.ts'
import { useApi } from '../../app/api.ts'

/** A column's article: read, on its way, or not to be had. */
export interface Member {
  readonly article: ArticleDetail | undefined
  readonly error: unknown
}

// One function for good: what it made before stands while the answers are the same.
const combine = (results: readonly UseQueryResult<ArticleDetail>[]): Member[] =>
  results.map(({ data, error }) => ({ article: data, error: data === undefined ? error : null }))

/** The articles of a set by id, as `article.get` gives them; shared with the reader, and kept fresh as there. */
export function useMembers(ids: readonly string[]): ReadonlyMap<string, Member> {
  const client = useApi()
  const answers = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['article.get', { id }],
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<ArticleDetail> =>
        client.call('article.get', { id }, { signal }),
    })),
    combine,
  })
  return useMemo(() => new Map(ids.map((id, index) => [id, answers[index]!])), [ids, answers])
}
