import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Frame, type Page, type Route } from '@playwright/test'
import { app } from './app.ts'
import { chromiumOptions } from '../chromium-options.ts'
import { pageScript } from './page-script.ts'
import { handleProtocol } from './protocol.ts'
import { isRequestAllowed } from './session.ts'
import { preventable } from './stand-in.ts'
import type { SenderFrame, WebContents } from './web-contents.ts'

/** One page of Chromium behind a window. */
export interface PageDriver {
  /** The DevTools endpoint of the browser, and the page's target there: how a test finds the page. */
  readonly endpoint: string
  readonly target: string
  load(url: string): Promise<void>
  send(channel: string, args: readonly unknown[]): void
  setTheme(theme: 'system' | 'light' | 'dark'): void
  reload(): Promise<void>
  close(): Promise<void>
  onClosed(listener: () => void): void
}

const binding = '__standInCall'
const receiver = '__standInReceive'
const files = '__standInFiles'
const pages = new Map<Page, WebContents>()
let browser: Promise<{ context: BrowserContext; endpoint: string }> | undefined

/** `app://corpus/x` as a page of Chromium can have it: a secure origin of its own that no server answers. */
export const pageUrl = (url: string): string => url.replace(/^app:\/\/([^/]+)/u, 'http://app--$1.localhost')
/** The address that the app knows for one of the page's. */
export const appUrlOf = (url: string): string => url.replace(/^http:\/\/app--([^/]+)\.localhost/u, 'app://$1')

/** Opens a page with the window's preload. Its requests go through the app's rules, and to the app's protocol handler. */
export async function openPage(
  contents: WebContents,
  options: Electron.BrowserWindowConstructorOptions,
): Promise<PageDriver> {
  browser ??= launch(options)
  const { context, endpoint } = await browser
  const page = await context.newPage()
  pages.set(page, contents)
  const cdp = await context.newCDPSession(page)
  const { targetInfo } = (await cdp.send('Target.getTargetInfo')) as { targetInfo: { targetId: string } }

  /** The paths behind what the page script gave out for files; '' for a file that is on no disk. */
  const resolveFiles = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) return Promise.all(value.map(resolveFiles))
    if (typeof value === 'object' && value !== null && 'path' in value)
      return { ...value, path: await resolveFiles(value.path) }
    const index = typeof value === 'string' ? /^stand-in-file:(\d+)$/u.exec(value)?.[1] : undefined
    if (index === undefined) return value
    const { result } = await cdp.send('Runtime.evaluate', { expression: `${files}[${index}]` })
    return cdp.send('DOM.getFileInfo', { objectId: result.objectId! }).then(
      ({ path }) => path,
      () => '',
    )
  }
  // Messages are handed over in the order in which they were sent, also where one had to wait for a file.
  let before: Promise<unknown> = Promise.resolve()
  await page.exposeBinding(binding, async ({ frame }, { kind, channel, args }: PageMessage) => {
    const sender = senderOf(frame)
    const inOrder = before.then(() => resolveFiles(args))
    before = inOrder
    const given = (await inOrder) as unknown[]
    if (kind === 'send') {
      contents.receive(sender, channel, ...given)
      return undefined
    }
    return contents.answer(sender, channel, ...given).then(
      (value) => ({ value }),
      (error: unknown) => ({ error: String(error) }),
    )
  })
  const preload = options.webPreferences?.preload
  const preloadCode = preload === undefined ? '' : readFileSync(preload, 'utf8')
  const names = JSON.stringify({ binding, receiver, files })
  // As text: the content security policy of the page forbids to make functions of strings in it.
  const content = `(${pageScript.toString()})(${names}, function (require, module, exports) {\n${preloadCode}\n})`
  await page.addInitScript({ content })
  page.on('crash', () => contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))

  let sent: Promise<unknown> = Promise.resolve()
  return {
    endpoint,
    target: targetInfo.targetId,
    async load(url) {
      contents.loading = true
      await page.goto(pageUrl(url)).finally(() => (contents.loading = false))
    },
    send(channel, args) {
      sent = sent
        .then(() =>
          page.evaluate(
            ([name, channel, args]) =>
              (globalThis as unknown as Record<string, (...given: unknown[]) => void>)[name]?.(channel, args),
            [receiver, channel, args] as const,
          ),
        )
        .catch(() => undefined) // The page went away in between.
    },
    setTheme: (theme) =>
      void page.emulateMedia({ colorScheme: theme === 'system' ? null : theme }).catch(() => undefined),
    reload: async () => void (await page.reload()),
    close: () => page.close(),
    onClosed: (listener) => void page.once('close', listener),
  }
}

/** Closes Chromium, if it was started. */
export async function closeChromium(): Promise<void> {
  await (await browser)?.context.close()
}

interface PageMessage {
  readonly kind: 'send' | 'invoke'
  readonly channel: string
  readonly args: readonly unknown[]
}

const senderOf = (frame: Frame): SenderFrame => {
  const url = appUrlOf(frame.url())
  return { url, origin: /^[^:]+:\/\/[^/]*/u.exec(url)?.[0] ?? 'null', parent: frame.parentFrame() }
}

async function launch(options: Electron.BrowserWindowConstructorOptions) {
  // Where Electron's Chromium has its own; a new one each time, since a killed one leaves locks.
  mkdirSync(app.getPath('sessionData'), { recursive: true })
  const profile = mkdtempSync(join(app.getPath('sessionData'), 'chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    ...chromiumOptions,
    args: [...chromiumOptions.args, '--remote-debugging-port=0'],
    viewport: { width: options.width ?? 800, height: options.height ?? 600 },
    serviceWorkers: 'block',
  })
  context.once('close', () => rmSync(profile, { recursive: true, force: true }))
  await context.route('**/*', answer)
  context.on('page', (page) => {
    // Our own pages are known before they load; any other is a window that a page opened.
    void page.opener().then(async (opener) => {
      if (opener !== null && !pages.get(opener)?.mayOpenWindow(appUrlOf(page.url()))) await page.close()
    })
  })
  const port = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]
  return { context, endpoint: `http://127.0.0.1:${port}` }
}

/** Every request of every page: navigation rules first, then the session's rule, then the app's protocol handler. */
async function answer(route: Route): Promise<void> {
  const request = route.request()
  const url = appUrlOf(request.url())
  const contents = pageOf(route)
  if (contents === undefined) return route.abort('blockedbyclient')
  if (request.isNavigationRequest() && !contents.loading) {
    const event = preventable({ url })
    if (request.frame().parentFrame() === null) contents.emit('will-navigate', event, url)
    contents.emit('will-frame-navigate', event)
    if (event.defaultPrevented) return route.abort('aborted')
  }
  if (!(await isRequestAllowed(url, request.resourceType()))) return route.abort('blockedbyclient')
  if (!url.startsWith('app:')) return route.continue()
  const response = await handleProtocol(url, request.method())
  if (response === undefined) return route.abort('failed')
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

function pageOf(route: Route): WebContents | undefined {
  try {
    return pages.get(route.request().frame().page())
  } catch {
    return undefined // The first request of a window that a page opened.
  }
}
