import type { Page, Request } from '@playwright/test'

/** What must never happen on any page of any test. */
export interface PageWatch {
  readonly problems: string[]
  /** Lets console errors through that a test provokes on purpose. */
  allow(message: RegExp): void
}

/**
 * Watches a page, from before it loads or after: requests that leave `origin`, violations of the content security policy (which
 * Chromium tells as console errors), other console errors and uncaught exceptions.
 */
export const watchPage = (page: Page, origin: string): PageWatch => {
  const problems: string[] = []
  const allowed: RegExp[] = []
  const report = (problem: string): void => {
    if (!allowed.some((message) => message.test(problem))) problems.push(problem)
  }
  const check = (url: string): void => {
    if (!isOurs(url, origin)) report(`request leaves this computer: ${url}`)
  }
  page.on('request', (request: Request) => check(request.url()))
  page.on('websocket', (socket) => check(socket.url().replace(/^ws/u, 'http')))
  page.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => report(`uncaught: ${error.stack ?? error.message}`))
  return { problems, allow: (message) => void allowed.push(message) }
}

const isOurs = (url: string, origin: string): boolean =>
  url.startsWith(`${origin}/`) || url === origin || /^(?:data|blob|about):/u.test(url)
