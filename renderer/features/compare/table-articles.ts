import type { TableArticle } from '../../../main/contract/comparison-tables.ts'
import type { Member } from './use-members.ts'

/** What tables say of the articles of a set. */
export function tableArticles(
  columns: readonly string[],
  members: ReadonlyMap<string, Member>,
): ReadonlyMap<string, TableArticle> {
  return new Map(
    columns.flatMap((id) => {
      const article = members.get(id)?.article
      if (article === undefined) return []
      return [[id, { outlet: article.outlet.value, title: article.title.value, date: article.date.value }] as const]
    }),
  )
}
