import type { FurnitureDecision, FurnitureGroupId } from '../../main/contract/furniture.ts'
import type { Connection } from '../connection.ts'
import type { Derived } from '../derived.ts'
import type { WriteInput, WriteOutput } from '../operations.ts'
import { counted, quoted } from '../step-names.ts'
import type { Writer } from '../writer.ts'
import { groupWithArticles } from './furniture-groups.ts'
import { wantedLines } from './furniture-lines.ts'
import { scanArticles, settableLines } from './furniture-scan.ts'

/** `furniture.decide`: sets lines aside in all articles of a group, or brings back what they had set aside. */
export function decideFurniture(
  { connection, history, derived }: Writer,
  { group: id, lines, decision }: WriteInput<'furniture.decide'>,
): WriteOutput<'furniture.decide'> {
  const { group, articles } = groupWithArticles(connection, id)
  const wanted = wantedLines(lines)
  const verb = { accepted: 'Set aside', rejected: 'Keep', forgotten: 'Ask again about' }[decision ?? 'forgotten']
  return history.step(`${verb} ${counted(wanted.size, 'repeated line')} of ${quoted(group.name)}`, () => {
    if (decision !== 'accepted') {
      const changed = takeBack(connection, derived, id, [...wanted.keys()])
      for (const [key, sample] of wanted) putDecision(connection, id, key, sample, decision)
      return { changed: changed.size }
    }
    const rows = new Map([...wanted].map(([key, sample]) => [key, putDecision(connection, id, key, sample, decision)]))
    return { changed: setAside(connection, derived, articles, rows) }
  })
}

/** Remembers what was said of a line, or with null forgets it; the number of its row, 0 without one. */
function putDecision(
  connection: Connection,
  { scope, place }: FurnitureGroupId,
  key: string,
  sample: string,
  decision: FurnitureDecision | null,
): number {
  if (decision === null) {
    connection.run('DELETE FROM furniture_line WHERE scope = ? AND place = ? AND key = ?', scope, place, key)
    return 0
  }
  connection.run(
    `INSERT INTO furniture_line (scope, place, key, sample, decision, decided_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
     ON CONFLICT (scope, place, key) DO UPDATE SET decision = ?5, decided_at = ?6 WHERE decision <> ?5`,
    scope,
    place,
    key,
    sample,
    decision,
    new Date().toISOString(),
  )
  return connection.value<number>(
    'SELECT id FROM furniture_line WHERE scope = ? AND place = ? AND key = ?',
    scope,
    place,
    key,
  )!
}

function setAside(
  connection: Connection,
  derived: Derived,
  articles: readonly number[],
  rows: ReadonlyMap<string, number>,
): number {
  const keys = new Set(rows.keys())
  let changed = 0
  for (const scanned of scanArticles(connection, articles, () => undefined, keys)) {
    const settable = settableLines(scanned, keys)
    if (settable.length === 0) continue
    derived.layersWillChange(scanned.article)
    for (const { start, end, key } of settable) {
      connection.run(
        `INSERT INTO layer_edit (article, start, "end", layer, line) VALUES (?, ?, ?, 'furniture', ?)`,
        scanned.article,
        start,
        end,
        rows.get(key)!,
      )
    }
    changed++
  }
  return changed
}

/** Gives back what lines set aside, and nothing that was set by hand. */
function takeBack(
  connection: Connection,
  derived: Derived,
  { scope, place }: FurnitureGroupId,
  keys: readonly string[],
): ReadonlySet<number> {
  const spans = connection.tuples<[number, number]>(
    `SELECT id, article FROM layer_edit WHERE line IN
       (SELECT id FROM furniture_line WHERE scope = ? AND place = ? AND key IN (SELECT value FROM json_each(?)))`,
    scope,
    place,
    JSON.stringify(keys),
  )
  for (const [, article] of spans) derived.layersWillChange(article)
  for (const [span] of spans) connection.run('DELETE FROM layer_edit WHERE id = ?', span)
  return new Set(spans.map(([, article]) => article))
}
