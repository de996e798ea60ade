import { basename } from 'node:path'
import { AppError } from '../contract/errors.ts'
import type { ImportOptions } from '../contract/import.ts'
import { columnsUnclear } from '../contract/import-report.ts'
import { columnsKey, exactColumns, type ColumnMapping, type TableLook, type TableSource } from '../contract/tables.ts'
import { hintsOf } from '../import/hints-of.ts'
import { previewArticles, type Preview } from '../import/preview-articles.ts'
import type { TableHead } from '../import/read-table-head.ts'
import { tableHeads } from '../import/table-heads.ts'
import type { AppCore } from './app-core.ts'
import { startImport, type StartedImport } from './import-job.ts'
import { existingPath, optionsOf } from './run-files.ts'

const PREVIEWED = 3
// Beside a table whose columns were told, so many others are looked at whether they are alike.
const MOST_ALIKE = 1000

/** `table.look`. Throws `not-found` when the file is gone, `unsupported` when it is no table. */
export async function lookAtTable(
  core: AppCore,
  table: TableSource,
  given: ColumnMapping | undefined,
  signal: AbortSignal,
): Promise<TableLook> {
  const { db } = core.current()
  const path = await pathOf(core, table)
  const preview = async (mapping: ColumnMapping): Promise<Preview> =>
    previewArticles(path, await hintsOf(db, { columns: exactColumns(mapping) }), PREVIEWED, signal)
  const [head, early] = await Promise.all([headOf(path, signal), given && preview(given)])
  const remembered = given ?? (await db.read('mapping.find', { key: columnsKey(head.columns) }, { signal }))
  const mapping = remembered ?? head.guess
  const { articles, problem } = early ?? (await preview(mapping))
  return {
    name: basename(path),
    columns: head.columns,
    rows: head.rows,
    mapping,
    how: given !== undefined ? 'given' : remembered === null ? 'guessed' : 'remembered',
    articles,
    problem: articles.length === 0 ? problem : null,
  }
}

/** `table.alike`. */
export async function countAlike(core: AppCore, table: TableSource, signal: AbortSignal): Promise<number> {
  if (!('run' in table)) return 0
  const path = await pathOf(core, table)
  return (await alikeFiles(core, table.run, path, await headOf(path, signal), signal)).length
}

/** `table.import`. Throws as {@link lookAtTable}. */
export async function importTable(
  core: AppCore,
  table: TableSource,
  mapping: ColumnMapping,
  { remember, options }: { readonly remember: boolean; readonly options: ImportOptions },
): Promise<StartedImport> {
  const { signal } = new AbortController()
  const path = await pathOf(core, table)
  const head = await headOf(path, signal)
  await core.current().db.write('mapping.remember', { columns: head.columns, mapping: remember ? mapping : null })
  const alike = 'run' in table ? await alikeFiles(core, table.run, path, head, signal) : []
  const before = 'run' in table ? await optionsOf(core, table.run) : {}
  return startImport(core, [path, ...alike], { ...before, ...options, columns: exactColumns(mapping) })
}

async function headOf(path: string, signal: AbortSignal): Promise<TableHead> {
  const [head] = await tableHeads([path], signal)
  if (head === undefined || 'reason' in head)
    throw new AppError('unsupported', `Its columns cannot be shown. ${head?.reason ?? ''}`)
  return head
}

async function pathOf(core: AppCore, table: TableSource): Promise<string> {
  if ('source' in table) return core.grants.resolve(table.source)
  const [row] = await core.current().db.read('run.paths', { run: table.run, items: [table.item] })
  const path = row === undefined ? undefined : existingPath(core, table.run, row.path)
  if (path === undefined)
    throw new AppError('not-found', `${row?.path ?? 'It'} is not there any more. Import it again from where it is now.`)
  return path
}

/** The other files of a run whose columns were unclear and that have the same ones. */
async function alikeFiles(
  core: AppCore,
  run: string,
  than: string,
  { columns }: TableHead,
  signal: AbortSignal,
): Promise<string[]> {
  const { db } = core.current()
  const unclear = await Promise.all(
    [columnsUnclear, 'no-article'].map((why) => db.read('run.paths', { run, filter: { why } }, { signal })),
  )
  const paths = unclear
    .flat()
    .flatMap(({ path, container }) => (container ? [] : (existingPath(core, run, path) ?? [])))
    .filter((path) => path !== than)
    .slice(0, MOST_ALIKE)
  if (paths.length === 0) return []
  const key = columnsKey(columns)
  const heads = await tableHeads(paths, signal)
  return paths.filter((_, at) => {
    const head = heads[at]
    return head !== undefined && 'columns' in head && columnsKey(head.columns) === key
  })
}
