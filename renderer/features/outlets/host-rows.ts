import type { OutletHost } from '../../../main/contract/outlets.ts'

/** Hosts whose address or name holds the words typed. */
export function shownHosts(hosts: readonly OutletHost[], typed: string): OutletHost[] {
  const words = typed.trim().toLowerCase()
  if (words === '') return [...hosts]
  return hosts.filter(({ host, own, builtIn }) =>
    [host, own ?? '', builtIn ?? ''].some((text) => text.toLowerCase().includes(words)),
  )
}

/** The hosts that a name for `entry` would be for: itself and its subdomains, but for those with a longer entry of their own. */
export function hostsNamedWith(hosts: readonly OutletHost[], entry: string): OutletHost[] {
  return hosts.filter((row) => {
    if (row.host !== entry && !row.host.endsWith(`.${entry}`)) return false
    return row.entry === null || row.entry.length <= entry.length
  })
}
