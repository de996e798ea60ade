import { comparedLayers } from '../../main/contract/prepared.ts'
import { comparisonSetSchema, setViewSchema, type ComparisonSet, type SetSummary } from '../../main/contract/desk.ts'
import { AppError } from '../../main/contract/errors.ts'
import type { Connection } from '../connection.ts'
import { nameKey, toArticleId } from '../ids.ts'
import type { Nothing, ReadInput } from '../operations.ts'

/** Whether a member is shown: one in the bin keeps its place for when it is restored, but a frozen set stays as it is. */
const SHOWN = "(article.state = 'present' OR article.state = 'bin' AND comparison_set.frozen IS NOT NULL)"
const SHOWN_MEMBERS = `SELECT set_member.article FROM set_member JOIN article ON article.id = set_member.article
  JOIN comparison_set ON comparison_set.id = set_member."set"
  WHERE set_member."set" = ? AND ${SHOWN} ORDER BY set_member.position, set_member.id`

/** `set.list`: all sets by name. */
export function setSummaries(connection: Connection, _input: Nothing): SetSummary[] {
  return connection.rows<SetSummary>(
    `SELECT id, name, updated_at AS updatedAt, frozen ->> 'at' AS frozenAt,
       (SELECT count(*) FROM set_member JOIN article ON article.id = set_member.article
        WHERE set_member."set" = comparison_set.id AND ${SHOWN}) AS articles
     FROM comparison_set ORDER BY key`,
  )
}

/** `set.get`: one set, whole; throws `not-found`. */
export function setById(connection: Connection, { id }: ReadInput<'set.get'>): ComparisonSet {
  const row = connection.row<{
    name: string
    base: number | null
    notes: string
    min_words: number
    layers: string | null
    frozen_at: string | null
    created_at: string
    updated_at: string
    view: string | null
  }>(
    `SELECT name, base, notes, min_words, layers, frozen ->> 'at' AS frozen_at, created_at, updated_at, (SELECT view FROM set_view WHERE "set" = id) AS view
     FROM comparison_set WHERE id = ?`,
    id,
  )
  if (!row) throw new AppError('not-found', 'That comparison set is not there any more.', { set: id })
  const members = connection.values<number>(SHOWN_MEMBERS, id)
  const base = row.base !== null && members.includes(row.base) ? row.base : (members[0] ?? null)
  return {
    id,
    name: row.name,
    members: members.map(toArticleId),
    base: base === null ? null : toArticleId(base),
    notes: row.notes,
    minWords: row.min_words,
    layers: readLayers(row.layers),
    frozenAt: row.frozen_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    view: readView(row.view),
  }
}

/** `set.find`: a set by its name, whatever the case. */
export function findSet(connection: Connection, { name }: ReadInput<'set.find'>): ComparisonSet | null {
  const id = setByName(connection, name)
  return id === undefined ? null : setById(connection, { id })
}

/** The number of the set of that name, whatever the case. */
export function setByName(connection: Connection, name: string): number | undefined {
  return connection.value<number>('SELECT id FROM comparison_set WHERE key = ?', nameKey(name))
}

function readLayers(layers: string | null): ComparisonSet['layers'] {
  const parsed = comparisonSetSchema.shape.layers.safeParse(layers === null ? comparedLayers : JSON.parse(layers))
  return parsed.success ? parsed.data : [...comparedLayers]
}

// A view that an older or newer version left behind counts as none: it is only how the set was shown.
function readView(view: string | null): ComparisonSet['view'] {
  const parsed = setViewSchema.safeParse(view === null ? {} : JSON.parse(view))
  return parsed.success ? parsed.data : setViewSchema.parse({})
}
