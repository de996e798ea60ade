import { readFileSync } from 'node:fs'
import { commands, type Command } from '../../main/contract/commands.ts'
import { expect, test } from './app.ts'
import { importFive } from './support/window.ts'

const messages = JSON.parse(
  readFileSync(new URL('../../renderer/i18n/en/commands.json', import.meta.url), 'utf8'),
) as Record<string, string>
const labelOf = (command: Command): string => messages[`command.${command.id}`]!
const table: readonly Command[] = commands

test('palette and key sheet have every command of the table', async ({ app }) => {
  const { page } = app
  await importFive(app)

  await page.keyboard.press('ControlOrMeta+k')
  const list = page.getByRole('listbox', { name: 'Commands' })
  const shown = await list.getByRole('option').locator('bdi').allTextContents()
  expect(shown.toSorted()).toEqual(
    table
      .filter(({ id }) => id !== 'palette.open')
      .map(labelOf)
      .toSorted(),
  )
  // What cannot run now stands last, and does nothing.
  await page.keyboard.press('End')
  const disabled = list.getByRole('option', { disabled: true })
  await expect(disabled.filter({ hasText: 'Make this article the base' })).toHaveCount(1)
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-disabled', 'false')
  await page.keyboard.type('qqqq')
  await expect(page.getByText('No command is called this.')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+/')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  const names = await sheet.getByRole('term').allTextContents()
  for (const command of table.filter(({ key }) => key !== undefined)) expect(names).toContain(labelOf(command))
  // A key is found by its name, too.
  await page.keyboard.type('F3')
  await expect(sheet.getByRole('term').filter({ hasText: 'Next search hit' })).toBeVisible()
  await expect(sheet.getByRole('term').filter({ hasText: 'Export articles' })).toHaveCount(0)
})
