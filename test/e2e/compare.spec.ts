import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type RunningApp } from './app.ts'
import { writeArticles } from './support/articles.ts'
import { compareAs } from './support/window.ts'

/** Five articles in the corpus, in one comparison set that is open. */
const openSet = async (app: RunningApp, name: string): Promise<void> => {
  await app.drop(writeArticles(join(app.folder, 'news')))
  await expect(app.page.getByText('5 found = 5 added')).toBeVisible()
  await app.page.getByRole('button', { name: 'Show these articles' }).click()
  await app.page.getByRole('row', { name: /Lethian Survey Engineers Killed/ }).click()
  await app.page.keyboard.press('ControlOrMeta+A')
  await compareAs(app.page, name)
  await expect(app.page.locator('[data-badge]').first()).toBeVisible()
}

/** How high the selected passage stands in each column that has it, in CSS pixels of the window. */
const heights = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const id = document.querySelector<HTMLElement>('[data-badge][aria-pressed="true"]')?.dataset['badge']
    return [...document.querySelectorAll('[data-column]')].flatMap((column) => {
      const mark = column.querySelector(`mark[data-passages~="${id}"]`)
      return mark === null ? [] : [Math.round(mark.getBoundingClientRect().top)]
    })
  })

const columns = (page: Page): Promise<string[]> =>
  page.locator('[data-column]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['column']!))

const scrolls = (page: Page): Promise<number[]> =>
  page.locator('[data-column]').evaluateAll((all) => all.map((one) => Math.round(one.lastElementChild!.scrollTop)))

const expectLevel = async (page: Page): Promise<void> => {
  await expect
    .poll(async () => {
      const all = await heights(page)
      return all.length > 1 && Math.max(...all) - Math.min(...all) <= 2
    })
    .toBe(true)
}

test('articles side by side say what they share, and a click brings it level', async ({ app }) => {
  await openSet(app, 'Sarn weir')
  const { page } = app
  await expect(page.getByText(/^\d+% shared, \d+% found nowhere else$/).first()).toBeVisible()
  await app.expectAccessible()

  await page.locator('mark[data-passages]').first().click()
  await expect(page.getByText(/This passage stands in \d of 5 articles/)).toBeVisible()
  await expectLevel(page)
  await app.expectAccessible()

  // The next one by keyboard, with the focus on its badge; Escape lets go.
  const selected = page.locator('[data-badge][aria-pressed="true"]')
  const before = await selected.first().getAttribute('data-badge')
  await page.keyboard.press('n')
  await expect(selected.first()).not.toHaveAttribute('data-badge', before!)
  await expectLevel(page)
  await expect(page.locator('[data-badge]:focus')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Shift+N')
  await expect(selected.first()).toHaveAttribute('data-badge', before!)
  await page.keyboard.press('Escape')
  await expect(selected).toHaveCount(0)
})

test('the base is switched by key, columns move by keyboard, and all of it is undone', async ({ app }) => {
  await openSet(app, 'Sarn weir')
  const { page } = app
  const first = await columns(page)
  await page
    .locator('[data-column]')
    .nth(1)
    .getByRole('button', { name: /^Column B/ })
    .focus()
  await page.keyboard.press('b')
  await expect.poll(() => columns(page)).toEqual([first[1], first[0], ...first.slice(2)])
  await page
    .locator('[data-column]')
    .nth(2)
    .getByRole('button', { name: /^Column C/ })
    .press('ArrowRight')
  await expect.poll(() => columns(page)).toEqual([first[1], first[0], first[3], first[2], first[4]])
  await page.keyboard.press('ControlOrMeta+Z')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect.poll(() => columns(page)).toEqual(first)
})

test('aligned rows and differences stand against the base', async ({ app }) => {
  await openSet(app, 'Sarn weir')
  const { page } = app
  await page.getByRole('radio', { name: 'Aligned' }).click()
  const table = page.getByRole('grid', { name: 'Aligned passages' })
  await expect(table.getByRole('row').nth(1)).toBeVisible()
  await app.expectAccessible()
  await page.getByRole('radio', { name: 'Differences' }).click()
  await expect(table.locator('ins').first()).toBeVisible()
  await page.getByRole('button', { name: 'Summary' }).click()
  await expect(page.getByRole('table', { name: /Share of the words/ })).toBeVisible()
  await app.expectAccessible()
})

test('a set reopens as it was left, after a restart too', async ({ app }) => {
  await openSet(app, 'Sarn weir')
  let { page } = app
  await page.getByRole('button', { name: 'Summary' }).click()
  await page.getByRole('button', { name: 'Scroll the columns together' }).click()
  await page.locator('[data-column]').nth(2).locator('mark[data-passages]').last().click()
  await expectLevel(page)
  const passage = await page.locator('[data-badge][aria-pressed="true"]').first().getAttribute('data-badge')
  const left = await scrolls(page)
  expect(Math.max(...left)).toBeGreaterThan(0)

  await page.getByRole('button', { name: 'Close the set' }).click()
  await page.getByRole('treeitem', { name: /Sarn weir/ }).click()
  await expect(page.locator(`[data-badge="${passage}"][aria-pressed="true"]`).first()).toBeVisible()
  await expect.poll(() => scrolls(page)).toEqual(left)

  page = await app.restart(['--corpus', join(app.folder, 'corpus.variorum')])
  await page.getByRole('treeitem', { name: /Sarn weir/ }).click()
  await expect(page.locator(`[data-badge="${passage}"][aria-pressed="true"]`).first()).toBeVisible()
  await expect(page.getByRole('table', { name: /Share of the words/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Scroll the columns together' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await expect.poll(() => scrolls(page)).toEqual(left)
})

test('in a narrow window the base stands beside one other, which is chosen', async ({ app }) => {
  await openSet(app, 'Sarn weir')
  const { page } = app
  await page.setViewportSize({ width: 860, height: 700 })
  await expect(page.locator('[data-column]')).toHaveCount(2)
  const [base, other] = await columns(page)
  await page.getByRole('button', { name: /Article beside the base/ }).click()
  await page.getByRole('option').nth(2).click()
  await expect.poll(async () => (await columns(page))[1]).not.toBe(other)
  expect((await columns(page))[0]).toBe(base)
  await app.expectAccessible()
})
