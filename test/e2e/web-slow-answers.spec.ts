import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { goToSearch, grid, importFive, listCount, row } from './support/window.ts'

/** From now on what the window asks reaches the host so much later. Milliseconds. */
const askLater = (page: Page, delay: number): Promise<void> =>
  page.evaluate((wait) => {
    const send = WebSocket.prototype.send
    WebSocket.prototype.send = function (data) {
      setTimeout(() => send.call(this, data), wait)
    }
  }, delay)

test('while an answer is late, what is shown does not pass for it', async ({ app }) => {
  const { page } = app
  await importFive(app)
  await goToSearch(page)
  await page.keyboard.type('weir ')
  await expect(listCount(page, '4 articles found')).toBeVisible()
  await askLater(page, 2_500)

  await test.step('the list before stays, and what is selected in it is no longer when the answer is there', async () => {
    await page.keyboard.type('is:untitled ')
    await expect(listCount(page, 'Counting…')).toBeVisible()
    await expect(row(page, /^Six guards buried/)).toBeVisible()
    await grid(page).focus()
    await page.keyboard.press('ControlOrMeta+a')
    await expect(page.getByText('4 selected', { exact: true })).toBeVisible()
    await expect(page.getByText('No article answers this')).toBeVisible()
    await expect(page.getByText('4 selected', { exact: true })).toBeHidden()
  })

  await test.step('the list that lost the focus to that has it again', async () => {
    await goToSearch(page)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('weir ')
    await grid(page).focus()
    await expect(listCount(page, '4 articles found')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await expect(page.getByText('No article answers this')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(listCount(page, '4 articles found')).toBeVisible()
    await expect(grid(page)).toBeFocused()
  })

  await test.step('a chip that is shown for the query before does not undo what was typed since', async () => {
    const box = await goToSearch(page)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('weir -is:untitled ')
    const chip = page.getByRole('button', { name: 'Remove filter is:untitled' })
    await expect(chip).toBeVisible()
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    await box.press('End')
    // In one go, so that the answer has no time to come.
    await chip.evaluate((button) => {
      document.execCommand('insertText', false, 'lamp ')
      button.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    })
    await expect(box).toHaveValue(/^weir lamp\s*$/)
  })

  await test.step('after nothing found the rows before that do not come back', async () => {
    await goToSearch(page)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('weir ')
    await expect(listCount(page, '4 articles found')).toBeVisible()
    await page.keyboard.type('is:untitled ')
    await expect(page.getByText('No article answers this')).toBeVisible()
    await page.keyboard.type('lamp ')
    await expect(listCount(page, 'Counting…')).toBeVisible()
    await expect(row(page, /^Six guards buried/)).toBeHidden()
    await expect(page.getByText('No article answers this')).toBeHidden()
    await expect(page.getByText('No article answers this')).toBeVisible()
  })
})
