import type { LayerSpan } from '../main/contract/article.ts'
import { comparedLayers } from '../main/contract/prepared.ts'
import { contentHash, SHORTEST_HASHED_TEXT } from '../main/text/content-hash.ts'
import { fingerprints } from '../main/text/fingerprints.ts'
import { indexedForm, searchTokens } from '../main/text/fold.ts'
import { bodyText, textOfLayers } from '../main/text/layers.ts'
import { titleWords } from '../main/text/text-parts.ts'
import { tokenise } from '../main/text/tokens.ts'
import type { Connection } from './connection.ts'
import { readText, type StoredText } from './layers.ts'
import { placeSources } from './queries/folders.ts'

const COMPARED: ReadonlySet<LayerSpan['layer']> = new Set(comparedLayers)
const CAPTION: ReadonlySet<LayerSpan['layer']> = new Set(['caption', 'credit'])

/** The words in which shared text says something about identity. */
export function comparedWords({ text, layers }: Pick<StoredText, 'text' | 'layers'>): readonly string[] {
  return tokenise(textOfLayers(text, layers, COMPARED)).words
}

/** Puts an article into the full-text index, in place of what the index had of it. */
export function indexText(
  connection: Connection,
  id: number,
  title: string | null,
  { text, layers }: StoredText,
): void {
  const columns = { body: [] as string[], caption: [] as string[], furniture: [] as string[] }
  let at = 0
  // What no layer claims is searched as body: better a stray word than one that cannot be found.
  const unlabelled = (end: number): void => {
    if (end > at) columns.body.push(text.slice(at, end))
  }
  for (const { layer, start, end } of layers) {
    unlabelled(start)
    const column = layer === 'furniture' ? columns.furniture : CAPTION.has(layer) ? columns.caption : columns.body
    column.push(text.slice(start, end))
    at = end
  }
  unlabelled(text.length)
  connection.run(
    'INSERT OR REPLACE INTO article_fts (rowid, title, body, caption, furniture) VALUES (?, ?, ?, ?, ?)',
    id,
    titleWords({ title, text, layers }, searchTokens).join(' '),
    indexedForm(columns.body.join('\n\n')),
    indexedForm(columns.caption.join('\n\n')),
    indexedForm(columns.furniture.join('\n\n')),
  )
}

const ROWS_AT_ONCE = 64
const INSERT_FINGERPRINTS = 'INSERT OR IGNORE INTO fingerprint (h, article) VALUES'
const INSERT_MANY = `${INSERT_FINGERPRINTS} ${Array.from({ length: ROWS_AT_ONCE }, () => '(?, ?)').join(', ')}`

/** Enters fingerprints of articles into the index, in its order, so that a batch touches each page once. */
export function insertFingerprints(connection: Connection, rows: [h: number, article: number][]): void {
  rows.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  // Many rows a statement: there are millions, and each call costs as much as the row.
  const many = rows.length - (rows.length % ROWS_AT_ONCE)
  for (let at = 0; at < many; at += ROWS_AT_ONCE)
    connection.run(INSERT_MANY, ...rows.slice(at, at + ROWS_AT_ONCE).flat())
  for (const [h, article] of rows.slice(many)) connection.run(`${INSERT_FINGERPRINTS} (?, ?)`, h, article)
}

/**
 * Keeps the derived tables true to titles, layers and sources. Triggers note in `reindex` which articles changed, however they did (edit,
 * undo, redo); {@link flush} brings them up to date before the transaction ends.
 */
export class Derived {
  readonly #connection: Connection
  /** Fingerprints as they are in the index, of articles whose layers are about to change: the index cannot be asked by article. */
  readonly #indexed = new Map<number, Int32Array>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Must be called before the layers of an article change. */
  layersWillChange(article: number): void {
    if (this.#indexed.has(article)) return
    const stored = readText(this.#connection, article)
    if (stored) this.#indexed.set(article, fingerprints(comparedWords(stored)))
  }

  /** Must be called before a step of the history is played. */
  stepWillPlay(step: number): void {
    const articles = this.#connection.values<number>(
      `SELECT article FROM layer_edit WHERE id IN (SELECT row FROM change WHERE step = ?1 AND "table" = 'layer_edit')
       UNION SELECT image ->> 'article' FROM change
             WHERE step = ?1 AND "table" = 'layer_edit' AND image ->> 'article' IS NOT NULL`,
      step,
    )
    for (const article of articles) this.layersWillChange(article)
  }

  flush(): void {
    const changed = this.#connection.values<number>('SELECT article FROM reindex')
    for (const article of changed) this.#update(article)
    if (changed.length > 0) this.#connection.run('DELETE FROM reindex')
    placeSources(this.#connection)
    this.#indexed.clear()
  }

  /** Forgets what a rolled back transaction announced. */
  reset(): void {
    this.#indexed.clear()
  }

  #update(article: number): void {
    const stored = readText(this.#connection, article)
    if (!stored) return
    const title = this.#connection.value<string | null>('SELECT title FROM article WHERE id = ?', article) ?? null
    indexText(this.#connection, article, title, stored)
    const indexed = this.#indexed.get(article)
    if (!indexed) return
    this.#connection.run('UPDATE article SET body_hash = ? WHERE id = ?', bodyHash(stored), article)
    const wanted = fingerprints(comparedWords(stored))
    const keep = new Set(wanted)
    for (const h of indexed) {
      if (!keep.has(h)) this.#connection.run('DELETE FROM fingerprint WHERE h = ? AND article = ?', h, article)
    }
    // Most of a text stays as it was: only what is new to the index is entered.
    const there = new Set(indexed)
    const fresh = [...keep].filter((h) => !there.has(h))
    const common = new Set(commonAmong(this.#connection, new Set(fresh)))
    insertFingerprints(
      this.#connection,
      fresh.filter((h) => !common.has(h)).map((h) => [h, article]),
    )
  }
}

/** Those of the fingerprints that are in so many articles that they say nothing. */
export function commonAmong(connection: Connection, hashes: ReadonlySet<number>): number[] {
  // In most corpora the common ones are fewer than those of a batch: reading them is less work than looking each of these up.
  const common = connection.values<number>('SELECT h FROM common_fingerprint LIMIT ?', hashes.size + 1)
  if (common.length <= hashes.size) return common.filter((h) => hashes.has(h))
  return connection.values<number>(
    'SELECT h FROM common_fingerprint WHERE h IN (SELECT value FROM json_each(?))',
    JSON.stringify([...hashes]),
  )
}

function bodyHash({ text, layers }: StoredText): string | null {
  const body = bodyText(text, layers)
  const tokens = tokenise(body)
  return tokens.words.length < SHORTEST_HASHED_TEXT ? null : contentHash(body, tokens)
}
