import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../contract/errors.ts'
import type { importMethods } from '../contract/import-methods.ts'
import { exportReport } from '../export/export-report.ts'
import { safeFileName } from '../files/safe-path.ts'
import type { AppCore } from './app-core.ts'
import type { Handlers } from './handlers.ts'
import { startImport } from './import-job.ts'
import { existingPath, optionsOf } from './run-files.ts'
import { countAlike, importTable, lookAtTable } from './tables.ts'

/** Reports of imports, what can be done from them, and tables whose columns have to be told. */
export function reportHandlers(core: AppCore): Pick<Handlers, keyof typeof importMethods> {
  return {
    'import.summary': async ({ run }, { signal }) => core.current().db.read('run.summary', { run }, { signal }),
    'import.items': async (input, { signal }) => core.current().db.read('run.items', input, { signal }),

    async 'import.csv'({ run, filter }, { signal }) {
      const { db } = core.current()
      const { label } = await db.read('run.get', { run }, { signal })
      const fileName = safeFileName(`Import of ${label.slice(0, 80)}.csv`)
      const { id, path } = await core.exports.place(fileName)
      const rows = await exportReport(db, run, filter, path, signal)
      core.exports.keep(id, { path, fileName })
      return { export: id, fileName, rows }
    },

    async 'import.again'({ run, items, filter, options }) {
      const { db } = core.current()
      const found = await db.read('run.paths', { run, filter, ...(items === undefined ? {} : { items }) })
      const wanted = options.as === undefined ? found : found.filter(({ container }) => !container)
      const paths = wanted.flatMap(({ path }) => existingPath(core, run, path) ?? [])
      if (paths.length === 0)
        throw new AppError(
          'not-found',
          wanted.length === 1
            ? `${wanted[0]!.path} is not there any more. Import it again from where it is now.`
            : 'None of these files is there any more. Import them again from where they are now.',
          { run },
        )
      return startImport(core, paths, { ...(await optionsOf(core, run)), ...options }).answer
    },

    'import.undoPlan': async ({ run }, { signal }) => core.current().db.read('run.undoPlan', { run }, { signal }),
    'import.undo': async ({ run }) => core.current().db.write('run.undo', { run }),

    async 'import.showFile'({ run, item }) {
      if (!core.shell.info.capabilities.showsFolders)
        throw new AppError('unsupported', 'There is no file manager here that Variorum could open.')
      const [row] = await core.current().db.read('run.paths', { run, items: [item] })
      const path = row === undefined ? undefined : core.places.locate(run, row.path)
      if (row === undefined || path === undefined || core.grants.display(path) !== path || !existsSync(dirname(path)))
        throw new AppError('not-found', `Where ${row?.path ?? 'it'} lies is not known any more.`, { run })
      await core.shell.showFile(path)
      return {}
    },

    'table.look': async ({ table, mapping }, { signal }) => lookAtTable(core, table, mapping, signal),
    'table.alike': async ({ table }, { signal }) => ({ files: await countAlike(core, table, signal) }),
    'table.import': async ({ table, mapping, remember, options }) =>
      (await importTable(core, table, mapping, { remember, options })).answer,
  }
}
