import { writeFile } from 'node:fs/promises'
import type { windowExportMethods } from '../contract/window-exports.ts'
import { writeCsv } from '../export/csv.ts'
import { safeFileName } from '../files/safe-path.ts'
import type { AppCore } from './app-core.ts'
import type { Handlers } from './handlers.ts'

const LONGEST_NAME = 80

/** Drawings and tables of the window, written where they can be saved from. */
export function windowExportHandlers(core: AppCore): Pick<Handlers, keyof typeof windowExportMethods> {
  const write = async (
    name: string,
    ending: string,
    body: (path: string) => Promise<unknown>,
  ): Promise<{ export: string; fileName: string }> => {
    const fileName = safeFileName(`${name.slice(0, LONGEST_NAME)}.${ending}`)
    const { id, path } = await core.exports.place(fileName)
    await body(path)
    core.exports.keep(id, { path, fileName })
    return { export: id, fileName }
  }
  return {
    'picture.export': ({ name, kind, data }) =>
      write(name, kind, (path) => writeFile(path, data, kind === 'svg' ? 'utf8' : 'base64')),
    'table.export': ({ name, columns, rows }) => write(name, 'csv', (path) => writeCsv(path, columns, onePage(rows))),
  }
}

async function* onePage<T>(rows: T): AsyncGenerator<T> {
  yield rows
}
