import type { Tag } from '../../main/contract/desk.ts'
import { AppError } from '../../main/contract/errors.ts'
import type { Connection } from '../connection.ts'
import { nameKey } from '../ids.ts'
import type { Nothing, ReadInput } from '../operations.ts'

// Counted over the index of taggings alone; the articles that are not shown are few.
const SHOWN = "article_tag.article NOT IN (SELECT id FROM article WHERE state IN ('absent', 'bin'))"
// '0' is the character after '/': the range holds every name that begins with the tag and a slash.
const BELOW = "below.key >= tag.key || '/' AND below.key < tag.key || '0'"
const COUNTED = `
  SELECT id, name, colour, key, own,
    CASE WHEN parent THEN
      (SELECT count(DISTINCT article) FROM article_tag WHERE ${SHOWN}
       AND article_tag.tag IN (SELECT below.id FROM tag AS below WHERE below.id = tag.id OR ${BELOW}))
    ELSE own END AS articles
  FROM (SELECT id, name, colour, key,
          (SELECT count(*) FROM article_tag WHERE article_tag.tag = tag.id AND ${SHOWN}) AS own,
          EXISTS (SELECT 1 FROM tag AS below WHERE ${BELOW}) AS parent
        FROM tag) AS tag`

/** `tag.list`: all tags by name, with the number of articles out of the bin. */
export function tags(connection: Connection, _input: Nothing): Tag[] {
  return connection.rows<Tag>(`SELECT id, name, colour, own, articles FROM (${COUNTED}) ORDER BY key`)
}

/** `tag.find`: a tag by its name, whatever the case. */
export function findTag(connection: Connection, { name }: ReadInput<'tag.find'>): Tag | null {
  const id = tagByName(connection, name)
  return id === undefined ? null : tagById(connection, id)
}

/** One tag; throws `not-found`. */
export function tagById(connection: Connection, id: number): Tag {
  const tag = connection.row<Tag>(`SELECT id, name, colour, own, articles FROM (${COUNTED}) WHERE id = ?`, id)
  if (!tag) throw new AppError('not-found', 'That tag is not there any more.', { tag: id })
  return tag
}

/** The number of the tag of that name, whatever the case. */
export function tagByName(connection: Connection, name: string): number | undefined {
  return connection.value<number>('SELECT id FROM tag WHERE key = ?', nameKey(name))
}
