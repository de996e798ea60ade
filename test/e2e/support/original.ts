import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, type RunningApp } from '../app.ts'
import { writeFiles } from './texts.ts'
import { row } from './window.ts'

/** A server of this computer that counts what asks it for anything: a page that could load something would load it from here. */
export const startCanary = async (): Promise<{ origin: string; heard: string[]; server: Server }> => {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, server }
}

/** Drops files, shows the list of all articles and opens one of them with its original. */
export const openOriginal = async (
  app: RunningApp,
  files: Record<string, string | Uint8Array>,
  title: RegExp,
): Promise<void> => {
  const { page } = app
  // Playwright tries to run its own script in every frame, and is refused as well.
  app.allowError(/^console: Blocked script execution in '[^']*\/originals\//)
  await app.drop(writeFiles(join(app.folder, 'news'), files))
  await expect(page.getByText(/^\d+ found = \d+ added/)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+0')
  await row(page, title).click()
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { name: 'Original', exact: true })).toBeVisible()
}
