import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { compareAs, entry, grid, importFive, runCommand } from './support/window.ts'

const columns = (page: Page) => page.locator('[data-column]')
const ids = (page: Page): Promise<string[]> =>
  columns(page).evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['column']!))
const scrolled = (page: Page): Promise<number[]> =>
  columns(page).evaluateAll((all) => all.map((one) => Math.round(one.lastElementChild!.scrollTop)))

/** How many pixels the columns that have the selected passage are apart, and how many there are. */
const level = (page: Page): Promise<{ columns: number; apart: number }> =>
  columns(page).evaluateAll((all) => {
    const passage = document.querySelector<HTMLElement>('[data-badge][aria-pressed="true"]')?.dataset['badge']
    const tops = all.flatMap((column) => {
      const mark = column.querySelector(`mark[data-passages~="${passage}"]`)
      return mark === null ? [] : [mark.getBoundingClientRect().top]
    })
    return { columns: tops.length, apart: Math.round(Math.max(...tops) - Math.min(...tops)) }
  })

test('five articles are compared, and the set opens in the next window as it was left', async ({ app }) => {
  let { page } = app
  await importFive(app)
  const set = () => page.getByRole('region', { name: 'Comparison set Sarn weir' })

  await test.step('a selection becomes a named set of as many columns', async () => {
    await grid(page).focus()
    await page.keyboard.press('ControlOrMeta+a')
    await compareAs(page, 'Sarn weir')
    await expect(set()).toBeVisible()
    await expect(columns(page)).toHaveCount(5)
    await expect(entry(page, 'Sarn weir 5')).toBeVisible()
  })

  await test.step('each says how much it shares, and the one that shares nothing says so', async () => {
    const sentence = /^(\d+)% shared, (\d+)% found nowhere else$/
    await expect(set().getByText(sentence)).toHaveCount(4)
    for (const words of await set().getByText(sentence).allTextContents()) {
      const [, shared, elsewhere] = sentence.exec(words)!
      expect(Number(shared) + Number(elsewhere)).toBe(100)
    }
    const alone = columns(page).filter({ hasText: 'No similar wording found in the other articles.' })
    await expect(alone).toHaveCount(1)
    await expect(alone.getByRole('heading', { level: 3 }).first()).toHaveText(/^Six guards buried/)
    await expect(alone.locator('[data-badge]')).toHaveCount(0)
  })

  await test.step('a click on a passage brings it level in the columns that have it', async () => {
    const widest = columns(page).getByRole('button', { name: /: edited copy in 3 others, / })
    await columns(page)
      .filter({ hasText: 'Lethian Survey Engineers Killed' })
      .locator('mark[data-passages]', { hasText: 'grave rise in tension' })
      .first()
      .click()
    await expect(page.getByText('This passage stands in 4 of 5 articles, with light edits.')).toBeVisible()
    await expect.poll(() => level(page)).toEqual({ columns: 4, apart: 0 })
    await expect(widest.first()).toBeVisible()
  })

  let bases: string[] = []
  await test.step('the base is switched by its key', async () => {
    const before = await ids(page)
    await columns(page)
      .nth(1)
      .getByRole('button', { name: /^Column B/ })
      .focus()
    await page.keyboard.press('b')
    await expect.poll(() => ids(page)).toEqual([before[1], before[0], ...before.slice(2)])
    bases = await ids(page)
    await expect(columns(page).first().getByText('Base', { exact: true })).toBeVisible()
  })

  const selected = () => page.locator('[data-badge][aria-pressed="true"]').first()
  await expect.poll(() => level(page)).toEqual({ columns: 4, apart: 0 })
  const passage = (await selected().getAttribute('data-badge'))!
  const left = await scrolled(page)
  expect(Math.max(...left)).toBeGreaterThan(0)

  await test.step('another mode, and the app is closed', async () => {
    await page.getByRole('radio', { name: 'Differences' }).click()
    await expect(page.getByRole('grid', { name: 'Aligned passages' }).locator('ins').first()).toBeVisible()
    // Leaving the set saves how it is shown.
    await entry(page, /^All articles/).click()
    await expect(grid(page)).toBeVisible()
    page = await app.restart(['--corpus', join(app.folder, 'corpus.variorum')])
  })

  await test.step('mode, base, passage and scroll are as they were', async () => {
    await runCommand(page, 'Open set Sarn weir')
    await expect(page.getByRole('radio', { name: 'Differences' })).toBeChecked()
    await expect(page.getByRole('grid', { name: 'Aligned passages' }).locator('ins').first()).toBeVisible()
    await page.getByRole('radio', { name: 'Reading' }).click()
    await expect(selected()).toHaveAttribute('data-badge', passage)
    expect(await ids(page)).toEqual(bases)
    await expect.poll(() => scrolled(page)).toEqual(left)
    await expect.poll(() => level(page)).toEqual({ columns: 4, apart: 0 })
  })
})
