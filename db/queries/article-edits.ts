import { fieldNames, type ArticleDetail, type FieldName } from '../../main/contract/article.ts'
import { AppError } from '../../main/contract/errors.ts'
import { existing, idArray } from '../ids.ts'
import { fieldKey, KEYED } from '../field-keys.ts'
import type { WriteInput, WriteOutput } from '../operations.ts'
import { counted } from '../step-names.ts'
import type { Writer } from '../writer.ts'
import { articleDetail } from './articles.ts'

/** `article.edit`: metadata that the researcher entered, on any number of articles. */
export function editArticles(
  { connection, history }: Writer,
  { ids, fields }: WriteInput<'article.edit'>,
): WriteOutput<'article.edit'> {
  const given = fieldNames.filter((name) => fields[name] !== undefined)
  const assignments = given.map((name) => assignment(name, fields[name]?.trim() || null))
  if (assignments.length === 0) return { changed: 0 }
  const set = assignments.map(({ columns }) => columns.map((column) => `${column} = ?`).join(', ')).join(', ')
  const differs = assignments
    .map(({ columns }) => columns.map((column) => `${column} IS NOT ?`).join(' OR '))
    .join(' OR ')
  const values = assignments.flatMap((each) => each.values)
  return history.step(`Edit ${given.join(', ')} of ${counted(ids.length, 'article')}`, () => ({
    changed: connection.run(
      `UPDATE article SET ${set}
       WHERE id IN (SELECT value FROM json_each(?)) AND state <> 'absent' AND (${differs})`,
      ...values,
      idArray(ids),
      ...values,
    ).changes,
  }))
}

/** `article.setState`: into the bin, or out of it. */
export function setArticleState(
  { connection, history }: Writer,
  { ids, state }: WriteInput<'article.setState'>,
): WriteOutput<'article.setState'> {
  const [verb, from] = state === 'bin' ? (['Delete', 'present'] as const) : (['Restore', 'bin'] as const)
  return history.step(`${verb} ${counted(ids.length, 'article')}`, () => ({
    changed: connection.run(
      'UPDATE article SET state = ? WHERE id IN (SELECT value FROM json_each(?)) AND state = ?',
      state,
      idArray(ids),
      from,
    ).changes,
  }))
}

/** `article.setLayer`: a span that the researcher put into a layer, or gave back to what import proposed. */
export function setLayer(
  { connection, history, derived }: Writer,
  input: WriteInput<'article.setLayer'>,
): ArticleDetail {
  const { start, end, layer } = input
  const article = existing(connection, input.id)
  const text = connection.value<string>('SELECT text FROM article_text WHERE article = ?', article) ?? ''
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length))
    throw new AppError('invalid-input', `The article has no characters ${start} to ${end}.`)
  derived.layersWillChange(article)
  history.step(layer === null ? 'Take back a layer' : `Mark as ${layer}`, () => {
    const overlapping = connection.rows<{ id: number; start: number; end: number; layer: string; line: number | null }>(
      'SELECT id, start, "end", layer, line FROM layer_edit WHERE article = ? AND start < ? AND "end" > ?',
      article,
      end,
      start,
    )
    if (overlapping.some((span) => span.start === start && span.end === end && span.layer === layer)) return
    const insert = (from: number, to: number, into: string, line: number | null): void => {
      connection.run(
        'INSERT INTO layer_edit (article, start, "end", layer, line) VALUES (?, ?, ?, ?, ?)',
        article,
        from,
        to,
        into,
        line,
      )
    }
    for (const span of overlapping) connection.run('DELETE FROM layer_edit WHERE id = ?', span.id)
    // What stood out of the new span on either side stays as it was.
    for (const span of overlapping) {
      if (span.start < start) insert(span.start, start, span.layer, span.line)
      if (span.end > end) insert(end, span.end, span.layer, span.line)
    }
    if (layer !== null) insert(start, end, layer, null)
  })
  return articleDetail(connection, { id: input.id })
}

function assignment(name: FieldName, value: string | null): { columns: string[]; values: (string | null)[] } {
  const columns = [name, `${name}_status`, `${name}_evidence`]
  const values = [value, value === null ? 'unknown' : 'entered', null]
  return KEYED.has(name)
    ? { columns: [...columns, `${name}_key`], values: [...values, fieldKey(value)] }
    : { columns, values }
}
