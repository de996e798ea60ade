import { AppError } from '../../main/contract/errors.ts'
import { BY_OWN_TABLE } from '../../main/contract/outlets.ts'
import type { Connection } from '../connection.ts'
import type { HostCount } from '../description-operations.ts'
import { fieldKey } from '../field-keys.ts'
import type { Nothing, WriteInput, WriteOutput } from '../operations.ts'
import { quoted } from '../step-names.ts'
import type { Writer } from '../writer.ts'

/** `outlet.hosts`: the researcher's table. */
export function outletHosts(connection: Connection, _input: Nothing): Record<string, string> {
  return Object.fromEntries(connection.tuples<[string, string]>('SELECT host, name FROM outlet_host ORDER BY host'))
}

/** `outlet.counts`: the hosts of the addresses, counted over their index. */
export function hostCounts(connection: Connection, _input: Nothing): HostCount[] {
  return connection.rows<HostCount>(
    `SELECT host, count(*) AS articles, sum(outlet_key IS NULL) AS unknown FROM article
     WHERE host IS NOT NULL AND state = 'present' GROUP BY host ORDER BY articles DESC, host`,
  )
}

/** `outlet.set`: names a host, and with `fill` its articles. */
export function setOutletHost(
  { connection, history }: Writer,
  { host, name, fill }: WriteInput<'outlet.set'>,
): WriteOutput<'outlet.set'> {
  return history.step(`Name the outlet of ${quoted(host)}: ${quoted(name)}`, () => {
    connection.run(
      `INSERT INTO outlet_host (host, name, added_at) VALUES (?1, ?2, ?3)
       ON CONFLICT (host) DO UPDATE SET name = ?2 WHERE name <> ?2`,
      host,
      name,
      new Date().toISOString(),
    )
    return { changed: fill ? fillOutlets(connection, host, name) : 0 }
  })
}

/** `outlet.remove`: what articles have stays as it is. */
export function removeOutletHost(
  { connection, history }: Writer,
  { host }: WriteInput<'outlet.remove'>,
): WriteOutput<'outlet.remove'> {
  return history.step(`Take ${quoted(host)} out of the table of outlets`, () => {
    const { changes } = connection.run('DELETE FROM outlet_host WHERE host = ?', host)
    if (changes === 0) throw new AppError('not-found', `Your table of outlets has no ${quoted(host)}.`, { host })
    return { changed: changes }
  })
}

/**
 * Gives the name to articles of the host and its subdomains, but for subdomains that have an entry of their own: to those whose
 * outlet is not known, and to those that have theirs from a table of outlets and from nothing that is printed.
 */
function fillOutlets(connection: Connection, host: string, name: string): number {
  const hosts = connection.values<string>('SELECT DISTINCT host FROM article WHERE host IS NOT NULL')
  const own = new Set(connection.values<string>('SELECT host FROM outlet_host'))
  const meant = hosts.filter((met) => nearestEntry(met, own) === host)
  return connection.run(
    `UPDATE article SET outlet = ?1, outlet_key = ?2, outlet_status = 'stated', outlet_evidence = ?3
     WHERE host IN (SELECT value FROM json_each(?4)) AND state <> 'absent' AND outlet IS NOT ?1
       AND (outlet IS NULL
            OR (outlet_status = 'stated' AND outlet_evidence GLOB 'the host of the address*table of outlets'))`,
    name,
    fieldKey(name),
    BY_OWN_TABLE,
    JSON.stringify(meant),
  ).changes
}

/** The longest entry that a host is, or is a subdomain of. */
function nearestEntry(host: string, entries: ReadonlySet<string>): string | undefined {
  let rest = host
  for (;;) {
    if (entries.has(rest)) return rest
    const dot = rest.indexOf('.')
    if (dot < 0) return undefined
    rest = rest.slice(dot + 1)
  }
}
