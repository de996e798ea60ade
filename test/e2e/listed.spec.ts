import { expect, test } from './app.ts'
import { entry, goToSearch, grid, importFive, listCount } from './support/window.ts'

test('a word that is typed goes on until a space or Enter ends it, and what is kept is what is listed', async ({
  app,
}) => {
  const { page } = app
  await importFive(app)
  const box = await goToSearch(page)
  await page.keyboard.type('guard')
  await expect(grid(page).locator('mark').first()).toHaveText(/^guards$/i)
  const found = listCount(page, '4 articles found')
  await expect(found).toBeVisible()
  // What is offered leaves the count in sight.
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible()
  await found.click({ trial: true })
  await page.keyboard.press('ControlOrMeta+s')
  const dialog = page.getByRole('dialog', { name: 'Save search' })
  await expect(dialog.getByRole('textbox', { name: 'Query' })).toHaveValue('guard*')
  await expect(dialog.getByRole('status')).toHaveText('4 articles answer it now')
  await page.keyboard.type('Guards')
  await page.keyboard.press('Enter')
  await expect(entry(page, 'Guards 4')).toBeVisible()
  await expect(box).toBeFocused()
  await expect(page.getByRole('listbox')).toBeHidden()

  await page.keyboard.press('ControlOrMeta+0')
  await box.fill('guard')
  await expect(found).toBeVisible()
  await box.press('Enter')
  await expect(listCount(page, '1 article found')).toBeVisible()
  await box.fill('guards ')
  await expect(listCount(page, '3 articles found')).toBeVisible()

  await test.step('rows stand close, whatever was listed before', async () => {
    await entry(page, 'Guards 4').click()
    await grid(page).getByRole('row').nth(2).click()
    await page.keyboard.press('ControlOrMeta+0')
    await goToSearch(page)
    await page.keyboard.type('search:')
    await expect(listCount(page, '5 articles found')).toBeVisible()
    const gaps = (): Promise<number[]> =>
      grid(page)
        .locator('[data-index]')
        .evaluateAll((rows) => {
          const boxes = rows.map((each) => each.getBoundingClientRect()).toSorted((a, b) => a.top - b.top)
          const between = boxes.slice(1).map(({ top }, at) => Math.round(top - boxes[at]!.bottom))
          const above = rows.map((each) =>
            Math.round(each.firstElementChild!.getBoundingClientRect().top - each.getBoundingClientRect().top),
          )
          return [Math.max(...between), Math.max(...above) > 12 ? 1 : 0]
        })
    await expect.poll(gaps).toEqual([0, 0])
  })
})

test('on a narrow window each snippet shows its hit, in either direction of writing', async ({ app }) => {
  const { page } = app
  await importFive(app)
  await page.setViewportSize({ width: 900, height: 700 })
  const box = await goToSearch(page)
  await box.fill('weir ')
  await expect(listCount(page, '4 articles found')).toBeVisible()
  const hits = grid(page).locator('mark')
  await expect(hits.first()).toBeVisible()
  for (const dir of ['ltr', 'rtl']) {
    const hidden = await hits.evaluateAll(
      (marks, way) =>
        marks.filter((mark) => {
          mark.parentElement!.dir = way
          const [hit, cell] = [mark, mark.closest('[role="gridcell"]')!].map((each) => each.getBoundingClientRect())
          return hit!.width < 8 || hit!.left < cell!.left - 1 || hit!.right > cell!.right + 1 || hit!.height > 24
        }).length,
      dir,
    )
    expect(hidden).toBe(0)
  }
})
