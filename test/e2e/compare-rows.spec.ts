import type { Locator, Page } from '@playwright/test'
import { expect, test, type RunningApp } from './app.ts'
import { compareAs, importFive } from './support/window.ts'

/** The five sample articles as a set, in aligned rows. */
const openRows = async (app: RunningApp): Promise<Locator> => {
  const { page } = app
  await importFive(app)
  await page.getByRole('grid', { name: 'Articles' }).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await compareAs(page, 'Weir')
  await expect(page.locator('[data-badge]').first()).toBeVisible()
  await page.keyboard.press('Shift+A')
  const rows = page.getByRole('grid', { name: 'Aligned passages' })
  await expect(rows.locator('td').first()).toBeVisible()
  return rows
}

const rowWith = (rows: Locator, words: string): Locator => rows.locator('tbody tr').filter({ hasText: words })
const cellWith = (rows: Locator, words: string): Locator => rows.locator('td').filter({ hasText: words }).first()
const bar = (page: Page): Locator => page.getByRole('complementary', { name: 'Chosen row' })

test('rows are linked, parted and locked by hand, hold through another base, and are undone', async ({ app }) => {
  const rows = await openRows(app)
  const { page } = app
  const lower = 'televised comments to reporters in Port Astrid'
  const upper = 'Lethia goes on working closely with Corvia'

  await test.step('a passage that stands elsewhere in its article says where, and leads there', async () => {
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    await expect(rows.locator('tr[data-row="1"] td:focus')).toBeVisible()
    const crossing = rows.getByRole('button', { name: /^Stands (between|before|after) row/ }).first()
    await crossing.click()
    await expect(
      rows
        .locator('td:focus')
        .getByRole('button', { name: /^Here in [A-E]: row \d+$/ })
        .first(),
    ).toBeVisible()
    await app.expectAccessible()
    await page.keyboard.press('z')
    await expect(
      rows.locator('td:focus').getByRole('button', { name: /^Stands (between|before|after) row/ }),
    ).toBeVisible()
  })

  await test.step('linked by mouse, and still linked with another base', async () => {
    await cellWith(rows, lower).click()
    await bar(page)
      .getByRole('button', { name: /^Link…/ })
      .click()
    await cellWith(rows, upper).click()
    await expect(page.getByText('Linked by hand.', { exact: true })).toBeVisible()
    await expect(rowWith(rows, lower).filter({ hasText: upper }).getByText('Linked by hand')).toBeAttached()
    await rows.locator('tbody tr').first().locator('td').nth(1).click()
    await page.keyboard.press('b')
    await expect(rows.locator('thead').getByText('Base', { exact: true })).toBeVisible()
    await expect(rowWith(rows, lower).filter({ hasText: upper })).toHaveCount(1)
    await page.keyboard.press('ControlOrMeta+z')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(rowWith(rows, lower).filter({ hasText: upper })).toHaveCount(0)
  })

  await test.step('taken out and locked by keyboard', async () => {
    const row = rowWith(rows, upper).first()
    const cells = row.locator('td p')
    const before = await cells.count()
    await cellWith(rows, upper).click()
    await page.keyboard.press('Shift+K')
    await expect(row.getByText('Locked by hand')).toBeAttached()
    await expect(bar(page).getByRole('button', { name: /^Take out of the row/ })).toBeDisabled()
    await page.keyboard.press('Shift+K')
    await expect(row.getByText('Locked by hand')).toHaveCount(0)
    await page.keyboard.press('Shift+U')
    await expect(page.getByText('Taken out of the row.')).toBeVisible()
    await page.getByRole('button', { name: 'Only rows that two or more articles have' }).click()
    await expect(rowWith(rows, upper)).toHaveCount(2)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(rowWith(rows, upper)).toHaveCount(1)
    await expect(cells).toHaveCount(before)
  })
})

test('the apparatus is read with the keys, in the line too, copied and printed', async ({ app }) => {
  await openRows(app)
  const { page } = app
  await page.keyboard.press('Shift+I')
  await expect(page.getByText('The letters in the margin say who has the passage.')).toBeVisible()
  await app.expectAccessible()

  await page.keyboard.press('2')
  const list = page.getByRole('list', { name: 'Rows of the apparatus' })
  await expect(list.getByText('not in').first()).toBeVisible()
  await app.expectAccessible()
  await list.getByRole('listitem').first().focus()
  await page.keyboard.press('n')
  const row = list.locator('li:focus')
  await expect(row).toHaveAttribute('aria-posinset', '2')
  await page.keyboard.press('ArrowRight')
  await expect(row).toHaveCount(0)
  await expect(list.locator('mark')).toBeVisible()

  if (test.info().project.name === 'web') await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('y')
  await expect(page.getByText(/rows of the apparatus copied as text\./)).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^Weir\n\nA {2}/u)
  expect(copied).toContain(' ] ')
  expect(copied).toMatch(/not in [B-E]/u)

  const sheet = page.locator('[data-print-sheet]')
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  await expect(sheet).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy as text' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(sheet).toHaveCount(0)

  await list
    .getByRole('button', { name: /^Show [B-E] in the texts$/ })
    .first()
    .click()
  await expect(page.getByRole('radio', { name: 'Reading' })).toBeChecked()

  await page.keyboard.press('2')
  await list.locator('xpath=.//span[.="not in"]/following-sibling::button').first().click()
  await expect(page.locator('[data-column] [data-block]').first()).toBeVisible()
  expect(await page.evaluate(() => CSS.highlights.has('shown-place'))).toBe(false)
})
