/** The scheme under which the built page is served; nothing else is ever loaded. */
export const appScheme = 'app'
/** The origin of the page. */
export const appOrigin = `${appScheme}://corpus`
/** The address of the page. */
export const appUrl = `${appOrigin}/index.html`

/** True for an address of our own page and its files, whatever its path. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  // URL.origin is 'null' for a scheme that Node does not know.
  const { protocol, host, username, password } = new URL(url)
  return protocol === `${appScheme}:` && host === 'corpus' && username === '' && password === ''
}
