import type { ListQuery, Output } from '../../../main/contract/methods.ts'
import type { Client } from '../../../main/rpc/connect.ts'

/** A part of a list as the host answers it, with what there is to say about the whole. */
export type ListPage = Output<'article.list'>

/** Rows that are drawn above and below those in sight. */
export const rowsAround = 2

/** Rows in one call, at least; where words are sought, each costs the reading of its text, so no more are asked for than a pane shows. */
const fewest = { browsing: 40, searching: 12 }
/** Rows in a call are a multiple of this, so that panes of nearly the same height ask for the same. */
const step = 4

/** How many rows to ask for in one call by a pane that shows `inSight` of them. */
export function pageSizeFor(searching: boolean, inSight: number): number {
  // Of the first and the last in sight there may be a part only.
  const wanted = Math.max(inSight + 1 + rowsAround, searching ? fewest.searching : fewest.browsing)
  return Math.ceil(wanted / step) * step
}

/** One call for rows of a list, as it is asked and kept: its `page` by number, of so many rows. */
export function pageOf(client: Client, query: ListQuery, page: number, size: number) {
  const input = { ...query, offset: page * size, limit: size }
  return {
    queryKey: ['article.list', input],
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<ListPage> => client.call('article.list', input, { signal }),
  }
}
