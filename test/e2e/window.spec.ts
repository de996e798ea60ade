import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import type { RunningApp } from './app.ts'
import { writeArticles } from './support/articles.ts'

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Articles' })
const selectedRows = (page: Page): Locator => grid(page).locator('[role="row"][aria-selected="true"]')
const entry = (page: Page, name: string | RegExp): Locator => page.getByRole('treeitem', { name })

const openList = async (app: RunningApp): Promise<void> => {
  await app.drop(writeArticles(join(app.folder, 'news')))
  await expect(app.page.getByText('5 found = 5 added')).toBeVisible()
  await entry(app.page, /^All articles/).click()
  await expect(grid(app.page).getByRole('row')).toHaveCount(6)
}

test('the list is worked by keyboard: move, extend, all, and the rows are counted for screen readers', async ({
  app,
}) => {
  const { page } = app
  await openList(app)
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '6')
  await grid(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(selectedRows(page)).toHaveCount(1)
  await expect(selectedRows(page)).toHaveAttribute('aria-rowindex', '2')
  await page.keyboard.press('End')
  await expect(selectedRows(page)).toHaveAttribute('aria-rowindex', '6')
  await page.keyboard.press('Shift+Home')
  await expect(page.getByText('5 selected', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(selectedRows(page)).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+a')
  await expect(selectedRows(page)).toHaveCount(5)
  await app.expectAccessible()
})

test('articles are tagged in bulk by keyboard, filtered by the tag, and one undo takes it back', async ({ app }) => {
  const { page } = app
  await openList(app)
  await grid(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('t')
  await expect(page.getByRole('dialog', { name: 'Tag 2 articles' })).toBeVisible()
  await page.keyboard.type('event/dam')
  await app.expectAccessible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Tags of 2 articles changed')).toBeVisible()
  await expect(entry(page, 'Untagged 3')).toBeVisible()

  // A third article makes the tag one that only some of them carry.
  await grid(page).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('t')
  await expect(page.getByRole('checkbox', { name: 'event/dam on 2 of 3' })).toBeVisible()
  await page.keyboard.press('Escape')

  await entry(page, 'event').click()
  await expect(page.getByRole('status').getByText('2 articles', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Remove filter Tag: event' }).click()
  await expect(page.getByRole('status').getByText('5 articles', { exact: true })).toBeVisible()

  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText(/^Undone: /)).toBeVisible()
  await expect(entry(page, 'Untagged 5')).toBeVisible()
  await page.getByRole('button', { name: 'Redo', exact: true }).click()
  await expect(entry(page, 'Untagged 3')).toBeVisible()
})

test('articles are dragged on a tag, and to the bin and back by their context menu', async ({ app }) => {
  const { page } = app
  await openList(app)
  await page.getByRole('button', { name: 'New tag…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('later')
  await page.getByRole('radio', { name: 'Green' }).check({ force: true })
  await page.keyboard.press('Enter')
  await grid(page).getByRole('row').nth(2).dragTo(entry(page, 'later 0'))
  await expect(entry(page, 'later 1')).toBeVisible()

  await grid(page).getByRole('row').nth(1).click({ button: 'right' })
  await app.expectAccessible()
  await page.getByRole('menuitem', { name: /^Move to bin/ }).click()
  await expect(entry(page, 'Bin 1')).toBeVisible()
  await entry(page, 'Bin 1').click()
  await page.getByRole('grid', { name: 'Articles in the bin' }).getByRole('row').nth(1).click({ button: 'right' })
  await page.getByRole('menuitem', { name: /^Restore from bin/ }).click()
  await expect(page.getByText('The bin is empty')).toBeVisible()
  await expect(entry(page, 'All articles 5')).toBeVisible()
})

test('search follows the typing, marks the words, says what it took literally and is left by Escape', async ({
  app,
}) => {
  const { page } = app
  await openList(app)
  await page.keyboard.press('ControlOrMeta+f')
  const box = page.getByRole('combobox', { name: 'Search' })
  await expect(box).toBeFocused()
  await page.keyboard.type('engineers')
  await expect(page.getByRole('status').getByText(/\d articles? found/)).toBeVisible()
  await expect(grid(page).locator('mark').first()).toHaveText(/engineers/i)
  await page.keyboard.press('Enter')
  await app.expectAccessible()
  await box.fill('zzzzqqq')
  await expect(page.getByText('No article answers this')).toBeVisible()
  await box.fill('engineers ((')
  await expect(page.getByText(/^Taken literally: /)).toBeVisible()
  // The first closes what is offered, where something is.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(box).toHaveValue('', { timeout: 500 })
  }).toPass()
  await expect(page.getByRole('status').getByText('5 articles', { exact: true })).toBeVisible()
})

test('the list is sorted by its headings, and remembers it', async ({ app }) => {
  const { page } = app
  await openList(app)
  await page.getByRole('button', { name: 'Title', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Title' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('button', { name: 'Title', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Title' })).toHaveAttribute('aria-sort', 'descending')
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Title' })).toHaveAttribute('aria-sort', 'descending')
})

test('metadata of several articles is edited in one step', async ({ app }) => {
  const { page } = app
  await openList(app)
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: 'Edit metadata of 5 articles' })
  await dialog.getByRole('textbox', { name: 'Date of publication' }).fill('2024-02-31')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Type a date such as 2020')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Date of publication' }).fill('2024-03')
  await app.expectAccessible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Metadata of 5 articles changed')).toBeVisible()
  await expect(grid(page).getByText('Mar 2024')).toHaveCount(5)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(grid(page).getByText('Mar 2024')).not.toHaveCount(5)
})

test('every command is in the palette, and the sheet finds a key', async ({ app }) => {
  const { page } = app
  await openList(app)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox', { name: 'Find a command' })).toBeFocused()
  await page.keyboard.type('hist')
  await app.expectAccessible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+/')
  await page.getByRole('textbox', { name: 'Find a key' }).fill('metadata')
  await expect(page.getByRole('dialog').getByRole('term')).toHaveText(['Edit metadata…'])
  await app.expectAccessible()
})

test('the theme is chosen and remembered; dark is as accessible as light', async ({ app }) => {
  const { page } = app
  await openList(app)
  await grid(page).getByRole('row').nth(1).click()
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
  await app.expectAccessible()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await app.expectAccessible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('on a narrow window the library is a drawer, and one pane shows at a time on the narrowest', async ({ app }) => {
  const { page } = app
  await openList(app)
  await page.setViewportSize({ width: 880, height: 700 })
  await page.getByRole('button', { name: 'Show library' }).click()
  await expect(entry(page, 'All articles 5')).toBeFocused()
  await app.expectAccessible()
  await page.keyboard.press('Escape')
  await expect(entry(page, 'All articles 5')).toBeHidden()
  await page.setViewportSize({ width: 600, height: 700 })
  await grid(page).getByRole('row').nth(1).click()
  await expect(page.getByRole('region', { name: 'Reader' })).toBeVisible()
  await app.expectAccessible()
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await expect(grid(page)).toBeVisible()
})

test.describe('without a corpus', () => {
  test.use({ appArgs: [] })

  test('the start screen offers the sample, which opens with five articles', async ({ app }) => {
    const { page } = app
    await app.expectAccessible()
    await page.getByRole('button', { name: 'Try the sample' }).click()
    await expect(entry(page, 'All articles 5')).toBeVisible()
    await expect(page).toHaveTitle(/Variorum$/)
  })
})
