import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Connection } from '../../db/connection.ts'
import { migrate, schemaVersion } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations.ts'
import { dumpSchema, migrationsModule, readMigrations } from '../../db/schema-files.ts'
import { temporaryFolder } from './support/corpus.ts'

const db = join(import.meta.dirname, '..', '..', 'db')
const files = readMigrations(join(db, 'migrations'))

function empty(): Connection {
  return new Connection(join(temporaryFolder(), 'empty.db'), { readonly: false, mustExist: false, timeout: 0 })
}

describe('the schema', () => {
  test('the generated files are those of the migrations', () => {
    expect(readFileSync(join(db, 'migrations.ts'), 'utf8')).toBe(migrationsModule(files))
    expect(readFileSync(join(db, 'schema.sql'), 'utf8')).toBe(dumpSchema(empty(), files))
    expect(migrations.map(({ version, name, sql }) => ({ version, name, sql }))).toEqual(files)
    expect(schemaVersion).toBe(files.length)
  })

  test('every table is STRICT, or a part of the full-text index', () => {
    const connection = empty()
    migrate(connection)
    const loose = connection.values<string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    expect(loose).toEqual([])
    connection.close()
  })
})

describe('migrating', () => {
  const two = [
    { version: 1, name: '0001-a', sql: 'CREATE TABLE a (x INTEGER) STRICT;' },
    { version: 2, name: '0002-b', sql: 'INSERT INTO a VALUES (2); ALTER TABLE a ADD COLUMN y TEXT;' },
  ]

  test('goes from any version to the newest', () => {
    const connection = empty()
    expect(migrate(connection, two.slice(0, 1))).toBe(0)
    expect(migrate(connection, two)).toBe(1)
    expect(connection.rows('SELECT * FROM a')).toEqual([{ x: 2, y: null }])
    expect(migrate(connection, two)).toBe(2)
    expect(connection.pragma('user_version')).toBe(2)
    connection.close()
  })

  test('is whole or not at all', () => {
    const connection = empty()
    migrate(connection, two.slice(0, 1))
    const broken = [
      ...two,
      { version: 3, name: '0003-c', sql: 'INSERT INTO a VALUES (3, 3); SELECT no_such_function()' },
    ]
    expect(() => migrate(connection, broken)).toThrow(/no_such_function/)
    expect(connection.pragma('user_version')).toBe(1)
    expect(connection.rows('SELECT * FROM a')).toEqual([])
    connection.close()
  })

  test('refuses what a newer program made', () => {
    const connection = empty()
    connection.pragma('user_version = 7')
    expect(() => migrate(connection, two)).toThrow(expect.objectContaining({ code: 'newer-corpus' }))
    connection.close()
  })
})
