import { tagColours, type Tag, type TagColour } from '../../main/contract/desk.ts'
import { AppError } from '../../main/contract/errors.ts'
import type { Connection } from '../connection.ts'
import { idArray, nameKey } from '../ids.ts'
import type { Nothing, WriteInput, WriteOutput } from '../operations.ts'
import { counted, quoted } from '../step-names.ts'
import type { Writer } from '../writer.ts'
import { tagById, tagByName } from './tags.ts'

/** `tag.create`. */
export function createTag({ connection, history }: Writer, { name, colour }: WriteInput<'tag.create'>): Tag {
  refuseTaken(connection, name)
  const id = history.step(`Create the tag ${quoted(name)}`, () => insertTag(connection, name, colour))
  return tagById(connection, id)
}

/** `tag.update`: a new name, which its children take over, or a new colour. */
export function updateTag({ connection, history }: Writer, input: WriteInput<'tag.update'>): Tag {
  const tag = tagById(connection, input.id)
  const name = input.name?.trim() ?? tag.name
  const colour = input.colour ?? tag.colour
  const title =
    name === tag.name ? `Change the colour of the tag ${quoted(name)}` : `Rename the tag ${quoted(tag.name)}`
  history.step(title, () => {
    if (name !== tag.name) {
      const children = childrenOf(connection, tag.name)
      refuseTaken(connection, name, tag.id)
      rename(connection, tag.id, name)
      for (const child of children) {
        const moved = name + child.name.slice(tag.name.length)
        refuseTaken(connection, moved, child.id)
        rename(connection, child.id, moved)
      }
    }
    connection.run('UPDATE tag SET colour = ? WHERE id = ?', colour, tag.id)
  })
  return tagById(connection, tag.id)
}

/** `tag.merge`: the articles of one tag get the other, and it is gone; its children become the other's. */
export function mergeTags({ connection, history }: Writer, input: WriteInput<'tag.merge'>): Tag {
  const from = tagById(connection, input.from)
  const into = tagById(connection, input.into)
  if (from.id === into.id) throw new AppError('invalid-input', 'A tag cannot be merged into itself.')
  if (nameKey(into.name).startsWith(`${nameKey(from.name)}/`))
    throw new AppError(
      'invalid-input',
      `${quoted(into.name)} is a part of ${quoted(from.name)}: merge it the other way round.`,
    )
  history.step(`Merge the tag ${quoted(from.name)} into ${quoted(into.name)}`, () => {
    for (const child of childrenOf(connection, from.name)) {
      const name = into.name + child.name.slice(from.name.length)
      const there = tagByName(connection, name)
      if (there === undefined) rename(connection, child.id, name)
      else if (there !== child.id) join(connection, child.id, there)
    }
    join(connection, from.id, into.id)
  })
  return tagById(connection, into.id)
}

/** `tag.delete`: the tag and what it stands on; its children stay. */
export function deleteTag({ connection, history }: Writer, { id }: WriteInput<'tag.delete'>): Nothing {
  const tag = tagById(connection, id)
  history.step(`Delete the tag ${quoted(tag.name)}`, () => {
    connection.run('DELETE FROM article_tag WHERE tag = ?', id)
    connection.run('DELETE FROM tag WHERE id = ?', id)
  })
  return {}
}

/** `tag.assign`: tags put on articles and taken off, as one step. */
export function assignTags(
  { connection, history }: Writer,
  { ids, add, remove }: WriteInput<'tag.assign'>,
): WriteOutput<'tag.assign'> {
  const verbs = [add.length > 0 && `Add ${names(add)}`, remove.length > 0 && `Remove ${names(remove)}`].filter(Boolean)
  if (verbs.length === 0) return { changed: 0 }
  const articles = idArray(ids)
  return history.step(`${verbs.join(', ')}: ${counted(ids.length, 'article')}`, () => {
    const changed = new Set<number>()
    const note = (articles: readonly number[]): void => {
      for (const article of articles) changed.add(article)
    }
    for (const name of remove) {
      const tag = tagByName(connection, name)
      if (tag === undefined) continue
      note(
        connection.values<number>(
          'DELETE FROM article_tag WHERE tag = ? AND article IN (SELECT value FROM json_each(?)) RETURNING article',
          tag,
          articles,
        ),
      )
    }
    for (const name of add) note(tagArticles(connection, name, articles))
    return { changed: changed.size }
  })
}

/** Puts a tag (created when new) on articles that are there or in the bin (a JSON array of ids); which of them did not have it. */
export function tagArticles(connection: Connection, name: string, articles: string): number[] {
  const tag = tagByName(connection, name) ?? insertTag(connection, name)
  return connection.values<number>(
    `INSERT INTO article_tag (article, tag)
     SELECT id, ?1 FROM article WHERE id IN (SELECT value FROM json_each(?2)) AND state <> 'absent'
     AND NOT EXISTS (SELECT 1 FROM article_tag AS have WHERE have.tag = ?1 AND have.article = article.id)
     ORDER BY id RETURNING article`,
    tag,
    articles,
  )
}

function insertTag(connection: Connection, name: string, colour?: TagColour): number {
  const used = connection.value<number>('SELECT count(*) FROM tag')!
  return connection.run(
    'INSERT INTO tag (name, key, colour, created_at) VALUES (?, ?, ?, ?)',
    name.trim(),
    nameKey(name),
    colour ?? tagColours[1 + (used % (tagColours.length - 1))]!,
    new Date().toISOString(),
  ).id
}

function rename(connection: Connection, id: number, name: string): void {
  connection.run('UPDATE tag SET name = ?, key = ? WHERE id = ?', name, nameKey(name), id)
}

/** Gives the articles of a tag to another one and removes it. */
function join(connection: Connection, from: number, into: number): void {
  connection.run(
    `INSERT INTO article_tag (article, tag) SELECT article, ?2 FROM article_tag WHERE tag = ?1
     AND article NOT IN (SELECT article FROM article_tag WHERE tag = ?2) ORDER BY article`,
    from,
    into,
  )
  connection.run('DELETE FROM article_tag WHERE tag = ?', from)
  connection.run('DELETE FROM tag WHERE id = ?', from)
}

function childrenOf(connection: Connection, name: string): { id: number; name: string }[] {
  const key = nameKey(name)
  return connection.rows('SELECT id, name FROM tag WHERE key >= ? AND key < ? ORDER BY key', `${key}/`, `${key}0`)
}

function refuseTaken(connection: Connection, name: string, except = 0): void {
  const there = tagByName(connection, name)
  if (there !== undefined && there !== except)
    throw new AppError('conflict', `There is a tag ${quoted(name)} already. Merge the two, or choose another name.`)
}

function names(tags: readonly string[]): string {
  return tags.length === 1 ? `the tag ${quoted(tags[0]!)}` : counted(tags.length, 'tag')
}
