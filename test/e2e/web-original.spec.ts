import { readFileSync } from 'node:fs'
import { hostilePage } from '../unit/archive/hostile-page.ts'
import { expect, test } from './app.ts'
import { openOriginal, startCanary } from './support/original.ts'

// What only the loopback shell has: an answer that can be exchanged on its way to the window, and downloads of a browser.

test('the frame lets nothing of a page through that was not made safe', async ({ app }) => {
  app.allowError(/./)
  const { origin, heard, server } = await startCanary()
  try {
    const { page } = app
    // As if main/archive had let everything through: the policy of the answer and the frame are the second wall.
    await page.route('**/originals/*', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({
        response: answer,
        body: hostilePage(origin).replace(/<meta http-equiv="refresh"[^>]*>/, ''),
      })
    })
    await openOriginal(app, { 'hostile.html': hostilePage(origin) }, /Ferry Line to Ostry/)
    await expect(page.frameLocator('iframe').getByText('Some four hundred people stood on the quay')).toBeAttached()
    await page.waitForTimeout(500)
    expect(heard).toEqual([])
    expect(await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.contentDocument?.title)).not.toBe(
      'RAN',
    )
  } finally {
    server.close()
  }
})

test('the original is saved as it was imported', async ({ app }) => {
  const { page } = app
  const text = 'Ferry Opens Again\n\nBy Hanne Brodal\n\nThe ferry line between Tarn and Ostry opened again on Friday.\n'
  await openOriginal(app, { 'ferry.txt': text }, /Ferry Opens Again/)
  await page.getByText('Text with line numbers').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the original as…' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('ferry.txt')
  expect(readFileSync(await download.path(), 'utf8')).toBe(text)
})
