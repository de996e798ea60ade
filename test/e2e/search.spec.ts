import { expect, test } from './app.ts'
import { entry, goToSearch, grid, importFive, listCount, reader, row } from './support/window.ts'

test('search as one types: hits are counted, marked and shown in their words', async ({ app }) => {
  const { page } = app
  await importFive(app)
  const box = await goToSearch(page)

  await test.step('all words must be there, and each is marked', async () => {
    await page.keyboard.type('weir')
    await expect(listCount(page, '4 articles found')).toBeVisible()
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '5')
    await page.keyboard.type(' wreckers')
    await expect(listCount(page, '1 article found')).toBeVisible()
    const found = row(page, /^Six guards buried/)
    await expect(found).toContainText('4 hits')
    await expect(found).toContainText('engine driver who fell when the occupiers shelled the upper weir')
    await expect(found.locator('mark')).toHaveText([/^weir$/i, /^weir$/i])
  })

  await test.step('the reader marks all of them', async () => {
    await page.keyboard.press('Enter')
    await row(page, /^Six guards buried/).click()
    await expect(reader(page).getByText('4 hits')).toBeVisible()
    await expect(reader(page).locator('mark')).toHaveText([/^weir$/i, /^weir$/i, /^wreckers$/i, /^weir$/i])
  })

  await test.step('a phrase is its words in this order, and across quotation marks', async () => {
    await box.fill('tension rise grave')
    await expect(listCount(page, '4 articles found')).toBeVisible()
    await box.fill('"tension rise grave"')
    await expect(page.getByText('No article answers this')).toBeVisible()
    await box.fill('"on Wednesday, adding, Lethian"')
    await expect(listCount(page, '1 article found')).toBeVisible()
    await box.fill('"grave rise in tension"')
    await expect(listCount(page, '4 articles found')).toBeVisible()
    await expect(grid(page).locator('mark')).toHaveText(Array<string>(4).fill('grave rise in tension'))
  })

  await test.step('what is no clause is taken literally, and said', async () => {
    await box.fill('colour:red OR weir')
    await expect(page.getByText('Taken literally: “colour:red”')).toBeVisible()
    await expect(listCount(page, '4 articles found')).toBeVisible()
  })

  await test.step('Escape clears it, though the pointer rests where suggestions open', async () => {
    await box.fill('gua')
    const suggestion = page.getByRole('option', { name: /^Six guards buried/ })
    await expect(suggestion).toBeVisible()
    await expect(suggestion).toHaveAttribute('aria-selected', 'false')
    await box.press('Escape')
    await expect(box).toHaveValue('')
    await expect(listCount(page, '5 articles')).toBeVisible()
    await expect(grid(page).locator('mark')).toHaveCount(0)
  })
})

test('titles and tags are suggested while one types', async ({ app }) => {
  const { page } = app
  await importFive(app)
  await grid(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('t')
  await page.keyboard.type('quayside talks')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(entry(page, 'quayside talks 2')).toBeVisible()

  const suggestions = page.getByRole('listbox', { name: 'Suggestions' })
  const box = await goToSearch(page)
  await page.keyboard.type('quaysde')
  const tag = suggestions.getByRole('option', { name: /^quayside talks\s*tag$/ })
  await expect(tag).toBeVisible()
  await app.expectAccessible()
  await page.keyboard.press('ArrowDown')
  await expect(tag).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(box).toHaveValue('tag:"quayside talks" ')
  await expect(suggestions).toBeHidden()
  await expect(listCount(page, '2 articles found')).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(box).toHaveValue('')
  await page.keyboard.type('halt milit')
  const title = suggestions.getByRole('option', { name: /^Corvia Expects Lethia to Halt Valley Militia/ })
  await expect(title).toBeVisible()
  while ((await title.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(reader(page).getByRole('heading', { level: 2 })).toContainText('Corvia Expects Lethia to Halt')
})
