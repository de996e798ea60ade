// Downloads of a browser: only the loopback shell has them.
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { goToSearch, importFive, listCount, reader } from './support/window.ts'

const lines = (page: Page): Locator => page.getByRole('listbox', { name: 'Concordance lines' })
const hits = (page: Page, words: string): Locator => page.getByRole('status').getByText(words, { exact: true })
test('plots: where in each article the hits stand, and when; all lines as a table for spreadsheets', async ({
  app,
}) => {
  const { page } = app
  await importFive(app)
  await goToSearch(page)
  await page.keyboard.type('weir ')
  await expect(listCount(page, '4 articles found')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+2')
  await page.keyboard.press('g')
  await expect(hits(page, '19 hits in 4 articles')).toBeVisible()

  await test.step('the lines as CSV', async () => {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as CSV' }).click()
    const file = await coming
    expect(file.suggestedFilename()).toBe('Concordance of weir.csv')
    const table = await readFile(await file.path(), 'utf8')
    const rows = table.split('\r\n')
    expect(rows[0]).toBe('\ufeffline,before,match,after,article,title,outlet,date,start,end')
    expect(rows.slice(1, -1)).toHaveLength(19)
  })

  await test.step('dispersion, by keyboard to a hit in its article', async () => {
    await page.getByRole('tab', { name: 'Dispersion' }).click()
    const strips = page.getByRole('listbox', { name: 'Dispersion' })
    await expect(strips.getByRole('option')).toHaveCount(4)
    await app.expectAccessible()
    await strips.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await expect(strips.getByRole('option', { selected: true })).toContainText(/hit 2 of \d/)
    await page.keyboard.press('Enter')
    await expect(reader(page).locator('mark[aria-current]')).toHaveText(/^weir$/i)
    await page.getByRole('button', { name: 'Back to the whole concordance' }).click()
    await expect(reader(page)).toBeHidden()
  })

  await test.step('over time, by keyboard to the lines of a value, and as SVG', async () => {
    await page.getByRole('tab', { name: 'Over time' }).click()
    const plot = page.getByRole('application', { name: 'Hits per million words over time' })
    await plot.focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByText(/^All articles, .* per million, \d+ hits? in \d+ words/)).toBeVisible()
    await app.expectAccessible()
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as SVG' }).click()
    const svg = await readFile(await (await coming).path(), 'utf8')
    expect(svg).toMatch(/^<\?xml[^>]*>\n<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    expect(svg).not.toMatch(/var\(|light-dark|class=/)
    await plot.focus()
    await page.keyboard.press('Enter')
    await expect(lines(page)).toBeVisible()
    await expect(page.getByRole('tab', { name: 'Lines' })).toHaveAttribute('aria-selected', 'true')
  })

  await test.step('and from each figure to the lines that it counts', async () => {
    await page.getByRole('button', { name: /^Remove filter Published/ }).click()
    await expect(hits(page, '19 hits in 4 articles')).toBeVisible()
    await page.getByRole('tab', { name: 'Over time' }).click()
    await page.getByText('The same in figures').click()
    const figure = page.getByRole('button', { name: / \(\d+ in \d+ words\)$/ }).last()
    const [, counted] = /\((\d+)/.exec(await figure.innerText())!
    await figure.click()
    await expect(page.getByRole('status').getByText(new RegExp(`^${counted} hits? in`))).toBeVisible()
    await expect(lines(page).getByRole('option').first()).toBeVisible()
  })
})
