/*
 * Writes what is generated from db/migrations/*.sql: db/migrations.ts, the same SQL as a module (bundles and plain Node both
 * find a module; a file beside it only one of them), and db/schema.sql, the schema that they add up to.
 *   node tools/schema.ts            writes both
 *   node tools/schema.ts --check    fails when one of them is not what it would write
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { Connection } from '../db/connection.ts'
import { dumpSchema, migrationsModule, readMigrations } from '../db/schema-files.ts'

const root = join(import.meta.dirname, '..')
const migrations = readMigrations(join(root, 'db/migrations'))

const folder = mkdtempSync(join(tmpdir(), 'variorum-schema-'))
const connection = new Connection(join(folder, 'schema.db'), { readonly: false, mustExist: false, timeout: 0 })
const schema = dumpSchema(connection, migrations)
connection.close()
rmSync(folder, { recursive: true })

const generated = [
  { path: join(root, 'db/migrations.ts'), content: migrationsModule(migrations) },
  { path: join(root, 'db/schema.sql'), content: schema },
]
const check = process.argv.includes('--check')
for (const { path, content } of generated) {
  if (!check) writeFileSync(path, content)
  else if (readOrEmpty(path) !== content) {
    process.stderr.write(`${relative(root, path)} does not fit db/migrations. Run: npm run schema\n`)
    process.exitCode = 1
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
