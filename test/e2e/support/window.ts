import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, type RunningApp } from '../app.ts'
import { writeArticles } from './articles.ts'

/** The list of articles, and the one of those in the bin. */
export const grid = (page: Page, name = 'Articles'): Locator => page.getByRole('grid', { name, exact: true })

/** A row of the list by words in it. */
export const row = (page: Page, words: string | RegExp): Locator => grid(page).getByRole('row', { name: words })

/** A line of the library, by its label and count. */
export const entry = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('treeitem', { name, exact: typeof name === 'string' })

/** The right pane. */
export const reader = (page: Page): Locator => page.getByRole('region', { name: 'Reader' })

/** How many articles the list says that it has, such as "5 articles" or "1 article found". */
export const listCount = (page: Page, words: string): Locator =>
  page.getByRole('status').getByText(words, { exact: true })

/** Drops the five sample articles on an empty corpus and shows them in the list. */
export const importFive = async (app: RunningApp): Promise<void> => {
  await app.drop(writeArticles(join(app.folder, 'news')))
  await expect(app.page.getByText('5 found = 5 added')).toBeVisible()
  await app.page.keyboard.press('ControlOrMeta+0')
  await expect(listCount(app.page, '5 articles')).toBeVisible()
}

/** Goes to the search box by its key. */
export const goToSearch = async (page: Page): Promise<Locator> => {
  const box = page.getByRole('combobox', { name: 'Search' })
  await page.keyboard.press('ControlOrMeta+f')
  await expect(box).toBeFocused()
  return box
}

/** Runs a command by its name in the palette. */
export const runCommand = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+k')
  const box = page.getByRole('combobox', { name: 'Find a command' })
  await box.fill(name)
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(box).toBeHidden()
}

/** Compares what is selected, and gives the set a name. */
export const compareAs = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('c')
  await page.getByRole('button', { name: /^Rename the set: / }).waitFor()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Rename the set' }).fill(name)
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: `Comparison set ${name}` }).waitFor()
}
