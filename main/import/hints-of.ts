import type { CorpusDb } from '../../db/client.ts'
import type { ImportOptions } from '../contract/import.ts'
import type { Hints } from './formats/format.ts'

/** What an import tells its readers: the researcher's outlets and tables, and the options of the run. */
export async function hintsOf(db: CorpusDb, { columns, as }: ImportOptions): Promise<Hints> {
  return {
    outletHosts: await db.read('outlet.hosts', {}),
    tables: await db.read('mapping.hints', {}),
    ...(columns === undefined ? {} : { columns }),
    ...(as === undefined ? {} : { as }),
  }
}
