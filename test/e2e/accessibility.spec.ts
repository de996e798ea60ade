import { join } from 'node:path'
import { expect, test } from './app.ts'
import { compareAs, entry, goToSearch, grid, importFive, listCount, reader, runCommand } from './support/window.ts'
import { agencyReport, editedReport, writeFiles } from './support/texts.ts'

const looks = [
  { theme: 'Light theme', width: 1280, height: 800 },
  { theme: 'Dark theme', width: 900, height: 700 },
] as const

for (const { theme, width, height } of looks) {
  test(`axe finds nothing on any screen: ${theme}, ${width} by ${height}`, async ({ app }) => {
    test.slow()
    const { page } = app
    await page.setViewportSize({ width, height })
    // A window that opened so, not one that shrank: dialogs would wait for an on-screen keyboard that seems to come up.
    await page.reload()
    await expect(page.getByText('Drop articles here')).toBeVisible()
    await runCommand(page, theme)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme === 'Dark theme' ? 'dark' : 'light')
    await app.expectAccessible()

    await test.step('list, reader and their dialogs', async () => {
      await importFive(app)
      await grid(page).focus()
      await page.keyboard.press('Home')
      await expect(reader(page).getByRole('heading', { level: 2 })).toBeVisible()
      await page.keyboard.press('f')
      await app.expectAccessible()
      await grid(page).focus()
      await page.keyboard.press('ControlOrMeta+a')
      for (const dialog of ['Tag…', 'Edit metadata…', 'New tag…', 'Manage tags…', 'New comparison set…']) {
        await runCommand(page, dialog)
        await expect(page.getByRole('dialog')).toBeVisible()
        await app.expectAccessible()
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toBeHidden()
      }
    })

    await test.step('a set in each view, and its dialogs', async () => {
      await compareAs(page, 'All five')
      const set = page.getByRole('region', { name: 'Comparison set All five' })
      await expect(set.locator('[data-badge]').first()).toBeVisible()
      await page.keyboard.press('n')
      await expect(set.getByText(/^This passage stands in/)).toBeVisible()
      await app.expectAccessible()
      for (const mode of ['Aligned', 'Differences']) {
        await page.getByRole('radio', { name: mode }).click()
        await expect(page.getByRole('grid', { name: 'Aligned passages' }).getByRole('row').nth(1)).toBeVisible()
        await app.expectAccessible()
      }
      await runCommand(page, 'Delete comparison set…')
      await expect(page.getByRole('alertdialog')).toBeVisible()
      await app.expectAccessible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('alertdialog')).toBeHidden()
      await runCommand(page, 'Close comparison set')
    })

    await test.step('report and review', async () => {
      await app.drop(
        writeFiles(join(app.folder, 'ferry'), {
          'agency.txt': agencyReport,
          'edited.txt': editedReport,
          'empty.txt': '',
        }),
      )
      await expect(page.getByText('3 found = 1 added + 0 already here + 1 to review')).toBeVisible()
      await app.expectAccessible()
      await page.getByRole('button', { name: 'All imports' }).click()
      await expect(page.getByRole('heading', { name: 'Imports' })).toBeVisible()
      await app.expectAccessible()
      await page.keyboard.press('r')
      await expect(page.getByText(/% of its words are in the other text/)).toHaveCount(2)
      await app.expectAccessible()
    })

    await test.step('search, history, bin', async () => {
      await goToSearch(page)
      await page.keyboard.type('weir')
      await expect(listCount(page, '4 articles found')).toBeVisible()
      await page.keyboard.press('Escape')
      await runCommand(page, 'History')
      await expect(page.getByRole('heading', { name: 'History' })).toBeVisible()
      await app.expectAccessible()
      await runCommand(page, 'Bin')
      await expect(page.getByText('The bin is empty')).toBeVisible()
      await app.expectAccessible()
    })

    await test.step('palette, keys, settings, about', async () => {
      await page.keyboard.press('ControlOrMeta+k')
      await expect(page.getByRole('combobox', { name: 'Find a command' })).toBeFocused()
      await app.expectAccessible()
      await page.keyboard.press('Escape')
      for (const dialog of ['Keyboard shortcuts', 'Settings…', 'About Variorum']) {
        await runCommand(page, dialog)
        await expect(page.getByRole('dialog')).toBeVisible()
        await app.expectAccessible()
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toBeHidden()
      }
    })

    await test.step('the library where it is a drawer', async () => {
      await runCommand(page, 'Go to library')
      await expect(entry(page, 'All articles 7')).toBeVisible()
      await app.expectAccessible()
    })
  })
}
