import { join } from 'node:path'
import { expect, test } from './app.ts'
import { agencyReport, writeFiles } from './support/texts.ts'
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
    await expect(found).toContainText('the occupiers shelled the upper weir')
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

  await test.step('Escape closes what is offered, then clears the box, though the pointer rests where suggestions open', async () => {
    await box.fill('gua')
    const suggestion = page.getByRole('option', { name: /^Six guards buried/ })
    await expect(suggestion).toBeVisible()
    await expect(suggestion).toHaveAttribute('aria-selected', 'false')
    await box.press('Escape')
    await expect(suggestion).toBeHidden()
    await expect(box).toHaveValue('gua')
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
  await page.keyboard.type('quays')
  await expect(suggestions.getByRole('option').first()).toBeVisible()
  const built = await suggestions.elementHandle()
  await page.keyboard.type('de')
  const tag = suggestions.getByRole('option', { name: /^quayside talks\s*tag, 2$/ })
  await expect(tag).toBeVisible()
  // The list of articles is drawn anew with each key; what is offered over it is not built anew for that.
  expect(await built.evaluate((element) => element.isConnected)).toBe(true)
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

test('a search is kept as a live list with its count, changed, and brought back', async ({ app }) => {
  const { page } = app
  await importFive(app)
  await goToSearch(page)
  await page.keyboard.type('weir')
  await expect(listCount(page, '4 articles found')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+s')
  const dialog = page.getByRole('dialog', { name: 'Save search' })
  await expect(dialog.getByRole('status')).toHaveText('4 articles answer it now')
  await page.keyboard.type('At the weir')
  await page.keyboard.press('Enter')

  const saved = entry(page, /^At the weir/)
  await expect(saved).toHaveText('At the weir 4')
  await expect(saved).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('')
  await expect(grid(page).locator('mark').first()).toHaveText(/^weir$/i)

  await test.step('it follows the corpus', async () => {
    await row(page, /^Six guards buried/).click()
    await page.keyboard.press('Delete')
    await expect(saved).toHaveText('At the weir 3')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(saved).toHaveText('At the weir 4')
  })

  await test.step('it is a clause of other queries, and the source of a set', async () => {
    const box = await goToSearch(page)
    await page.keyboard.type('wreckers')
    await expect(listCount(page, '1 article found')).toBeVisible()
    await box.fill('')
    await saved.click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'New comparison set of these…' }).click()
    await expect(page.getByText('With 4 articles, side by side; the first is the base.')).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('its query is changed, and that is undone', async () => {
    await saved.focus()
    await page.keyboard.press('F2')
    const query = page.getByRole('textbox', { name: 'Query' })
    await query.fill('weir -wreckers')
    await query.press('Enter')
    await expect(saved).toHaveText('At the weir 3')
    await expect(listCount(page, '3 articles found')).toBeVisible()
    await saved.focus()
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: 'Delete search' }).click()
    await expect(saved).toBeHidden()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(saved).toHaveText('At the weir 3')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(saved).toHaveText('At the weir 4')
  })
})

test('what is found is counted; counts, dates and chips narrow it, and nothing found says what to leave out', async ({
  app,
}) => {
  const { page } = app
  await importFive(app)
  await page.keyboard.press('ControlOrMeta+Shift+f')
  const counts = page.getByRole('region', { name: 'Counts of what is found' })
  const chips = page.getByRole('list', { name: 'Filters' })

  await test.step('by outlet: in, and out', async () => {
    await counts.getByRole('button', { name: /^Astrid Today/ }).click()
    await expect(listCount(page, '1 article')).toBeVisible()
    await expect(counts.getByRole('button', { name: /^Outlet unknown/ })).toContainText('4')
    await chips.getByRole('button', { name: 'Outlet: Astrid Today', exact: true }).click()
    await expect(listCount(page, '4 articles')).toBeVisible()
    await expect(chips.getByRole('button', { name: /Outlet: Astrid Today\s*left out/ })).toBeVisible()
    await chips.getByRole('button', { name: 'Remove filter Outlet: Astrid Today' }).click()
    await expect(listCount(page, '5 articles')).toBeVisible()
  })

  await test.step('by date, with the keys of the handles', async () => {
    await expect(counts.getByRole('row', { name: 'Mar 2024 2' })).toBeAttached()
    await counts.getByRole('slider', { name: 'From' }).focus()
    await page.keyboard.press('Home')
    await expect(listCount(page, '2 articles')).toBeVisible()
    await page.keyboard.press('Delete')
    await expect(listCount(page, '5 articles')).toBeVisible()
  })
  await app.expectAccessible()

  await test.step('a clause that is typed is a chip, too', async () => {
    const box = await goToSearch(page)
    await box.fill('weir format:html')
    await expect(listCount(page, '1 article found')).toBeVisible()
    await chips.getByRole('button', { name: 'format:html', exact: true }).click()
    await expect(box).toHaveValue('weir -format:html')
    await expect(listCount(page, '3 articles found')).toBeVisible()
  })

  await test.step('and so are alternatives, as one', async () => {
    const box = await goToSearch(page)
    await box.fill('weir (format:html OR format:markdown)')
    await expect(listCount(page, '2 articles found')).toBeVisible()
    await chips.getByRole('button', { name: 'Format: html or markdown', exact: true }).click()
    await expect(box).toHaveValue('weir -(format:html OR format:markdown)')
    await expect(listCount(page, '2 articles found')).toBeVisible()
    await box.fill('format:html OR is:undated')
    await chips.getByRole('button', { name: 'format:html OR is:undated', exact: true }).click()
    await expect(box).toHaveValue('-(format:html OR is:undated)')
    await chips.getByRole('button', { name: /^Remove filter/ }).click()
    await expect(box).toHaveValue('')
    await expect(listCount(page, '5 articles')).toBeVisible()
  })

  await test.step('nothing found: what to leave out, with counts', async () => {
    const box = await goToSearch(page)
    await box.fill('weir wreckers format:markdown')
    await page.keyboard.press('Enter')
    const help = page.getByRole('list', { name: 'What can be left out' })
    await expect(help.getByRole('button')).toHaveText([
      'Without \u2068wreckers\u2069: 1 article',
      'Without \u2068format:markdown\u2069: 1 article',
    ])
    await help.getByRole('button', { name: /format:markdown/ }).click()
    await expect(box).toHaveValue('weir wreckers')
    await expect(listCount(page, '1 article found')).toBeVisible()
  })

  await test.step('a typing error is said, with the way back', async () => {
    const box = await goToSearch(page)
    await box.fill('wreckrs')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Showing “wreckers”.')).toBeVisible()
    await page.getByRole('button', { name: 'Search for what I typed' }).click()
    await expect(page.getByText('No article answers this')).toBeVisible()
    await expect(box).toHaveValue('wreckrs')
  })
})

test('articles with the same text are one row, which unfolds to the others and leads to them', async ({ app }) => {
  const { page } = app
  const folder = join(app.folder, 'ferry')
  const [, ...paragraphs] = agencyReport.split('\n\n')
  writeFiles(folder, {
    'agency.txt': agencyReport,
    'under another headline.txt': ['Sarn Has Its Ferry Back', ...paragraphs].join('\n\n'),
    'other.txt': 'Weather\n\nDry and cold in the valley, with some wind from the east towards the evening.\n',
  })
  await app.drop([folder])
  await expect(page.getByText(/^3 found = /)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+0')
  await expect(listCount(page, '3 articles')).toBeVisible()
  const rows = grid(page).getByRole('row').filter({ hasText: 'ferry' })

  await test.step('folded', async () => {
    await goToSearch(page)
    await page.keyboard.type('ferry')
    await expect(listCount(page, '2 articles found')).toBeVisible()
    await expect(rows).toHaveCount(2)
    await grid(page).focus()
    await page.keyboard.press('a')
    await expect(rows).toHaveCount(1)
    await expect(rows.getByText('and 1 more with the same text')).toBeVisible()
    await expect(listCount(page, '2 articles found')).toBeVisible()
  })

  await test.step('unfolded by keys, and gone to', async () => {
    await page.keyboard.press('ArrowDown')
    const shown = await rows.getByRole('gridcell').first().textContent()
    await page.keyboard.press('ArrowRight')
    const others = page.getByRole('list', { name: 'Articles with the same text' }).getByRole('button')
    await expect(others).toHaveCount(1)
    await app.expectAccessible()
    await page.keyboard.press('ArrowRight')
    await expect(others).toBeFocused()
    const title = /Sarn Has Its Ferry Back/.test(shown ?? '') ? agencyReport.split('\n')[0]! : 'Sarn Has Its Ferry Back'
    await expect(others).toContainText(title)
    await page.keyboard.press('Enter')
    await expect(reader(page).getByRole('heading', { name: title }).first()).toBeVisible()
    await others.focus()
    await page.keyboard.press('ArrowLeft')
    await expect(others).toHaveCount(0)
    await expect(grid(page)).toBeFocused()
  })
})

test('the box completes fields and values and remembers, and the reader finds words', async ({ app }) => {
  const { page } = app
  await importFive(app)
  const box = await goToSearch(page)

  await test.step('a field, then its value, where the caret stands', async () => {
    await page.keyboard.type('weir out')
    await page.getByRole('option', { name: /^outlet/ }).click()
    await expect(box).toHaveValue('weir outlet:')
    await page.keyboard.type('ast')
    await page.getByRole('option', { name: /^Astrid Today/ }).click()
    await expect(box).toHaveValue('weir outlet:"Astrid Today" ')
    await expect(box).toHaveAccessibleDescription('clause outlet:"Astrid Today"')
    await expect(listCount(page, '1 article found')).toBeVisible()
    await page.keyboard.press('Enter')
  })

  await test.step('a year of the corpus, then its month, in the middle of what is typed', async () => {
    await box.fill('date: weir')
    await page.keyboard.press('Home')
    for (let at = 0; at < 'date:'.length; at++) await page.keyboard.press('ArrowRight')
    await page.keyboard.type('202')
    await expect(page.getByRole('option', { name: /^2024\s*year, 2/ })).toBeVisible()
    await page.keyboard.type('4')
    await page.getByRole('option', { name: /^2024-03\s*Mar 2024, 2/ }).click()
    await expect(box).toHaveValue('date:2024-03 weir')
    await box.fill('weir outlet:"Astrid Today" ')
  })

  await test.step('what was searched for is offered on the empty box', async () => {
    await page.keyboard.press('Enter')
    await expect(listCount(page, '1 article found')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(listCount(page, '5 articles')).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('option', { name: /^weir outlet:"Astrid Today"/ })).toHaveAttribute(
      'aria-selected',
      'true',
    )
    await page.keyboard.press('Enter')
    await expect(listCount(page, '1 article found')).toBeVisible()
  })

  await test.step('find in article: places in order, on the words, round the ends', async () => {
    await row(page, /^Six guards buried/).click()
    await expect(reader(page).getByRole('heading', { level: 2 })).toContainText('Six guards buried')
    await page.keyboard.press('/')
    const find = page.getByRole('search', { name: 'Find in article' })
    const text = find.getByRole('textbox')
    await expect(text).toBeFocused()
    await page.keyboard.type('the WEIR')
    const marks = reader(page).locator('mark')
    await expect(find.getByRole('status')).toHaveText(/^1 of \d$/)
    for (const words of await marks.allTextContents()) expect(words).toMatch(/^the\s+weir$/i)
    const count = await marks.count()
    expect(count).toBeGreaterThan(1)
    await page.keyboard.press('Enter')
    await expect(find.getByRole('status')).toHaveText(`2 of ${count}`)
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.press('Shift+Enter')
    await expect(find.getByRole('status')).toHaveText(`${count} of ${count}`)
    await find.getByText('Match case').click()
    await expect(find.getByRole('status')).toHaveText('Not in this article')
    await app.expectAccessible()
    await text.press('Escape')
    await expect(find).toBeHidden()
    await expect(grid(page)).toBeFocused()
  })

  await test.step('the key of the search box finds in the article while the reader has the focus', async () => {
    await page.keyboard.press('ControlOrMeta+3')
    await page.keyboard.press('ControlOrMeta+f')
    await expect(page.getByRole('search', { name: 'Find in article' }).getByRole('textbox')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(reader(page)).toBeFocused()
  })
})
