import { useEffect, useState } from 'react'
import type { ArticleId } from '../../../main/contract/article.ts'
import { useApi } from '../../app/api.ts'
import { listQueryOf, currentView } from '../../app/view-store.ts'

/** Articles that are asked for one by one; more are found in the list that they were selected in. */
const oneByOne = 20
const rowsPerCall = 500

/** How many of the articles carry each tag, by its name; null until known. */
export function useTagShares(ids: readonly ArticleId[]): ReadonlyMap<string, number> | null {
  const client = useApi()
  const [shares, setShares] = useState<ReadonlyMap<string, number> | null>(null)
  useEffect(() => {
    const { signal, abort } = (() => {
      const controller = new AbortController()
      return { signal: controller.signal, abort: () => controller.abort() }
    })()
    const count = async (): Promise<void> => {
      const found = new Map<string, number>()
      const note = (tags: readonly string[]): void => {
        for (const tag of tags) found.set(tag, (found.get(tag) ?? 0) + 1)
      }
      if (ids.length <= oneByOne) {
        for (const article of await Promise.all(ids.map((id) => client.call('article.get', { id }, { signal })))) {
          note(article.tags)
        }
      } else {
        const left = new Set(ids)
        const query = listQueryOf(currentView())
        for (let offset = 0; left.size > 0; offset += rowsPerCall) {
          const { rows } = await client.call('article.list', { ...query, offset, limit: rowsPerCall }, { signal })
          if (rows.length === 0) break
          for (const row of rows) if (left.delete(row.id)) note(row.tags)
        }
      }
      setShares(found)
    }
    // Without the shares every tag can still be put on and taken off; only its present state is not shown.
    count().catch(() => {
      if (!signal.aborted) setShares(new Map())
    })
    return abort
  }, [client, ids])
  return shares
}
