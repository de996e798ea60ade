import { join } from 'node:path'
import { expect, test } from './app.ts'
import { entry, importFive, reader, row } from './support/window.ts'

test('page text is folded away, more is set aside by hand, and undo gives it back', async ({ app }) => {
  let { page } = app
  await importFive(app)
  const open = async (): Promise<void> => {
    await row(page, /^Lethian Survey Engineers Killed/).click()
    await expect(reader(page).getByRole('heading', { level: 2 })).toContainText('Lethian Survey Engineers Killed')
  }
  const promotion = () => reader(page).getByText('Three Lethian Divers Missing')
  const paragraph = () => reader(page).getByText('Five relief societies have called')
  await open()

  await test.step('a fold says how much it holds, and opens by itself', async () => {
    await expect(promotion()).toHaveCount(0)
    const folds = reader(page).getByRole('button', { name: /lines? of page furniture/ })
    const count = await folds.count()
    const first = folds.first()
    await expect(first).toHaveAttribute('aria-expanded', 'false')
    await first.click()
    await expect(first).toHaveAttribute('aria-expanded', 'true')
    await expect(promotion()).toBeVisible()
    await expect(folds).toHaveCount(count)
    await first.click()
    await expect(promotion()).toHaveCount(0)
  })

  await test.step('a paragraph is set aside: it leaves the text', async () => {
    const block = reader(page)
      .locator('[data-start]')
      .filter({ hasText: /Five relief societies have called/ })
      .last()
    await block.hover()
    await block.getByRole('button', { name: /, Body: change what it is$/ }).click()
    await page.getByRole('menuitem', { name: 'Set aside as furniture' }).click()
    await expect(paragraph()).toHaveCount(0)
  })

  await test.step('the app that is opened again still has it aside, and undoes it', async () => {
    page = await app.restart(['--corpus', join(app.folder, 'corpus.variorum')])
    await entry(page, 'All articles 5').click()
    await open()
    await expect(reader(page).getByText('Meridian Press contributed reporting')).toBeVisible()
    await expect(paragraph()).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(paragraph()).toBeVisible()
  })
})
