import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { goToSearch, importFive, listCount, reader } from './support/window.ts'

const lines = (page: Page): Locator => page.getByRole('listbox', { name: 'Concordance lines' })
const hits = (page: Page, words: string): Locator => page.getByRole('status').getByText(words, { exact: true })
const choose = async (page: Page, select: string, option: string): Promise<void> => {
  await page.getByRole('button', { name: select }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('from a search to its lines, sorted, to a line in its article and back, and to the lines of a collocate', async ({
  app,
}) => {
  const { page } = app
  await importFive(app)
  await goToSearch(page)
  await page.keyboard.type('weir')
  await expect(listCount(page, '4 articles found')).toBeVisible()

  await test.step('G shows every hit in its words', async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.press('ControlOrMeta+2')
    await page.keyboard.press('g')
    await expect(hits(page, '19 hits in 4 articles')).toBeVisible()
    await expect(lines(page).getByRole('option')).toHaveCount(19)
    await app.expectAccessible()
  })

  await test.step('sorted by the words after, which are marked', async () => {
    await choose(page, 'Sort by', 'Words after')
    await expect(lines(page).locator('u').first()).toBeVisible()
    const after = await lines(page)
      .locator('[role="option"]')
      .evaluateAll((rows) =>
        rows
          .toSorted((a, b) => Number(a.getAttribute('aria-posinset')) - Number(b.getAttribute('aria-posinset')))
          .map((row) => row.querySelector('b + u, b ~ u')?.textContent?.toLowerCase() ?? '~'),
      )
    expect(after).toEqual(after.toSorted())
  })

  let chosen = ''
  await test.step('Enter opens the line at its place, and the arrow keys go on', async () => {
    await page.keyboard.press('ControlOrMeta+2')
    await expect(lines(page)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(reader(page).locator('mark[aria-current]')).toHaveText(/^weir$/i)
    await expect(lines(page)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByText('Line 3 of 19')).toBeVisible()
    const option = lines(page).getByRole('option', { selected: true })
    chosen = (await option.textContent()) ?? ''
    // The words right before the hit stand before the mark that the reader has gone to.
    const paragraph = reader(page).locator('[data-block]', { has: page.locator('mark[aria-current]') })
    const text = ((await paragraph.textContent()) ?? '').replaceAll(/\s+/g, ' ')
    const at = chosen.toLowerCase().indexOf('weir')
    expect(text).toContain(chosen.slice(at, at + 12).trim())
  })

  await test.step('Escape goes back to all lines, on the same one', async () => {
    await page.keyboard.press('Escape')
    await expect(reader(page)).toBeHidden()
    await expect(lines(page)).toBeFocused()
    await expect(lines(page).getByRole('option', { selected: true })).toContainText(chosen)
  })

  await test.step('a collocate leads to the places where both stand', async () => {
    await page.getByRole('tab', { name: 'Collocates' }).click()
    await choose(page, 'At least', '2 times')
    const upper = page.getByRole('row', { name: /^upper/ })
    await expect(upper).toBeVisible()
    await app.expectAccessible()
    const together = Number(await upper.getByRole('cell').nth(2).textContent())
    expect(together).toBeGreaterThan(1)
    await upper.getByRole('button', { name: 'upper' }).click()
    await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue(/NEAR\/4\(upper weir\)/)
    await expect(lines(page).locator('b', { hasText: /^upper$/i })).toHaveCount(together)
  })
})
