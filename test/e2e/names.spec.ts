import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { compareAs, grid, importFive, reader } from './support/window.ts'

const compareFive = async (page: Page): Promise<void> => {
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await compareAs(page, 'Sarn weir')
}
const tab = (page: Page, name: string): Locator => page.getByRole('radio', { name, exact: true })
const saved = async (page: Page, press: () => Promise<void>): Promise<{ name: string; data: Buffer }> => {
  const coming = page.waitForEvent('download')
  await press()
  const file = await coming
  return { name: file.suggestedFilename(), data: await readFile(await file.path()) }
}

test('names by voice: a family is edited, a cell opens its lines, a line the reader at its place', async ({ app }) => {
  const { page } = app
  await importFive(app)
  await compareFive(page)
  await tab(page, 'Names').click()
  const table = page.getByRole('table', { name: 'Terms by article and voice' })
  await expect(table).toBeVisible()

  await test.step('a new family is counted at once', async () => {
    await page.getByRole('button', { name: 'Edit the families …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Term families' })
    await dialog.getByRole('button', { name: 'New family' }).click()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('places')
    await dialog.getByRole('textbox', { name: 'Terms' }).fill('weir, weirs\nsurvey engineer*')
    await app.expectAccessible()
    await dialog.getByRole('button', { name: 'Add the family' }).click()
    await expect(dialog.getByText("this corpus's own families")).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(table.getByRole('rowheader', { name: 'weir', exact: true })).toBeVisible()
  })

  await test.step('a cell opens as many lines as it counts', async () => {
    const cell = table.getByRole('button', { name: /^weir, .*: \d+ times, / }).first()
    const [, count] = /: ?(\d+)times/.exec((await cell.textContent())!)!
    await cell.focus()
    await page.keyboard.press('Enter')
    const lines = page.getByRole('listbox', { name: /^weir in / })
    await expect(lines.getByRole('option')).toHaveCount(Number(count))
    for (const words of await lines.locator('b').allTextContents()) expect(words).toMatch(/^weirs?/i)
    await app.expectAccessible()
    await lines.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(reader(page).locator('mark[aria-current]')).toHaveText(/^weir/i)
  })
})

test('vocabulary and plots: key words open their lines, drawings are walked by keyboard and saved', async ({ app }) => {
  const { page } = app
  await importFive(app)
  await compareFive(page)

  await test.step('key words of the base against the set', async () => {
    await tab(page, 'Vocabulary').click()
    const bars = page.getByRole('application', { name: /^Key words of .* against the set$/ })
    await bars.focus()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByText(/ here \(.* per 1,000 words\), \d+ in the rest .* log-likelihood /)).toBeVisible()
    await page.keyboard.press('Enter')
    const lines = page.getByRole('listbox', { name: /^The lines of / })
    await expect(lines.getByRole('option').first()).toBeVisible()
    await app.expectAccessible()
    const csv = await saved(page, () => page.getByRole('button', { name: 'Save as CSV' }).click())
    expect(csv.data.toString()).toMatch(/^\ufeffWord,Count,Per 1\u002C000|^\ufeffWord,Count,"Per 1,000"/)
  })

  await test.step('an outlet against the rest of the corpus', async () => {
    await page.getByRole('button', { name: /Words of/ }).click()
    await page.getByRole('option', { name: 'An outlet' }).click()
    await expect(page.getByText(/^\d articles? with .* words against \d articles? with/)).toBeVisible()
  })

  await test.step('the plots', async () => {
    await tab(page, 'Plots').click()
    const matrix = page.getByRole('application', { name: 'What stands in which article' })
    await matrix.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByText(/^\d+% of A.* stands in B/)).toBeVisible()
    await page.getByRole('application', { name: 'Which are alike' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByText(/ join at \d+%/)).toBeVisible()
    await app.expectAccessible()
    const svg = await saved(page, () =>
      page.getByRole('button', { name: 'Save When they were published as SVG' }).click(),
    )
    expect(svg.name).toBe('When they were published.svg')
    expect(svg.data.toString()).not.toMatch(/var\(|light-dark|class=/)
    const png = await saved(page, () =>
      page.getByRole('button', { name: 'Save What stands in which article as PNG' }).click(),
    )
    expect([...png.data.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
    await matrix.focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-column]').first()).toBeVisible()
  })

  await test.step('a place without words leads to its article and marks nothing', async () => {
    await tab(page, 'Plots').click()
    await page.getByRole('application', { name: 'When they were published' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-column] [data-block]').first()).toBeVisible()
    expect(await page.evaluate(() => CSS.highlights.has('shown-place'))).toBe(false)
  })
})
