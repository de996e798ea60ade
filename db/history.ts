import { AppError } from '../main/contract/errors.ts'
import type { Topic } from '../main/contract/events.ts'
import type { Connection, Value } from './connection.ts'

interface Tracked {
  readonly topics: readonly Topic[]
  /** What changes of single columns show in besides; the end of a row is a change of all. */
  readonly columns?: Readonly<Record<string, readonly Topic[]>>
  readonly untracked?: readonly string[]
}

/**
 * The tables that the researcher decides about, whose every change is recorded, and what a change of each shows in. Of `article`
 * only the listed columns are: the others are what import read, or derived.
 */
const TRACKED: Readonly<Record<string, Tracked>> = {
  article: {
    topics: ['articles', 'texts', 'tags', 'sets', 'reviews'],
    untracked: ['content_hash', 'body_hash', 'words', 'format', 'added_at', 'opening'],
  },
  source: { topics: ['articles', 'texts'] },
  layer_edit: { topics: ['articles', 'texts'] },
  tag: { topics: ['tags', 'articles'] },
  article_tag: { topics: ['tags', 'articles'] },
  // What a frozen set is compared with is not what its articles say today.
  comparison_set: { topics: ['sets', 'articles'], columns: { frozen: ['work'] } },
  set_member: { topics: ['sets', 'articles'] },
  set_link: { topics: ['work'] },
  set_decision: { topics: ['decisions'] },
  term_family: { topics: ['terms'] },
  pair_answer: { topics: ['reviews', 'articles'] },
  outlet_host: { topics: ['outlets'] },
  furniture_line: { topics: ['furniture'] },
  saved_search: { topics: ['searches'] },
}

/**
 * The names of the tables whose changes the history records.
 * @internal for tests
 */
export const trackedTables: readonly string[] = Object.keys(TRACKED)

const PLAYED_AT_ONCE = 2000

interface Change {
  readonly id: number
  readonly table: string
  readonly row: number
  readonly image: string | null
}

/**
 * The one undo mechanism. Triggers write every change of a tracked table as the row's other side (its image), under the step
 * that is being made; a change outside a step is refused. Undo plays a step's changes backwards, redo forwards; playing a change
 * swaps the row with its image, so that the same list serves both ways. Nothing here knows what a step means.
 *
 * Steps are strictly last in, first out. An import is one step over many transactions and stays open while it runs; a step that
 * is made in between, or a batch of another import, closes it, and what the import does afterwards is a further step of the
 * same name.
 *
 * All methods need an open transaction. On a rollback the caller throws the touched topics away (see {@link takeTouched}).
 */
export class History {
  readonly #connection: Connection
  #step: number | null = null
  #playing = false
  #touched = new Set<Topic>()

  constructor(connection: Connection) {
    this.#connection = connection
    connection.define('history_recording', () => (this.#playing ? 0 : 1))
    connection.define('history_step', () => {
      if (this.#step === null) throw new Error('a tracked table was changed outside a step of the history')
      return this.#step
    })
    for (const [table, { untracked = [] }] of Object.entries(TRACKED)) createTriggers(connection, table, untracked)
  }

  /** After a crash: runs that were cut off are marked so, and their steps closed. */
  recover(): void {
    this.#connection.run("UPDATE run SET state = 'interrupted' WHERE state = 'running'")
    this.#closeOpenSteps()
  }

  /** Makes a step of what `body` changes; none when it changes nothing. A new step ends the chance to redo. */
  step<T>(name: string, body: () => T): T {
    const id = this.#insertStep(name, null)
    const result = this.#record(id, body)
    if (!this.#hasChanges(id)) this.#connection.run('DELETE FROM step WHERE id = ?', id)
    else {
      this.#dropUndone()
      this.#closeOpenSteps(id)
      this.#place(id)
      this.#noteTopics(id)
    }
    return result
  }

  /** Adds what `body` changes to the open step of a run. */
  runStep<T>(run: number, name: string, body: () => T): T {
    const open = this.#connection.value<number>('SELECT id FROM step WHERE run = ? AND place IS NULL', run)
    const id = open ?? this.#insertStep(name, run)
    const before = this.#connection.value<number>('SELECT coalesce(max(id), 0) FROM change')!
    const result = this.#record(id, body)
    if (!this.#hasChanges(id)) this.#connection.run('DELETE FROM step WHERE id = ?', id)
    else {
      if (open === undefined) this.#dropUndone()
      this.#closeOpenSteps(id)
      this.#noteTopics(id, before)
    }
    return result
  }

  /** The run has ended: its step takes its place in the undo order. */
  closeRun(run: number): void {
    const open = this.#connection.value<number>('SELECT id FROM step WHERE run = ? AND place IS NULL', run)
    if (open !== undefined) this.#place(open)
    this.touch('history')
  }

  /** Undoes the last step and returns its name, or null. `before` may look at the step's changes. Throws `conflict` while a run is open. */
  undo(before: (step: number) => void): string | null {
    return this.#play(
      'SELECT id, name, run FROM step WHERE undone = 0 AND place IS NOT NULL ORDER BY place DESC LIMIT 1',
      1,
      before,
    )
  }

  /** Does again what was undone last. */
  redo(before: (step: number) => void): string | null {
    return this.#play('SELECT id, name, run FROM step WHERE undone = 1 ORDER BY place LIMIT 1', 0, before)
  }

  /** Says that windows have to ask for these again, for what no tracked table shows. */
  touch(...topics: readonly Topic[]): void {
    for (const topic of topics) this.#touched.add(topic)
  }

  /** The topics touched since the last call. */
  takeTouched(): Topic[] {
    const touched = [...this.#touched]
    this.#touched = new Set()
    return touched
  }

  #play(sql: string, undone: 0 | 1, before: (step: number) => void): string | null {
    if (this.#connection.value("SELECT 1 FROM run WHERE state = 'running'") !== undefined)
      throw new AppError('conflict', 'An import is running. Undo and redo are possible when it has ended.')
    const step = this.#connection.row<{ id: number; name: string; run: number | null }>(sql)
    if (!step) return null
    before(step.id)
    this.#playing = true
    try {
      for (const change of this.#changes(step.id, undone === 1)) this.#swap(change)
    } finally {
      this.#playing = false
    }
    this.#connection.run('UPDATE step SET undone = ? WHERE id = ?', undone, step.id)
    if (step.run !== null) {
      this.#connection.run(
        'UPDATE run SET undone = NOT EXISTS (SELECT 1 FROM step WHERE run = ?1 AND undone = 0) WHERE id = ?1',
        step.run,
      )
      this.touch('runs')
    }
    this.#noteTopics(step.id)
    return step.name
  }

  *#changes(step: number, backwards: boolean): Iterable<Change> {
    const sql = backwards
      ? `SELECT id, "table", row, image FROM change WHERE step = ? AND id < ? ORDER BY id DESC LIMIT ${PLAYED_AT_ONCE}`
      : `SELECT id, "table", row, image FROM change WHERE step = ? AND id > ? ORDER BY id LIMIT ${PLAYED_AT_ONCE}`
    let from = backwards ? Number.MAX_SAFE_INTEGER : 0
    for (;;) {
      const changes = this.#connection.rows<Change>(sql, step, from)
      yield* changes
      const last = changes.at(-1)
      if (!last) return
      from = last.id
    }
  }

  /** Puts a row's image in its place, and the row into the image. */
  #swap({ id, table, row, image }: Change): void {
    const current = this.#connection.row<Record<string, Value>>(`SELECT * FROM "${table}" WHERE id = ?`, row)
    const next = image === null ? null : (JSON.parse(image) as Record<string, Value>)
    let saved: Record<string, Value> | null
    if (next === null) {
      if (!current) throw new Error(`history: ${table} ${row} is not there to be removed`)
      this.#connection.run(`DELETE FROM "${table}" WHERE id = ?`, row)
      saved = current
    } else if (current) {
      const columns = Object.keys(next)
      const assignments = columns.map((column) => `"${column}" = ?`).join(', ')
      this.#connection.run(`UPDATE "${table}" SET ${assignments} WHERE id = ?`, ...Object.values(next), row)
      saved = Object.fromEntries(columns.map((column) => [column, current[column]!]))
    } else {
      const columns = Object.keys(next).map((column) => `"${column}"`)
      const places = columns.map(() => '?').join(', ')
      this.#connection.run(`INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${places})`, ...Object.values(next))
      saved = null
    }
    this.#connection.run('UPDATE change SET image = ? WHERE id = ?', saved && JSON.stringify(saved), id)
  }

  #record<T>(step: number, body: () => T): T {
    if (this.#step !== null) throw new Error('a step of the history was begun inside another')
    this.#step = step
    try {
      return body()
    } finally {
      this.#step = null
    }
  }

  #insertStep(name: string, run: number | null): number {
    const at = new Date().toISOString()
    return this.#connection.run('INSERT INTO step (name, at, run) VALUES (?, ?, ?)', name, at, run).id
  }

  #hasChanges(step: number): boolean {
    return this.#connection.value('SELECT 1 FROM change WHERE step = ? LIMIT 1', step) !== undefined
  }

  #dropUndone(): void {
    this.#connection.run('DELETE FROM change WHERE step IN (SELECT id FROM step WHERE undone = 1)')
    this.#connection.run('DELETE FROM step WHERE undone = 1')
  }

  #closeOpenSteps(except = 0): void {
    const open = this.#connection.values<number>(
      'SELECT id FROM step WHERE place IS NULL AND id <> ? ORDER BY id',
      except,
    )
    for (const step of open) this.#place(step)
  }

  #place(step: number): void {
    this.#connection.run('UPDATE step SET place = (SELECT coalesce(max(place), 0) + 1 FROM step) WHERE id = ?', step)
  }

  #noteTopics(step: number, after = 0): void {
    this.touch('history')
    const tables = this.#connection.values<string>(
      'SELECT DISTINCT "table" FROM change WHERE step = ? AND id > ?',
      step,
      after,
    )
    for (const table of tables) {
      const { topics = [], columns = {} } = TRACKED[table] ?? {}
      this.touch(...topics)
      for (const [column, more] of Object.entries(columns)) {
        const changed = this.#connection.value(
          `SELECT 1 FROM change WHERE step = ? AND id > ? AND "table" = ? AND json_type(image, '$.' || ?) IS NOT NULL LIMIT 1`,
          step,
          after,
          table,
          column,
        )
        if (changed !== undefined) this.touch(...more)
      }
    }
  }
}

function createTriggers(connection: Connection, table: string, untracked: readonly string[]): void {
  const columns = connection
    .values<string>('SELECT name FROM pragma_table_info(?)', table)
    .filter((column) => !untracked.includes(column))
  const record = (row: string, image: string): string =>
    `INSERT INTO change (step, "table", row, image) VALUES (history_step(), '${table}', ${row}, ${image});`
  const whole = columns.map((column) => `'${column}', OLD."${column}"`).join(', ')
  const changed = columns
    .map(
      (column) => `SELECT '${column}' AS name, OLD."${column}" AS value WHERE OLD."${column}" IS NOT NEW."${column}"`,
    )
    .join(' UNION ALL ')
  const differs = columns.map((column) => `OLD."${column}" IS NOT NEW."${column}"`).join(' OR ')
  const trigger = (event: string, when: string, body: string): void =>
    connection.exec(
      `CREATE TEMP TRIGGER "history_${table}_${event.split(' ')[0]!.toLowerCase()}" AFTER ${event} ON main."${table}"
       WHEN history_recording() AND (${when}) BEGIN ${body} END`,
    )

  const updated = `UPDATE OF ${columns.map((column) => `"${column}"`).join(', ')}`
  trigger(updated, differs, record('NEW.id', `(SELECT json_group_object(name, value) FROM (${changed}))`))
  if (untracked.length > 0) {
    // Rows of such a table are content: they stay for good, and begin in a state that shows nothing.
    trigger(
      'INSERT',
      "NEW.state <> 'absent'",
      "SELECT RAISE(ABORT, 'rows begin absent: their state is the history''s');",
    )
    trigger('DELETE', '1', "SELECT RAISE(ABORT, 'rows of this table are never removed');")
  } else {
    trigger('INSERT', '1', record('NEW.id', 'NULL'))
    trigger('DELETE', '1', record('OLD.id', `json_object(${whole})`))
  }
}
