import { readableTerm, searchTokens } from '../../main/text/fold.ts'
import type { FieldValue } from '../catalogue-operations.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import { NO_FOLDER } from '../folder-chain.ts'
import { nameKey } from '../ids.ts'
import type { ReadInput } from '../operations.ts'
import { countBelow, sourceFolders, type FolderRow } from './folders.ts'

/** Folders that are looked at for one completion: a name as common as "images" says little. */
const MOST_FOLDERS = 200
/** Sources that are looked through for names of files: those that came last. */
const RECENT_SOURCES = 20_000
/** Words of notes that are no longer are hardly worth a completion. */
const SHORT_WORD = 3
/** After every other character, for the end of a range of names that begin so. */
const LAST = '\u{10FFFF}'

type Find = (connection: Connection, typed: string, limit: number, checkpoint: Checkpoint) => FieldValue[]

const FINDERS: Readonly<Record<ReadInput<'catalogue.values'>['field'], Find>> = {
  date: dates,
  run: imports,
  folder: folders,
  url: hosts,
  source: files,
  note: noteWords,
}

/** `catalogue.values`. */
export function valuesBeginning(
  connection: Connection,
  { field, typed, limit }: ReadInput<'catalogue.values'>,
  checkpoint: Checkpoint,
): FieldValue[] {
  return FINDERS[field](connection, typed.trim(), limit, checkpoint)
}

/**
 * Years from the last one; then the year that is typed and its months, the month and its days, in their order. The index is asked
 * for one period after the other, so that only those that are offered are counted.
 */
function dates(connection: Connection, typed: string, limit: number, checkpoint: Checkpoint): FieldValue[] {
  if (!/^(?:\d{0,4}|\d{4}-\d{0,2}|\d{4}-\d\d-\d{0,2})$/.test(typed)) return []
  const found: FieldValue[] = []
  const add = (value: string): void => {
    // ':' is the character after the digits.
    const articles = connection.value<number>(
      "SELECT count(*) FROM article WHERE state = 'present' AND date >= ? AND date < ?",
      value,
      `${value}:`,
    )!
    if (articles > 0) found.push({ value, label: value, articles })
  }
  if (typed.length === 4 || typed.length === 7) add(typed)
  const length = typed.length < 4 ? 4 : typed.length < 7 ? 7 : 10
  const nearest = length === 4 ? 'max' : 'min'
  let [from, before] = [typed, `${typed}:`]
  while (found.length < limit) {
    checkpoint()
    const next = connection.value<string | null>(
      `SELECT ${nearest}(date) FROM article WHERE state = 'present' AND date >= ? AND date < ?`,
      from,
      before,
    )
    if (typeof next !== 'string') break
    const value = next.slice(0, length)
    if (length === 4) before = value
    else from = value.length < length ? `${value}-` : `${value}:`
    if (value.length === length) add(value)
  }
  return found
}

/** Imports from the last one, by number or by a part of what was imported. */
function imports(connection: Connection, typed: string, limit: number, checkpoint: Checkpoint): FieldValue[] {
  const found: FieldValue[] = []
  const sought = nameKey(typed)
  for (const [id, label] of connection.tuples<[number, string]>(
    'SELECT id, label FROM run WHERE undone = 0 ORDER BY id DESC',
  )) {
    if (found.length === limit) break
    if (!String(id).startsWith(typed) && !nameKey(label).includes(sought)) continue
    checkpoint()
    const articles = connection.value<number>(
      `SELECT count(DISTINCT article) FROM source WHERE run = ?
       AND article NOT IN (SELECT id FROM article WHERE state IN ('absent', 'bin'))`,
      id,
    )!
    if (articles > 0) found.push({ value: String(id), label, articles })
  }
  return found
}

/** Folders by the beginning of their name, or of a part of their path; of nothing, the highest that tell articles apart. */
function folders(connection: Connection, typed: string, limit: number, checkpoint: Checkpoint): FieldValue[] {
  if (typed === '') {
    const roots = sourceFolders(connection, { within: null }, checkpoint).filter(({ path }) => path !== NO_FOLDER)
    const [root, ...others] = roots
    const alone = root !== undefined && others.length === 0
    const below = alone ? sourceFolders(connection, { within: root.path }, checkpoint) : []
    return [...roots, ...below]
      .slice(0, limit)
      .map(({ path, articles }) => ({ value: path, label: shortPath(path), articles }))
  }
  const found: FieldValue[] = []
  for (const folder of foldersBeginning(connection, typed.replaceAll('\\', '/'))) {
    if (found.length === limit) break
    checkpoint()
    const articles = countBelow(connection, folder)
    if (articles > 0) found.push({ value: folder.path, label: shortPath(folder.path), articles })
  }
  return found
}

/** The highest first. */
function foldersBeginning(connection: Connection, typed: string): FolderRow[] {
  const columns = 'id, path, name, container'
  const order = `ORDER BY length(path), path LIMIT ${MOST_FOLDERS}`
  const whole = /^(?:\/|[a-z]:)/i.test(typed)
  if (whole)
    return connection.rows(
      `SELECT ${columns} FROM folder WHERE path >= ? AND path < ? ${order}`,
      typed,
      `${typed}${LAST}`,
    )
  const names = typed.split('/')
  const begun = nameKey(names.pop()!)
  const above = names.filter((name) => name !== '')
  const path = `/${above.join('/')}/`
  if (begun === '' && above.length > 0)
    return connection.rows(
      `SELECT below.id, below.path, below.name, below.container FROM folder AS meant
       CROSS JOIN folder AS below ON below.parent = meant.id
       WHERE meant.name_key = ? AND instr(lower('/' || meant.path || '/'), lower(?)) > 0
       ORDER BY length(below.path), below.path LIMIT ${MOST_FOLDERS}`,
      nameKey(above.at(-1)!),
      path,
    )
  return connection.rows(
    `SELECT ${columns} FROM folder WHERE name_key >= ? AND name_key < ? AND instr(lower('/' || path), lower(?)) > 0 ${order}`,
    begun,
    `${begun}${LAST}`,
    above.length === 0 ? '/' : path,
  )
}

/** The last two names of a path: what tells folders apart, where there is room for little. */
function shortPath(path: string): string {
  const names = path.split('/').filter((name) => name !== '')
  return names.length === 0 ? path : names.slice(-2).join('/')
}

/** Hosts of the addresses, those of most articles first. `url:` looks anywhere in an address, so their articles are not what it finds. */
function hosts(connection: Connection, typed: string, limit: number): FieldValue[] {
  const sought = typed.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
  return connection
    .values<string>(
      `SELECT host FROM article INDEXED BY article_by_host WHERE host IS NOT NULL AND state = 'present' AND instr(host, ?) > 0
       GROUP BY host ORDER BY instr(host, ?) > 1, count(*) DESC, host LIMIT ?`,
      sought,
      sought,
      limit,
    )
    .map((host) => ({ value: host, label: host }))
}

/** What sources are called: archives, exports and folders, then files. `source:` looks anywhere in a path. */
function files(connection: Connection, typed: string, limit: number): FieldValue[] {
  const key = nameKey(typed)
  const names = connection.values<string>(
    `SELECT min(name) FROM folder WHERE name_key >= ? AND name_key < ? AND name NOT IN ('/', '//', '${NO_FOLDER}')
     GROUP BY name_key ORDER BY max(container) DESC, name_key LIMIT ?`,
    key,
    `${key}${LAST}`,
    limit,
  )
  const found = new Set(names)
  if (typed !== '' && found.size < limit) {
    const paths = connection.values<string>(
      `SELECT path FROM (SELECT path FROM source ORDER BY id DESC LIMIT ${RECENT_SOURCES})
       WHERE instr(lower(path), lower(?)) > 0 LIMIT ${MOST_FOLDERS}`,
      typed,
    )
    for (const path of paths) {
      const name = path.split(/[\\/]/).at(-1)!
      if (name.toLowerCase().includes(typed.toLowerCase())) found.add(name)
    }
  }
  return [...found].slice(0, limit).map((name) => ({ value: name, label: name }))
}

/** Words of the notes on sets. */
function noteWords(connection: Connection, typed: string, limit: number): FieldValue[] {
  const begun = searchTokens(typed).words.at(-1) ?? ''
  const counts = new Map<string, number>()
  for (const notes of connection.values<string>("SELECT notes FROM comparison_set WHERE notes <> ''")) {
    for (const word of new Set(searchTokens(notes).words)) {
      if (word.length > SHORT_WORD && word !== begun && word.startsWith(begun))
        counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return [...counts]
    .toSorted(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([word]) => ({ value: readableTerm(word), label: readableTerm(word) }))
}
