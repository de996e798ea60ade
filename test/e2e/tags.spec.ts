import { join } from 'node:path'
import { expect, test } from './app.ts'
import { entry, grid, importFive, listCount } from './support/window.ts'

test('tags given by keyboard go by undo and come back by redo, also after the app was closed', async ({ app }) => {
  const reopen = () => app.restart(['--corpus', join(app.folder, 'corpus.variorum')])
  let { page } = app
  await importFive(app)

  await test.step('one article gets a new tag, then all get it', async () => {
    await grid(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('t')
    await expect(page.getByRole('dialog', { name: 'Tag 1 article' })).toBeVisible()
    await page.keyboard.type('first take')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('checkbox', { name: 'first take new' })).toBeChecked()
    await page.keyboard.press('Enter')
    await expect(entry(page, 'first take 1')).toBeVisible()

    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('t')
    await expect(page.getByRole('dialog', { name: 'Tag 5 articles' })).toBeVisible()
    const tag = page.getByRole('checkbox', { name: 'first take on 1 of 5' })
    await expect(tag).toBeEnabled()
    await page.keyboard.type('first take')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(entry(page, 'first take 5')).toBeVisible()
    await expect(entry(page, 'Untagged 0')).toBeVisible()
  })

  await test.step('undo takes both steps back, the tag itself included', async () => {
    await page.keyboard.press('ControlOrMeta+z')
    await expect(entry(page, 'first take 1')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(entry(page, 'Untagged 5')).toBeVisible()
    await expect(entry(page, /^first take/)).toHaveCount(0)
  })

  await test.step('redo brings them back in the app that was closed meanwhile', async () => {
    page = await reopen()
    await expect(entry(page, 'Untagged 5')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(entry(page, 'first take 1')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(entry(page, 'first take 5')).toBeVisible()
  })

  await test.step('and undo works on what an earlier window did', async () => {
    page = await reopen()
    await expect(entry(page, 'first take 5')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(entry(page, 'first take 1')).toBeVisible()
    await entry(page, 'first take 1').click()
    await expect(listCount(page, '1 article')).toBeVisible()
    await expect(grid(page).getByRole('row').nth(1)).toContainText('first take')
  })
})
