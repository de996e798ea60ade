import { expect, test } from './app.ts'
import { compareAs, entry, grid, importFive, runCommand } from './support/window.ts'

test('a set is made by one key, takes a similar article in, is duplicated, frozen and thawed by undo', async ({
  app,
}) => {
  const { page } = app
  await importFive(app)
  const columns = page.locator('[data-column]')

  await test.step('one key compares what is selected, under a name made of the headlines', async () => {
    await grid(page).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('c')
    await expect(page.getByText(/^Comparison set “.+” made of 2 articles$/)).toBeVisible()
    await expect(columns).toHaveCount(2)
    await entry(page, /^All articles/).click()
  })

  await test.step('articles that share text with members are proposed, with how much of it', async () => {
    const row = grid(page).getByRole('row', { name: /Lethian Survey Engineers Killed/ })
    await row.click()
    await compareAs(page, 'Weir')
    await expect(columns).toHaveCount(1)
    await page.getByRole('button', { name: 'Add an article' }).first().click()
    const proposed = page.getByRole('group', { name: 'Similar articles' }).getByRole('menuitem')
    await expect(proposed.first()).toContainText(/Shares text with A: \d+%/)
    await proposed.first().click()
    await page.keyboard.press('Escape')
    await expect(columns).toHaveCount(2)
  })

  await test.step('the shortest run is changed twice in a row', async () => {
    const field = page.getByRole('textbox', { name: 'Shared from' })
    await page.getByRole('button', { name: /^Increase/ }).click()
    await expect(field).toHaveValue('9')
    await page.getByRole('button', { name: /^Increase/ }).click()
    await expect(field).toHaveValue('10')
    await expect(columns).toHaveCount(2)
  })

  await test.step('a copy goes its own way', async () => {
    await runCommand(page, 'Duplicate comparison set…')
    await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue('Weir, copy')
    await app.expectAccessible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Comparison set Weir, copy' })).toBeVisible()
    await expect(columns).toHaveCount(2)
  })

  await test.step('a frozen set says since when, and changes no more', async () => {
    await runCommand(page, 'Freeze comparison set…')
    await page.getByRole('dialog').getByRole('button', { name: 'Freeze' }).click()
    const set = page.getByRole('region', { name: 'Comparison set Weir, copy' })
    await expect(set.getByText(/^Frozen \d+ \w+ \d{4}$/)).toBeVisible()
    await expect(set.getByRole('button', { name: 'Add an article' })).toBeDisabled()
    await expect(set.getByRole('button', { name: /^Rename the set/ })).toBeDisabled()
    const first = await columns.first().getAttribute('data-column')
    await columns.nth(1).getByRole('heading').first().click()
    await page.keyboard.press('b')
    await app.expectAccessible()
    await expect(columns.first()).toHaveAttribute('data-column', first!)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(set.getByText(/^Frozen /)).toBeHidden()
    await expect(set.getByRole('button', { name: 'Add an article' })).toBeEnabled()
  })
})
