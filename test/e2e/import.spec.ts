import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { writeArticles } from './support/articles.ts'

const articles = (page: Page, count: number): Locator => page.getByRole('treeitem', { name: `All articles ${count}` })

test('five files dropped are five articles; renamed and with CRLF they are already here', async ({ app }) => {
  await app.drop(writeArticles(join(app.folder, 'first')))
  await expect(app.page.getByText('5 found = 5 added')).toBeVisible()
  await expect(articles(app.page, 5)).toBeVisible()
  await app.page.getByRole('button', { name: 'Show these articles' }).click()
  await expect(app.page.getByRole('status').getByText('5 articles')).toBeVisible()
  await app.expectAccessible()

  await app.drop(writeArticles(join(app.folder, 'second'), true))
  await expect(app.page.getByText('5 found = 0 added + 5 already here')).toBeVisible()
  await expect(articles(app.page, 5)).toBeVisible()
  await app.expectAccessible()
})

test('a folder is dropped whole, and its articles remember their places in it', async ({ app }) => {
  const folder = join(app.folder, 'news')
  writeArticles(join(folder, 'agency', 'february'))
  await app.drop([folder])
  await expect(app.page.getByText('5 found = 5 added')).toBeVisible()
  await app.page.getByRole('button', { name: 'Open the article of 02 courier.md' }).click()
  const reader = app.page.getByRole('region', { name: 'Reader' })
  await reader.getByText('1 source').click()
  await expect(reader.getByText('news/agency/february/02 courier.md')).toBeVisible()
  // Where a copy was staged on its way is nobody's business.
  await expect(app.page.getByText('staging')).toHaveCount(0)
})
