import type { Tag, TagColour } from '../../main/contract/desk.ts'
import { AppError } from '../../main/contract/errors.ts'
import type { Connection } from '../connection.ts'
import { nameKey } from '../ids.ts'
import type { Nothing, ReadInput } from '../operations.ts'

/** `tag.list`: all tags by name, with the number of articles out of the bin. */
export function tags(connection: Connection, _input: Nothing): Tag[] {
  // Counted over the index of taggings alone; the articles that are not shown are few.
  return connection.rows<Tag>(
    `SELECT tag.id, tag.name, tag.colour,
       (SELECT count(*) FROM article_tag WHERE article_tag.tag = tag.id
        AND article_tag.article NOT IN (SELECT id FROM article WHERE state IN ('absent', 'bin'))) AS articles
     FROM tag ORDER BY tag.key`,
  )
}

/** `tag.find`: a tag by its name, whatever the case. */
export function findTag(connection: Connection, { name }: ReadInput<'tag.find'>): Tag | null {
  const id = tagByName(connection, name)
  return id === undefined ? null : tagById(connection, id)
}

/** One tag; throws `not-found`. */
export function tagById(connection: Connection, id: number): Tag {
  const row = connection.row<{ id: number; name: string; colour: TagColour }>(
    'SELECT id, name, colour FROM tag WHERE id = ?',
    id,
  )
  if (!row) throw new AppError('not-found', 'That tag is not there any more.', { tag: id })
  const articles = connection.value<number>(
    `SELECT count(*) FROM article_tag WHERE tag = ?
     AND article NOT IN (SELECT id FROM article WHERE state IN ('absent', 'bin'))`,
    id,
  )!
  return { ...row, articles }
}

/** The number of the tag of that name, whatever the case. */
export function tagByName(connection: Connection, name: string): number | undefined {
  return connection.value<number>('SELECT id FROM tag WHERE key = ?', nameKey(name))
}
