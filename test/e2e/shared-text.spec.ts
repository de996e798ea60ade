import { join } from 'node:path'
import { expect, test, type RunningApp } from './app.ts'
import { writeArticles } from './support/articles.ts'
import { compareAs } from './support/window.ts'

const weir = /Lethian Survey Engineers Killed/

const importArticles = async (app: RunningApp): Promise<void> => {
  await app.drop(writeArticles(join(app.folder, 'news')))
  await expect(app.page.getByText('5 found = 5 added')).toBeVisible()
  await app.page.getByRole('button', { name: 'Show these articles' }).click()
}

test('any article says what it shares; Enter goes to another place of a passage and back; shared text can be hidden', async ({
  app,
}) => {
  await importArticles(app)
  const { page } = app
  await page.getByRole('row', { name: weir }).click()
  await expect(page.getByText(/^\d+% shared, \d+% found nowhere else$/)).toBeVisible()
  const article = page.getByRole('article', { name: 'Article' })
  await expect(article.getByRole('button', { name: /^in 3 others: edited copy/ }).first()).toBeVisible()

  await page.keyboard.press('n')
  const places = page.getByRole('complementary', { name: 'Where else this passage stands' })
  await expect(places.getByText('Edited copy in 3 other articles.')).toBeVisible()
  await expect(places.locator('[data-occurrence]:focus')).toContainText('Lethia Says Two')
  await app.expectAccessible()
  await page.keyboard.press('Enter')
  await expect(places.locator('[data-occurrence]:focus')).toContainText('you came from here')
  await expect(article.getByRole('heading', { name: /Lethia Says Two/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(article.getByRole('heading', { name: weir }).first()).toBeVisible()
  await expect(places.locator('[data-occurrence]:focus')).toContainText('Lethia Says Two')
  await page.keyboard.press('Escape')
  await expect(places).toBeHidden()

  // Hidden in what is read and searched, and said in both.
  const words = 'who carried out more than 60 raids'
  await expect(article.getByText(words)).toBeVisible()
  await page.keyboard.press('h')
  await expect(article.getByText(words)).toBeHidden()
  await expect(article.getByText(/^\[\d+ shared words\]$/).first()).toBeVisible()
  await expect(article.getByText(/\d+ of 304 words are left out here/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Search' }).fill('"were killed by saboteurs who carried out"')
  await expect(page.getByText('Nothing found').first()).toBeVisible()
  await page
    .getByRole('region', { name: 'Article list' })
    .getByRole('button', { name: /^Show it/ })
    .click()
  await expect(page.getByText('Shared text is hidden.')).toHaveCount(0)
  await expect(page.getByRole('row', { name: weir })).toBeVisible()
})

test('what stands in some articles and not in others is proposed, confirmed, linked by hand and undone', async ({
  app,
}) => {
  await importArticles(app)
  const { page } = app
  await page.getByRole('row', { name: weir }).click()
  await page.keyboard.press('ControlOrMeta+A')
  await compareAs(page, 'Sarn weir')
  await expect(page.locator('[data-badge]').first()).toBeVisible()
  await page.keyboard.press('3')
  const findings = page.locator('[data-finding]')
  await expect(findings.first()).toContainText('No similar wording found')

  await findings.first().focus()
  await page.keyboard.press('Shift+Y')
  await expect(findings.first()).toContainText('Confirmed by you')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(findings.first()).toContainText('No similar wording found')

  // The closest wordings come with scores and shared words; accepting one links the two passages.
  const before = await findings.count()
  await page.keyboard.press('Shift+W')
  await expect(page.getByText(/^Closest wording \(not checked\): the first sentences/)).toBeVisible()
  await app.expectAccessible()
  await findings.first().getByRole('button', { name: 'Same statement' }).first().click()
  await expect(findings).toHaveCount(before - 1)
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(findings).toHaveCount(before)

  await page.getByRole('radio', { name: /^In one article alone/ }).click()
  await expect(page.getByRole('list', { name: 'Passages that stand in one article alone' })).toBeVisible()
  await expect(page.getByText(/paragraph 1 of \d+/).first()).toBeVisible()
  await app.expectAccessible()
})
