import { fieldNames, type Field, type FieldName } from '../../main/contract/article.ts'
import type { Identity, ImportItem } from '../../main/contract/import.ts'
import type { PreparedRecord } from '../../main/contract/prepared.ts'
import { fingerprints } from '../../main/text/fingerprints.ts'
import type { Connection, Value } from '../connection.ts'
import { comparedWords, indexText } from '../derived.ts'
import { fieldKey, KEYED } from '../field-keys.ts'
import { toArticleId } from '../ids.ts'
import { packLayers, readText } from '../layers.ts'
import type { RunNote, WriteInput } from '../operations.ts'
import { quoted } from '../step-names.ts'
import type { Writer } from '../writer.ts'
import { insertPairs, KinFinder, type Kin } from './identity.ts'
import { applyLearnedFurniture, keepLearned, type Learned } from './learned-furniture.ts'
import { storeOriginal } from './originals.ts'
import { insertItems, noteFiles, openRun, type OpenRun } from './runs.ts'
import { addToSet, LARGEST_SET } from './set-edits.ts'
import { tagArticles } from './tag-edits.ts'

/** What a run is storing. */
interface Batch {
  readonly connection: Connection
  readonly run: OpenRun
  readonly at: string
  readonly kin: KinFinder
  /** Articles whose text has to go into the index. */
  readonly unindexed: Map<number, PreparedRecord>
  /** What lines that the researcher accepted set aside, of the records that have any. */
  readonly learned: ReadonlyMap<PreparedRecord, Learned>
}

/** What became of a record, before the report words it. */
interface Stored {
  readonly item: ImportItem
  readonly article: number
  readonly inBin: boolean
}

/** `run.store`: identifies and stores a batch. Each record sees those before it, so a batch holds no doubles either. */
export function storeRecords({ connection, history }: Writer, input: WriteInput<'run.store'>): ImportItem[] {
  const run = openRun(connection, input.run)
  const { records, learned } = applyLearnedFurniture(
    connection,
    input.records,
    (record) => fieldOf(run, record, 'outlet').value,
  )
  const batch: Batch = {
    connection,
    run,
    at: new Date().toISOString(),
    kin: new KinFinder(
      connection,
      records.map((record) => record.fingerprints),
    ),
    unindexed: new Map(),
    learned,
  }
  const items = history.runStep(run.id, `Import ${quoted(run.label)}`, () => {
    const stored = records.map((record) => storeRecord(batch, record))
    batch.kin.flush()
    const items = applyOptions(batch, stored)
    indexBatch(batch)
    return items
  })
  insertItems(connection, run.id, inOrder(items, input.notes ?? []))
  if (input.ignored) connection.run('UPDATE run SET ignored = ignored + ? WHERE id = ?', input.ignored, run.id)
  noteFiles(connection, run.id, input.files ?? [])
  history.touch('runs')
  return items
}

/** The rows of a batch in the order in which they were met. `notes` are in order. */
function inOrder(items: readonly ImportItem[], notes: readonly RunNote[]): ImportItem[] {
  const rows: ImportItem[] = []
  let at = 0
  for (const { after = items.length, ...note } of notes) {
    while (at < Math.min(after, items.length)) rows.push(items[at++]!)
    rows.push(note)
  }
  return [...rows, ...items.slice(at)]
}

function storeRecord(batch: Batch, record: PreparedRecord): Stored {
  const known = recognise(batch.connection, record)
  if (known && known.state !== 'absent') return addSource(batch, record, known.article, known.state, known.identity)
  storeOriginal(batch.connection, record.sha256, record.original)
  const article = known ? reviveArticle(batch, known.article, record) : insertArticle(batch, record)
  insertSource(batch, record, article)
  const kin = findKin(batch, article, record)
  // Set once everything of it is there, by a change of the history: undoing it is all that undoing an import does to an article.
  batch.connection.run("UPDATE article SET state = 'present' WHERE id = ?", article)
  return { item: newItem(batch.connection, record, article, kin), article, inBin: false }
}

interface Known {
  readonly article: number
  readonly state: 'absent' | 'present' | 'bin'
  readonly identity: Identity
}

/** The article that a record is, by its bytes or else by its words. */
function recognise(connection: Connection, record: PreparedRecord): Known | undefined {
  const byBytes = connection.row<Omit<Known, 'identity'>>(
    `SELECT article.id AS article, article.state FROM source JOIN article ON article.id = source.article
     WHERE source.sha256 = ? AND source.record IS ? ORDER BY source.id LIMIT 1`,
    record.sha256,
    record.record ?? null,
  )
  if (byBytes) return { ...byBytes, identity: 'bytes' }
  const byText = connection.row<Omit<Known, 'identity'>>(
    'SELECT id AS article, state FROM article WHERE content_hash = ?',
    record.contentHash,
  )
  return byText && { ...byText, identity: isOneOriginal(connection, record.sha256, byText.article) ? 'bytes' : 'text' }
}

/** Whether these bytes are an original of this article and of no other: then they are its file under another name. */
function isOneOriginal(connection: Connection, sha256: string, article: number): boolean {
  const [first, second] = connection.values<number>(
    'SELECT DISTINCT article FROM source WHERE sha256 = ? LIMIT 2',
    sha256,
  )
  return first === article && second === undefined
}

function addSource(
  batch: Batch,
  record: PreparedRecord,
  article: number,
  state: 'present' | 'bin',
  identity: Identity,
): Stored {
  const { connection } = batch
  const there = connection.value(
    'SELECT 1 FROM source WHERE article = ? AND path = ? AND sha256 = ? AND record IS ?',
    article,
    record.path,
    record.sha256,
    record.record ?? null,
  )
  if (there === undefined) {
    storeOriginal(connection, record.sha256, record.original)
    insertSource(batch, record, article)
  }
  const id = toArticleId(article)
  const item: ImportItem = { ...place(record), outcome: 'already-here', articleId: id, duplicateOf: id, identity }
  const inBin = state === 'bin'
  return {
    item: warned(
      item,
      record,
      inBin ? { code: 'in-bin', reason: 'It is in the bin: restore it there to see it again.' } : {},
    ),
    article,
    inBin,
  }
}

function insertSource({ connection, run, at }: Batch, record: PreparedRecord, article: number): void {
  connection.run(
    'INSERT INTO source (article, run, path, record, sha256, imported_at) VALUES (?, ?, ?, ?, ?, ?)',
    article,
    run.id,
    record.path,
    record.record ?? null,
    record.sha256,
    at,
  )
}

function insertArticle(batch: Batch, record: PreparedRecord): number {
  const { columns, values } = articleColumns(batch, record)
  const article = batch.connection.run(
    `INSERT INTO article (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...values,
  ).id
  batch.connection.run(
    'INSERT INTO article_text (article, text, layers) VALUES (?, ?, ?)',
    article,
    record.extracted.text,
    proposedLayers(batch, record),
  )
  return keepRest(batch, article, record)
}

function proposedLayers({ learned }: Batch, record: PreparedRecord): string {
  return packLayers(learned.get(record)?.proposed ?? record.extracted.layers)
}

function keepRest({ connection, learned, unindexed }: Batch, article: number, record: PreparedRecord): number {
  const lines = learned.get(record)
  if (lines !== undefined) keepLearned(connection, article, lines)
  unindexed.set(article, record)
  return article
}

/**
 * An article whose import was undone comes back as what is read now: nothing refers to what was read then, as the steps that
 * could bring it back end with this one.
 */
function reviveArticle(batch: Batch, article: number, record: PreparedRecord): number {
  const { connection } = batch
  const old = readText(connection, article)
  for (const h of old ? fingerprints(comparedWords(old)) : [])
    connection.run('DELETE FROM fingerprint WHERE h = ? AND article = ?', h, article)
  connection.run('DELETE FROM pair WHERE a = ?', article)
  connection.run('DELETE FROM pair WHERE b = ?', article)
  const { columns, values } = articleColumns(batch, record)
  connection.run(
    `UPDATE article SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
    ...values,
    article,
  )
  connection.run(
    'UPDATE article_text SET text = ?, layers = ? WHERE article = ?',
    record.extracted.text,
    proposedLayers(batch, record),
    article,
  )
  return keepRest(batch, article, record)
}

/**
 * At the end of a batch, and all at once: each statement with triggers makes FTS5 write out what it has gathered, which would
 * cost a millisecond and a segment of the index for every article.
 */
function indexBatch({ connection, unindexed }: Batch): void {
  for (const [article, { extracted }] of unindexed)
    indexText(connection, article, extracted.title.value, { text: extracted.text, layers: extracted.layers, hand: [] })
}

function articleColumns({ run, at }: Batch, record: PreparedRecord): { columns: string[]; values: Value[] } {
  const columns = ['content_hash', 'body_hash', 'words', 'format', 'added_at', 'opening']
  const { contentHash, bodyHash, words, opening, extracted } = record
  const values: Value[] = [contentHash, bodyHash, words, extracted.format, at, opening]
  for (const name of fieldNames) {
    const field = fieldOf(run, record, name)
    columns.push(name, `${name}_status`, `${name}_evidence`)
    values.push(field.value, field.status, field.evidence ?? null)
    if (KEYED.has(name)) {
      columns.push(`${name}_key`)
      values.push(fieldKey(field.value))
    }
  }
  return { columns, values }
}

function fieldOf(run: OpenRun, record: PreparedRecord, name: FieldName): Field {
  if (name === 'outlet' && run.options.outlet !== undefined) return { value: run.options.outlet, status: 'entered' }
  return record.extracted[name]
}

function findKin({ connection, kin }: Batch, article: number, record: PreparedRecord): Kin[] {
  let words: readonly string[] | undefined
  const signature = {
    article,
    bodyHash: record.bodyHash,
    fingerprints: record.fingerprints,
    words: () => (words ??= comparedWords(record.extracted)),
  }
  const found = kin.find(signature)
  insertPairs(connection, article, found)
  kin.add(signature)
  return found
}

function newItem(connection: Connection, record: PreparedRecord, article: number, kin: readonly Kin[]): ImportItem {
  const item: ImportItem = { ...place(record), outcome: 'added', articleId: toArticleId(article) }
  const twin = kin.find((other) => other.review && other.state === 'present')
  if (!twin) return warned(item, record, {})
  const title =
    connection.value<string>('SELECT coalesce(title, opening) FROM article WHERE id = ?', twin.article) ?? ''
  const other = `article ${twin.article}, ${quoted(title)}`
  const reason =
    twin.identity === 'body'
      ? `Its body is that of ${other}.`
      : `${Math.round(twin.containment * 100)}% of the shorter text stands in ${other}, too.`
  return warned(
    { ...item, outcome: 'needs-review', duplicateOf: toArticleId(twin.article), identity: twin.identity },
    record,
    {
      code: twin.identity === 'body' ? 'same-body' : 'shared-text',
      reason: `${reason} Say in the review what they are.`,
    },
  )
}

function place({ path, record }: PreparedRecord): Pick<ImportItem, 'path' | 'record'> {
  return { path, ...(record !== undefined && { record }) }
}

/** The item with what reading it warned of, and what storing it did. */
function warned(item: ImportItem, ...remarks: readonly { code?: string; reason?: string }[]): ImportItem {
  const code = [item, ...remarks].find((remark) => remark.code !== undefined)?.code
  const reasons = [item, ...remarks].flatMap((remark) => remark.reason ?? [])
  return { ...item, ...(code !== undefined && { code }), ...(reasons.length > 0 && { reason: reasons.join(' ') }) }
}

/** Puts the run's tag and set on everything it met, also what was here already; what is in the bin stays as it is. */
function applyOptions({ connection, run }: Batch, stored: readonly Stored[]): ImportItem[] {
  const articles = [...new Set(stored.filter(({ inBin }) => !inBin).map(({ article }) => article))]
  const { tag, set } = run.options
  if (articles.length === 0) return stored.map(({ item }) => item)
  if (tag !== undefined) tagArticles(connection, tag, JSON.stringify(articles))
  if (set === undefined) return stored.map(({ item }) => item)
  const leftOver = addToSet(connection, set, articles)
  const left = new Set(leftOver.articles)
  const remark = {
    code: `set-${leftOver.why}`,
    reason: `It is not in the set ${quoted(set)}, ${NOT_TAKEN[leftOver.why]}`,
  }
  return stored.map(({ item, article, inBin }) => (left.has(article) && !inBin ? warned(item, remark) : item))
}

const NOT_TAKEN = {
  full: `which is full: a set holds at most ${LARGEST_SET} articles.`,
  frozen: 'which is frozen and stays as it is. Duplicate it to add to the copy.',
} as const
