import type { CorpusDb } from '../../db/client.ts'
import type { OutletHost } from '../contract/outlets.ts'
import { outletOfHost } from './describe/outlet-hosts.ts'

/** The hosts of a corpus and of the researcher's table, with what both tables call them; most articles first. */
export async function readOutletTable(db: CorpusDb, signal?: AbortSignal): Promise<OutletHost[]> {
  const own = await db.read('outlet.hosts', {}, { signal })
  const met = await db.read('outlet.counts', {}, { signal })
  const known = new Set(met.map(({ host }) => host))
  const unmet = Object.keys(own).filter((host) => !known.has(host))
  return [...met, ...unmet.map((host) => ({ host, articles: 0, unknown: 0 }))].map((row) => {
    const named = outletOfHost(row.host, own)
    const isOwn = named !== undefined && Object.hasOwn(own, named.entry)
    return {
      ...row,
      builtIn: outletOfHost(row.host)?.name ?? null,
      own: isOwn ? named.name : null,
      entry: isOwn ? named.entry : null,
    }
  })
}
