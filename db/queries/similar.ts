import type { Similar } from '../../main/contract/desk.ts'
import type { Connection } from '../connection.ts'
import { existing, toArticleId } from '../ids.ts'
import type { ReadInput } from '../operations.ts'

/** `article.similar`: who shares text with an article, as measured when the later of the two was imported. */
export function similar(connection: Connection, input: ReadInput<'article.similar'>): Similar[] {
  const id = existing(connection, input.id)
  const rows = connection.rows<Omit<Similar, 'id'> & { id: number }>(
    `SELECT article.id, article.title, article.outlet, article.date, found.containment, found.jaccard
     FROM (SELECT b AS other, containment, jaccard FROM pair WHERE a = ?1
           UNION ALL SELECT a, containment, jaccard FROM pair WHERE b = ?1) AS found
     CROSS JOIN article ON article.id = found.other
     WHERE article.state = 'present'
     ORDER BY found.containment DESC, found.jaccard DESC, article.id LIMIT ?2`,
    id,
    input.limit,
  )
  return rows.map((row) => ({ ...row, id: toArticleId(row.id) }))
}
