import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test, type RunningApp } from './app.ts'
import { writeArticles } from './support/articles.ts'
import { listCount } from './support/window.ts'

const reader = (page: Page): Locator => page.getByRole('region', { name: 'Reader' })

const open = async (app: RunningApp, paths: string[], words: string): Promise<Locator> => {
  await app.drop(paths)
  await expect(app.page.getByText(`${paths.length} found = ${paths.length} added`)).toBeVisible()
  await app.page.getByRole('button', { name: 'Show these articles' }).click()
  await app.page.getByRole('row', { name: words }).click()
  return reader(app.page)
}

test('an article shows what is known about it, how, and from what', async ({ app }) => {
  const pane = await open(app, writeArticles(join(app.folder, 'news')), 'Lethian Survey Engineers Killed')
  await expect(pane.getByRole('heading', { level: 2, name: /Lethian Survey Engineers Killed/ })).toBeVisible()
  await expect(pane.getByRole('button', { name: /^Edit Date/ })).toContainText('13 March 2024')
  await pane.getByRole('button', { name: 'Date is stated: show the evidence' }).click()
  await expect(app.page.getByRole('dialog', { name: /Date/ })).toContainText('March 13, 2024')
  await app.page.keyboard.press('Escape')
  await expect(pane.getByRole('button', { name: 'Byline is unknown: show the evidence' })).toBeVisible()
  await app.expectAccessible()
})

test('Markdown syntax is read as its words, and page text stays folded until wanted', async ({ app }) => {
  const pane = await open(app, writeArticles(join(app.folder, 'news')), 'Lethian Survey Engineers Killed')
  await expect(pane.getByText('Interior Ministry said Wednesday.')).toBeVisible()
  await expect(pane.getByText('](#)')).toHaveCount(0)
  const promotion = pane.getByText('Three Lethian Divers Missing')
  await expect(promotion).toHaveCount(0)
  await app.page.keyboard.press('f')
  await expect(promotion).toBeVisible()
  await app.expectAccessible()
  await app.page.keyboard.press('f')
  await expect(promotion).toHaveCount(0)
})

test('metadata is edited in place by keyboard, and undone', async ({ app }) => {
  const pane = await open(app, writeArticles(join(app.folder, 'news')), 'Lethian Survey Engineers Killed')
  const date = pane.getByRole('button', { name: /^Edit Date/ })
  await date.press('Enter')
  await app.page.keyboard.type('2024-02-30')
  await app.page.keyboard.press('Enter')
  await expect(pane.getByText('Write a year, a month or a day')).toBeVisible()
  await app.expectAccessible()
  await app.page.keyboard.press('ControlOrMeta+A')
  await app.page.keyboard.type('2024-02')
  await app.page.keyboard.press('Enter')
  await expect(date).toContainText('February 2024')
  await expect(date).toBeFocused()
  await expect(pane.getByRole('button', { name: /^Date is entered/ })).toBeVisible()

  await date.press('Enter')
  await app.page.keyboard.type('1999')
  await app.page.keyboard.press('Escape')
  await expect(date).toContainText('February 2024')

  await app.page.keyboard.press('ControlOrMeta+Z')
  await expect(date).toContainText('13 March 2024')
  await expect(pane.getByRole('button', { name: /^Date is stated/ })).toBeVisible()
})

test('a paragraph is set aside as furniture and given back', async ({ app }) => {
  const pane = await open(app, writeArticles(join(app.folder, 'news')), 'Lethian Survey Engineers Killed')
  const paragraph = pane.getByText('rare admission of deaths')
  await expect(paragraph).toBeVisible()
  const first = pane.getByRole('button', { name: /^Paragraph 1,/ })
  await first.focus()
  const wanted = pane.getByRole('button', { name: /^Paragraph \d+, Body: change/ })
  const number = await wanted.nth(1).getAttribute('aria-label')
  while ((await app.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) !== number) {
    await app.page.keyboard.press('ArrowDown')
  }
  await app.page.keyboard.press('Enter')
  await app.page.getByRole('menuitem', { name: 'Set aside as furniture' }).click()
  await expect(paragraph).toHaveCount(0)
  await app.page.keyboard.press('f')
  await expect(paragraph).toBeVisible()
  await pane.getByRole('button', { name: number!.replace('Body', 'Furniture') }).click()
  await app.page.getByRole('menuitem', { name: 'Back to what import proposed' }).click()
  await app.page.keyboard.press('f')
  await expect(paragraph).toBeVisible()
})

test('the hits of the search are marked and stepped through', async ({ app }) => {
  const pane = await open(app, writeArticles(join(app.folder, 'news')), 'Lethian Survey Engineers Killed')
  await app.page.keyboard.press('ControlOrMeta+F')
  await app.page.keyboard.type('saboteurs')
  await expect(listCount(app.page, '4 articles found')).toBeVisible()
  await app.page.getByRole('row', { name: /Lethian Survey Engineers Killed/ }).click()
  await expect(pane.locator('mark', { hasText: 'saboteurs' })).not.toHaveCount(0)
  await app.page.keyboard.press('F3')
  await expect(pane.getByText(/^Hit 1 of \d/)).toBeVisible()
  await expect(pane.locator('mark[aria-current]')).toBeInViewport()
  await app.expectAccessible()
})

test('text is text: markup, scripts and no-break spaces stand as they are', async ({ app }) => {
  const file = join(app.folder, 'hostile.txt')
  mkdirSync(app.folder, { recursive: true })
  const words =
    'The ministry said <script>window.bad = 1</script> and <img src=x onerror="window.bad = 1"> in\u00a0Halvik.'
  writeFileSync(file, `A title for a hostile text of several words\n\n${words}\n`)
  const pane = await open(app, [file], 'A title for a hostile text')
  await expect(pane.getByText('<script>window.bad = 1</script>')).toBeVisible()
  await expect(pane.locator('[data-start] script, [data-start] img')).toHaveCount(0)
  const shown = await pane.getByText('The ministry said').evaluate((element) => element.textContent)
  expect(shown).toContain('in\u00a0Halvik')
  expect(await app.page.evaluate(() => 'bad' in window)).toBe(false)
})
