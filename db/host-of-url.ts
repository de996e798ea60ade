/** What the column `article.host` holds for an address: lower case, without port and "www."; null without an address. */
export function hostOfUrl(url: string | null): string | null {
  const at = url === null ? -1 : url.indexOf('://')
  if (url === null || at < 0) return null
  const host = url.slice(at + 3).replace(/[/?#:].*$/s, '')
  // As SQLite's lower(), which knows ASCII only.
  const lower = host.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  return lower.replace(/^www\./, '') || null
}
