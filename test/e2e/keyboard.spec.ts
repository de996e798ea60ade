import { expect, test } from './app.ts'
import { entry, grid, listCount, reader, runCommand } from './support/window.ts'

test.use({ appArgs: [] })

test('from the empty window to a comparison, without the mouse', async ({ app }) => {
  const { page } = app
  const press = (key: string): Promise<void> => page.keyboard.press(key)

  await test.step('the sample is opened from the start screen', async () => {
    const sample = page.getByRole('button', { name: 'Try the sample' })
    await expect(sample).toBeVisible()
    while (!(await sample.evaluate((button) => button === document.activeElement))) await press('Tab')
    await press('Enter')
    await expect(entry(page, 'All articles 5')).toBeVisible()
  })

  await test.step('an article is read', async () => {
    await press('ControlOrMeta+2')
    await expect(grid(page)).toBeFocused()
    await press('Home')
    await press('Enter')
    await expect(reader(page)).toBeFocused()
    const title = reader(page).getByRole('heading', { level: 2 })
    const first = await title.textContent()
    await press('j')
    await expect(title).not.toHaveText(first!)
    await press('k')
    await expect(title).toHaveText(first!)
  })

  await test.step('it goes to the bin and comes back', async () => {
    await press('Delete')
    await expect(entry(page, 'Bin 1')).toBeVisible()
    await expect(listCount(page, '4 articles')).toBeVisible()
    await press('ControlOrMeta+1')
    await expect(entry(page, 'All articles 4')).toBeFocused()
    await press('b')
    await expect(entry(page, 'Bin 1')).toBeFocused()
    await press('Enter')
    await expect(listCount(page, '1 article in the bin')).toBeVisible()
    await press('ControlOrMeta+2')
    await expect(grid(page, 'Articles in the bin')).toBeFocused()
    await press('ArrowDown')
    await runCommand(page, 'Restore from bin')
    await expect(page.getByText('The bin is empty')).toBeVisible()
    await expect(entry(page, 'All articles 5')).toBeVisible()
  })

  const set = page.getByRole('region', { name: 'Comparison set Five voices' })
  const base = set.locator('[data-column]').first()
  await test.step('all are compared, and passages are gone through', async () => {
    await press('ControlOrMeta+0')
    await expect(listCount(page, '5 articles')).toBeVisible()
    await press('ControlOrMeta+2')
    await press('ControlOrMeta+a')
    await expect(page.getByText('5 selected', { exact: true })).toBeVisible()
    await press('c')
    await expect(page.getByRole('button', { name: /^Rename the set: / })).toBeVisible()
    await press('F2')
    await expect(page.getByRole('textbox', { name: 'Rename the set' })).toBeFocused()
    await page.keyboard.type('Five voices')
    await press('Enter')
    await expect(set.getByText(/% found nowhere else$/)).toHaveCount(4)
    await press('n')
    await expect(set.getByText(/^This passage stands in \d of 5 articles/)).toBeVisible()
    await expect(set.locator('[data-badge]:focus')).toHaveAttribute('aria-pressed', 'true')
  })

  await test.step('another base, another view, and closed', async () => {
    const before = await base.getAttribute('data-column')
    while ((await base.locator(':focus').count()) > 0) await press('Tab')
    await press('b')
    await expect(base).not.toHaveAttribute('data-column', before!)
    const view = page.getByRole('radiogroup', { name: 'View' })
    while ((await view.locator(':focus').count()) === 0) await press('Shift+Tab')
    const aligned = view.getByRole('radio', { name: 'Aligned' })
    while (!(await aligned.evaluate((radio) => radio === document.activeElement))) await press('ArrowLeft')
    await press('Space')
    await expect(page.getByRole('grid', { name: 'Aligned passages' }).getByRole('row').nth(1)).toBeVisible()
    await press('ControlOrMeta+Backspace')
    await expect(set).toBeHidden()
    await expect(listCount(page, '5 articles')).toBeVisible()
  })

  await test.step('the library opens it again', async () => {
    await press('ControlOrMeta+1')
    await page.keyboard.type('five')
    await expect(entry(page, 'Five voices 5')).toBeFocused()
    await press('Enter')
    await expect(page.getByRole('grid', { name: 'Aligned passages' }).getByRole('row').nth(1)).toBeVisible()
  })
})
