/**
 * True for an address that may be handed to the system's browser or mail program: http, https or mailto, without user name or
 * password, which only serve to disguise a host.
 */
export function mayOpenLink(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, username, password } = new URL(url)
  if (protocol === 'mailto:') return true
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}
