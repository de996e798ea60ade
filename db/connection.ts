import Database from 'better-sqlite3'
import { AppError } from '../main/contract/errors.ts'

/** What SQLite can hold in the tables of a corpus. */
export type Value = string | number | null | Uint8Array

const STATEMENTS_KEPT = 400

// Question marks with numbers are names to better-sqlite3. A statement has either kind.
const NUMBERED = /\?\d/

/** What a row is given as: an object, its first column, or an array. */
type Shape = 'row' | 'value' | 'tuple'

interface Prepared {
  readonly statement: Database.Statement
  readonly bind: (values: Value[]) => unknown[]
}

/** How an SQLite file is opened. */
export interface ConnectionOptions {
  readonly readonly: boolean
  /** Fails when the file is not there; else it is created. */
  readonly mustExist: boolean
  /** Milliseconds to wait for a lock before SQLITE_BUSY. */
  readonly timeout: number
}

/**
 * One connection to an SQLite file, with its prepared statements. Rows come as objects whose keys are the columns; the type
 * argument says which, as SQL cannot be checked here (the tests run every statement).
 */
export class Connection {
  readonly #database: Database.Database
  readonly #statements = new Map<string, Prepared>()

  constructor(file: string, options: ConnectionOptions) {
    // better-sqlite3 trims names: better no file than another one.
    if (file !== file.trim())
      throw new AppError('invalid-input', `A corpus cannot be called "${file}": no spaces at the end.`)
    this.#database = new Database(file, {
      readonly: options.readonly,
      fileMustExist: options.mustExist,
      timeout: options.timeout,
    })
  }

  /** Runs SQL text of any number of statements. */
  exec(sql: string): void {
    this.#database.exec(sql)
  }

  /** The value of a pragma, or what setting it answers. */
  pragma(text: string): unknown {
    return this.#database.pragma(text, { simple: true })
  }

  /** The first row. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what the SQL answers
  row<Row>(sql: string, ...values: Value[]): Row | undefined {
    const { statement, bind } = this.#prepare('row', sql)
    return statement.get(...bind(values)) as Row | undefined
  }

  rows<Row>(sql: string, ...values: Value[]): Row[] {
    const { statement, bind } = this.#prepare('row', sql)
    return statement.all(...bind(values)) as Row[]
  }

  /** The first column of the first row. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what the SQL answers
  value<T extends Value>(sql: string, ...values: Value[]): T | undefined {
    const { statement, bind } = this.#prepare('value', sql)
    return statement.get(...bind(values)) as T | undefined
  }

  /** The first column of all rows. */
  values<T extends Value>(sql: string, ...values: Value[]): T[] {
    const { statement, bind } = this.#prepare('value', sql)
    return statement.all(...bind(values)) as T[]
  }

  /** Rows as arrays. */
  tuples<Row extends readonly Value[]>(sql: string, ...values: Value[]): Row[] {
    const { statement, bind } = this.#prepare('tuple', sql)
    return statement.all(...bind(values)) as Row[]
  }

  /** Changes rows: how many, and the id of the row last inserted. */
  run(sql: string, ...values: Value[]): { changes: number; id: number } {
    const { statement, bind } = this.#prepare('row', sql)
    const result = statement.run(...bind(values))
    return { changes: result.changes, id: Number(result.lastInsertRowid) }
  }

  /** Makes a function callable from SQL. */
  define(name: string, body: (...values: Value[]) => Value): void {
    this.#database.function(name, body)
  }

  /** All or nothing: takes the write lock at once, commits when `body` returns, rolls back when it throws. */
  transaction<T>(body: () => T): T {
    return this.#database.transaction(body).immediate()
  }

  /** One state of the file for several reads. */
  snapshot<T>(body: () => T): T {
    return this.#database.transaction(body).deferred()
  }

  close(): void {
    this.#database.close()
  }

  #prepare(shape: Shape, sql: string): Prepared {
    const key = `${shape} ${sql}`
    let prepared = this.#statements.get(key)
    if (prepared) this.#statements.delete(key)
    else {
      const statement = this.#database.prepare(sql)
      if (shape === 'value') statement.pluck()
      if (shape === 'tuple') statement.raw()
      prepared = { statement, bind: NUMBERED.test(sql) ? byNumber : inOrder }
    }
    // Set again, so that the first key is the one used longest ago: queries make statements without end.
    this.#statements.set(key, prepared)
    if (this.#statements.size > STATEMENTS_KEPT) {
      const [oldest] = this.#statements.keys()
      if (oldest !== undefined) this.#statements.delete(oldest)
    }
    return prepared
  }
}

function inOrder(values: Value[]): Value[] {
  return values
}

function byNumber(values: Value[]): [Record<string, Value>] {
  return [Object.fromEntries(values.map((value, index) => [index + 1, value]))]
}
