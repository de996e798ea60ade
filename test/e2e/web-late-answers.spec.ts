import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { goToSearch, grid, importFive, listCount, row, runCommand } from './support/window.ts'

/** Holds back what the window asks of one method, until it is told to let go. */
const hold = async (page: Page, method: string): Promise<{ letGo(): Promise<void> }> => {
  const held = await page.evaluateHandle((name) => {
    const { send } = WebSocket.prototype
    const waiting: (() => void)[] = []
    WebSocket.prototype.send = function (data) {
      if (typeof data === 'string' && data.includes(`"m":"${name}"`)) waiting.push(() => send.call(this, data))
      else send.call(this, data)
    }
    return () => {
      WebSocket.prototype.send = send
      for (const go of waiting) go()
    }
  }, method)
  return { letGo: () => held.evaluate((go) => go()) }
}

test('while an answer is on its way, what is seen and selected of the list before is not taken for it', async ({
  app,
}) => {
  const { page } = app
  await importFive(app)
  await goToSearch(page)

  await test.step('where nothing was found no rows are shown, not even those of the query before that', async () => {
    await page.keyboard.type('saboteurs')
    await expect(listCount(page, '4 articles found')).toBeVisible()
    await page.keyboard.type(' tag:none')
    await expect(page.getByText('No article answers this')).toBeVisible()
    const answers = await hold(page, 'article.list')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText('engineers')
    await expect(listCount(page, 'Counting…')).toBeVisible()
    await expect(page.getByText('No article answers this')).toBeHidden()
    await expect(page.getByRole('gridcell')).toHaveCount(0)
    await answers.letGo()
    await expect(row(page, /Lethian Survey Engineers Killed/)).toBeVisible()
  })

  await test.step('a selection of the list before ends with it', async () => {
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await expect(listCount(page, '5 articles')).toBeVisible()
    const answers = await hold(page, 'article.list')
    await page.keyboard.insertText('sabote')
    await expect(listCount(page, 'Counting…')).toBeVisible()
    await row(page, /Lethian Survey Engineers Killed/).click()
    await page.keyboard.press('ControlOrMeta+a')
    await expect(page.getByText('5 selected')).toBeVisible()
    await answers.letGo()
    await expect(listCount(page, '4 articles found')).toBeVisible()
    await expect(page.getByText('5 selected')).toBeHidden()
    await expect(grid(page).locator('[aria-selected="true"]')).toHaveCount(0)
  })

  await test.step('nor does one come afterwards that was asked for of it', async () => {
    await runCommand(page, 'Articles with the same text as one')
    await row(page, /Lethian Survey Engineers Killed/).click()
    const ids = await hold(page, 'article.ids')
    await page.keyboard.press('ControlOrMeta+a')
    await goToSearch(page)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText('saboteurs tag:none')
    await expect(page.getByText('No article answers this')).toBeVisible()
    await ids.letGo()
    // Told over the same connection after what was let go.
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText('engineers')
    await expect(row(page, /Lethian Survey Engineers Killed/)).toBeVisible()
    await expect(page.getByText(/^\d+ selected$/)).toBeHidden()
  })

  await test.step('a chip that is shown for the query before does not undo what was typed since', async () => {
    const box = await goToSearch(page)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('weir -is:untitled ')
    const chip = page.getByRole('button', { name: 'Remove filter is:untitled' })
    await expect(chip).toBeVisible()
    await box.press('End')
    // In one go, so that the answer has no time to come.
    await chip.evaluate((button) => {
      document.execCommand('insertText', false, 'lamp ')
      button.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    })
    await expect(box).toHaveValue(/^weir lamp\s*$/)
  })

  await test.step('a list that was covered while it had the focus has it again', async () => {
    await goToSearch(page)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('weir ')
    await expect(listCount(page, '4 articles found')).toBeVisible()
    await grid(page).focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await expect(page.getByText('No article answers this')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(listCount(page, '4 articles found')).toBeVisible()
    await expect(grid(page)).toBeFocused()
  })
})

test('of a list that cannot be had nothing is counted or selected, not even what the one before had', async ({
  app,
}) => {
  const { page } = app
  await importFive(app)
  const failing = await page.evaluateHandle(() => {
    const { send } = WebSocket.prototype
    WebSocket.prototype.send = function (data) {
      const asked = typeof data === 'string' && data.includes('"m":"article.list"')
      send.call(this, asked ? data.replace(/"limit":\d+/u, '"limit":-1') : data)
    }
    return () => (WebSocket.prototype.send = send)
  })
  await goToSearch(page)
  await page.keyboard.insertText('saboteurs')
  await expect(page.getByText('The articles could not be listed')).toBeVisible()
  await expect(listCount(page, '5 articles')).toBeHidden()
  await runCommand(page, 'Select all')
  await expect(page.getByText('5 selected')).toBeHidden()
  await failing.evaluate((stop) => void stop())
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(listCount(page, '4 articles found')).toBeVisible()
  await expect(page.getByText(/^\d+ selected$/)).toBeHidden()
})
