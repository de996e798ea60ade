import { createServer } from 'node:http'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { openWebPage, startWebHost } from './support/launch-web.ts'
import type { WebHost } from './support/launch-web.ts'

const test = base.extend<{ host: WebHost; dataDir: string }>({
  dataDir: async ({ browserName: _browser }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'variorum-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  host: async ({ dataDir }, use) => {
    const host = await startWebHost(dataDir)
    await use(host)
    await host.close()
  },
})

test('the code of the launch address is used up, and a reload goes on with the cookie', async ({ browser, host }) => {
  const { context, page } = await openWebPage(browser, host)
  const start = page.getByRole('button', { name: 'New corpus…' })
  await expect(start).toBeVisible()
  expect(page.url()).toBe(`${host.origin}/`)
  expect(await page.evaluate(() => document.cookie)).toBe('')
  const [cookie, ...others] = await context.cookies()
  expect(cookie).toMatchObject({
    name: `variorum-${new URL(host.origin).port}`,
    httpOnly: true,
    sameSite: 'Strict',
    expires: -1,
  })
  expect(others).toEqual([])
  await page.reload()
  await expect(start).toBeVisible()

  const stranger = await openWebPage(browser, host)
  await expect(stranger.page.getByText('This window is not connected')).toBeVisible()
  await stranger.context.close()
  await context.close()
})

test('the page without its code shows nothing of a corpus', async ({ browser, host }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(host.origin)
  await expect(page.getByText('This window is not connected')).toBeVisible()
  expect(await context.cookies()).toEqual([])
  await context.close()
})

test('another local server, in the same browser with the same cookie, gets nowhere', async ({ browser, host }) => {
  const other = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>other</title>')
  })
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { context } = await openWebPage(browser, host)
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
  const reached = await page.evaluate(async (origin) => {
    const attempt = (path: string, init: RequestInit): Promise<string> =>
      fetch(`${origin}${path}`, { credentials: 'include', ...init }).then(
        (answer) => `answered ${answer.type}`,
        () => 'refused',
      )
    const socket = new Promise<string>((resolve) => {
      const opened = new WebSocket(`${origin.replace('http', 'ws')}/api`)
      opened.addEventListener('open', () => resolve('opened'))
      opened.addEventListener('close', () => resolve('refused'))
    })
    const script = new Promise<string>((resolve) => {
      const element = document.createElement('script')
      element.src = `${origin}/exports/known`
      element.addEventListener('load', () => resolve('loaded'))
      element.addEventListener('error', () => resolve('refused'))
      document.head.append(element)
    })
    return Promise.all([
      attempt('/', {}),
      attempt('/session', { method: 'POST', body: '{}' }),
      attempt('/uploads/12345678?name=a.txt', { method: 'POST', body: 'text' }),
      attempt('/uploads/12345678?name=a.txt', { method: 'POST', body: 'text', mode: 'no-cors' }),
      socket,
      script,
    ])
  }, host.origin)
  expect(reached).toEqual(['refused', 'refused', 'refused', 'refused', 'refused', 'refused'])
  other.close()
  await context.close()
})

test('an upload from another local page is not staged', async ({ browser, host, dataDir }) => {
  const { context, page } = await openWebPage(browser, host)
  await expect(page.getByRole('button', { name: 'New corpus…' })).toBeVisible()
  const own = await page.evaluate(async () => {
    const answer = await fetch('/uploads/12345678?name=a.txt', { method: 'POST', body: 'text' })
    return answer.status
  })
  expect(own).toBe(200)
  const staged = (): string[] => readdirSync(join(dataDir, 'staging'), { recursive: true }) as string[]
  expect(staged().filter((name) => name.endsWith('a.txt'))).toHaveLength(1)
  await context.close()
})

test('a second start finds the first and prints its launch address', async ({ browser, host, dataDir }) => {
  const second = await startWebHost(dataDir)
  expect(await second.ended).toBe(0)
  expect(second.origin).toBe(host.origin)
  expect(second.launchUrl).not.toBe(host.launchUrl)
  for (const launched of [second, host]) {
    const { context, page } = await openWebPage(browser, launched)
    await expect(page.getByRole('button', { name: 'New corpus…' })).toBeVisible()
    await context.close()
  }
})

test('told to end, it leaves nothing running and nothing lying about', async ({ host, dataDir }) => {
  expect(await host.close()).toBe(0)
  expect(existsSync(join(dataDir, 'loopback.lock'))).toBe(false)
  expect(host.errors()).toBe('')
})

test('it ends by itself after the last page has left', async ({ browser, host }) => {
  const { context, page } = await openWebPage(browser, host)
  await expect(page.getByRole('button', { name: 'New corpus…' })).toBeVisible()
  await context.close()
  expect(await host.ended).toBe(0)
})
