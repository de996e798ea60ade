import type { Days, SourceFolder } from '../../main/contract/archive.ts'
import { nameKey } from '../ids.ts'
import type { Connection } from '../connection.ts'
import { folderChain, pathsBelow, type FolderStep } from '../folder-chain.ts'
import type { ReadInput } from '../operations.ts'

const PLACED_AT_ONCE = 5000
const inOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** A folder that sources lie in, or a file that holds them (`container`). */
export interface FolderRow {
  id: number
  path: string
  name: string
  container: 0 | 1
}

/** `library.folders`: the folders inside one, or the roots; those without articles are left out. */
export function sourceFolders(
  connection: Connection,
  { within }: ReadInput<'library.folders'>,
  checkpoint: () => void,
): SourceFolder[] {
  const parent = within === null ? null : connection.value<number>('SELECT id FROM folder WHERE path = ?', within)
  if (parent === undefined) return []
  const found: SourceFolder[] = []
  for (const child of inside(connection, parent)) {
    checkpoint()
    const articles = countBelow(connection, child)
    if (articles === 0) continue
    const { folder, label } = descend(connection, child)
    found.push({
      path: folder.path,
      label,
      container: folder.container === 1,
      articles,
      inner: connection.value('SELECT 1 FROM folder WHERE parent = ? LIMIT 1', folder.id) !== undefined,
    })
  }
  return found.toSorted((a, b) => inOrder.compare(a.label, b.label))
}

/** `library.days`: the months of a year, or the days of a month. */
export function publicationDays(connection: Connection, { within }: ReadInput<'library.days'>): Days {
  const length = within.length + 3
  const days = connection.rows<{ value: string; articles: number }>(
    `SELECT substr(date, 1, ?) AS value, count(*) AS articles FROM article
     WHERE state = 'present' AND date >= ? AND date < ? GROUP BY value ORDER BY value`,
    length,
    within,
    // ':' is the character after the digits, and '-' before them.
    `${within}:`,
  )
  const precise = days.filter(({ value }) => value.length === length)
  return {
    days: precise,
    vague: days.reduce((sum, { value, articles }) => (value.length === length ? sum : sum + articles), 0),
  }
}

/** Finds the folder of every source that has none yet; see the table `unplaced`. */
export function placeSources(connection: Connection): void {
  const known = new Map<string, number>()
  for (;;) {
    const sources = connection.rows<{ id: number; path: string; record: string | null; article: number }>(
      `SELECT source.id, source.path, source.record, source.article FROM unplaced
       JOIN source ON source.id = unplaced.source LIMIT ${PLACED_AT_ONCE}`,
    )
    for (const { id, path, record, article } of sources) {
      const folder = folderOf(connection, known, folderChain(path, record))
      connection.run(
        'INSERT OR REPLACE INTO source_folder (source, folder, article) VALUES (?, ?, ?)',
        id,
        folder,
        article,
      )
      connection.run('DELETE FROM unplaced WHERE source = ?', id)
    }
    if (sources.length < PLACED_AT_ONCE) return
  }
}

function folderOf(connection: Connection, known: Map<string, number>, chain: readonly FolderStep[]): number {
  const { path } = chain.at(-1)!
  const id = known.get(path) ?? connection.value<number>('SELECT id FROM folder WHERE path = ?', path)
  if (id !== undefined) {
    known.set(path, id)
    return id
  }
  const { name, container } = chain.at(-1)!
  const parent = chain.length === 1 ? null : folderOf(connection, known, chain.slice(0, -1))
  const made = connection.run(
    'INSERT INTO folder (parent, path, name, name_key, container) VALUES (?, ?, ?, ?, ?)',
    parent,
    path,
    name,
    nameKey(name),
    Number(container),
  ).id
  known.set(path, made)
  return made
}

function inside(connection: Connection, parent: number | null): FolderRow[] {
  return connection.rows<FolderRow>('SELECT id, path, name, container FROM folder WHERE parent IS ?', parent)
}

/** How many articles lie in a folder or below it, without the bin. */
export function countBelow(connection: Connection, { id, path }: FolderRow): number {
  // What is not there, or in the bin, is taken out by number: it is little, and the rest is counted over an index alone.
  return connection.value<number>(
    `SELECT count(DISTINCT article) FROM source_folder
     WHERE folder IN (SELECT id FROM folder WHERE id = ? OR (path >= ? AND path < ?))
     AND article NOT IN (SELECT id FROM article WHERE state IN ('absent', 'bin'))`,
    id,
    ...pathsBelow(path),
  )!
}

/** Goes down as long as a folder holds nothing but one folder: those are one line of the tree. */
function descend(connection: Connection, from: FolderRow): { folder: FolderRow; label: string } {
  let folder = from
  let label = from.name
  for (;;) {
    if (folder.container === 1) break
    const [only, another] = inside(connection, folder.id)
    const own = connection.value('SELECT 1 FROM source_folder WHERE folder = ? LIMIT 1', folder.id) !== undefined
    if (only === undefined || another !== undefined || own || only.container === 1) break
    folder = only
    label = label.endsWith('/') ? `${label}${only.name}` : `${label}/${only.name}`
  }
  return { folder, label }
}
