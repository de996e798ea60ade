import { Connection } from '../../../db/connection.ts'
import { trackedTables } from '../../../db/history.ts'

/**
 * Everything that the history answers for, and what is derived from it down to each word of the full-text index, as text. Articles
 * that are not there are left out with all that hangs on them: undoing an import hides what it read, and removes nothing.
 */
export function snapshot(file: string): string {
  const connection = new Connection(file, { readonly: true, mustExist: true, timeout: 1000 })
  try {
    connection.exec("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, article_fts, 'instance')")
    const there = "SELECT id FROM article WHERE state <> 'absent'"
    const tables = trackedTables.map((table) => {
      const where = table === 'article' ? "WHERE state <> 'absent'" : ''
      return [table, connection.rows(`SELECT * FROM "${table}" ${where} ORDER BY id`)]
    })
    return JSON.stringify(
      {
        ...Object.fromEntries(tables),
        fingerprints: connection.tuples(
          `SELECT h, article FROM fingerprint WHERE article IN (${there}) ORDER BY h, article`,
        ),
        terms: connection.tuples(
          `SELECT doc, col, term, offset FROM temp.terms WHERE doc IN (${there}) ORDER BY doc, col, offset, term`,
        ),
        reindex: connection.rows('SELECT * FROM reindex'),
      },
      null,
      1,
    )
  } finally {
    connection.close()
  }
}
