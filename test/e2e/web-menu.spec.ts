import { expect, test } from './app.ts'

test('the menu bar of the loopback shell has the keys of menu bars', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('F10')
  await expect(page.getByRole('menuitem', { name: 'File' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menu', { name: 'Edit' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /^Undo/ })).toBeFocused()
  await expect(page.getByRole('menuitem', { name: /^Undo/ })).toHaveAttribute('aria-disabled', 'true')
  await app.expectAccessible()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('menu', { name: 'File' })).toBeVisible()
  await page.keyboard.press('s')
  await expect(page.getByRole('menuitem', { name: /^Settings/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})
