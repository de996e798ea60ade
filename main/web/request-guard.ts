import type { IncomingHttpHeaders } from 'node:http'

/** What decides whether a request may be looked at. */
export interface GuardedRequest {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  /** A WebSocket handshake: as powerful as a mutation. */
  readonly upgrade: boolean
}

/**
 * Why a request to the server on `port` is refused before anything else is done, or null.
 *
 * `Host` must be our own address, or a page that rebinds its name to 127.0.0.1 would be let in. What changes anything needs our
 * `Origin` with its port: browsers count all ports of 127.0.0.1 as one site, so neither cookies nor SameSite tell us apart from
 * another local server. `keyed` requests come from a second start of Variorum, which no page can imitate: they have no origin.
 */
export const refusal = (request: GuardedRequest, port: number, keyed = false): string | null => {
  const { headers } = request
  if (headers.host !== `127.0.0.1:${port}`) return 'wrong host'
  const changes = request.upgrade || (request.method !== 'GET' && request.method !== 'HEAD')
  const { origin } = headers
  if (keyed) return origin === undefined ? null : 'wrong origin'
  if (origin === undefined ? changes : origin !== `http://127.0.0.1:${port}`) return 'wrong origin'
  const site = headers['sec-fetch-site']
  // `none` is an address typed or opened from outside the browser: that is how the page itself is first loaded.
  const allowed = changes ? ['same-origin'] : ['same-origin', 'none']
  if (site !== undefined && !allowed.includes(site) && !isPageVisit(request)) return 'wrong site'
  return null
}

/** Following a link to the page is harmless: it shows our page, and nothing of it can be read from outside. */
const isPageVisit = ({ method, headers, upgrade }: GuardedRequest): boolean =>
  method === 'GET' && !upgrade && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
