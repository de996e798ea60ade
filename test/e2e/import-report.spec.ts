import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { reader, runCommand } from './support/window.ts'
import { writeFiles } from './support/texts.ts'

const items = (page: Page): Locator => page.getByRole('region', { name: 'Files of this import' }).getByRole('listitem')
const filter = (page: Page, name: string): Locator =>
  page.getByRole('toolbar', { name: 'Show only' }).getByRole('button', { name, exact: true })
const action = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'More about this import' }).click()
  await page.getByRole('menuitem', { name }).click()
}

/** A folder of 1,000 files: notes that differ, empty files, and settings that are no articles. */
const writeThousand = (folder: string): void => {
  const numbered = (from: number, to: number, name: (n: number) => string, text: (n: number) => string) =>
    Object.fromEntries(Array.from({ length: to - from }, (_, at) => [name(from + at), text(from + at)]))
  const digits = (n: number): string => String(n).padStart(4, '0')
  writeFiles(folder, {
    ...numbered(
      0,
      960,
      (n) => `note ${digits(n)}.txt`,
      (n) => `Note ${n} of the ferry\n\nOn day ${n} the boat carried ${n * 7} people over the river Sarn to Ostry.\n`,
    ),
    ...numbered(
      0,
      30,
      (n) => `nothing ${digits(n)}.txt`,
      () => '',
    ),
    ...numbered(
      0,
      10,
      (n) => `ferry ${n}.yaml`,
      (n) => `boat: the Lark\nseats: ${n + 40}\nharbour: Tarn on the Sarn\n`,
    ),
  })
}

test('a report of 1,000 rows is filtered, searched and acted upon', async ({ app }) => {
  const { page } = app
  const folder = join(app.folder, 'ferry')
  writeThousand(folder)
  await app.drop([folder])
  await expect(page.getByText('1,000 found = 960 added')).toBeVisible({ timeout: 60_000 })

  await test.step('only what is in sight is on the page; the keyboard goes through all of it', async () => {
    await expect(filter(page, 'All 1,000')).toHaveAttribute('aria-pressed', 'true')
    expect(await items(page).count()).toBeLessThan(60)
    await items(page).first().focus()
    await page.keyboard.press('End')
    await expect(items(page).and(page.locator(':focus'))).toHaveAttribute('aria-posinset', '1000')
    await expect(items(page).last()).toContainText('nothing 0029.txt')
    await page.keyboard.press('Home')
    await expect(items(page).and(page.locator(':focus'))).toHaveAttribute('aria-posinset', '1')
  })

  await test.step('by outcome, by reason, by words', async () => {
    await filter(page, 'Skipped 40').click()
    await expect(items(page).first()).toHaveAttribute('aria-setsize', '40')
    await page.getByRole('button', { name: 'Reason' }).click()
    await page.getByRole('option', { name: 'A kind of file that is not read (10)' }).click()
    await expect(items(page)).toHaveCount(10)
    await filter(page, 'All 1,000').click()
    await page.getByRole('searchbox', { name: 'Find in this report' }).fill('NOTE 095')
    await expect(items(page)).toHaveCount(10)
    await expect(items(page).first()).toContainText('note 0950.txt')
    await app.expectAccessible()
    await page.getByRole('searchbox', { name: 'Find in this report' }).fill('no such file')
    await expect(page.getByText('No row is like this')).toBeVisible()
    await page.getByRole('searchbox', { name: 'Find in this report' }).fill('')
  })

  await test.step('an article is read beside its row', async () => {
    await filter(page, 'Added 960').click()
    await expect(items(page).first()).toHaveAttribute('aria-setsize', '960')
    await items(page).first().focus()
    await page.keyboard.press('Enter')
    await expect(reader(page)).toContainText('the boat carried 0 people')
    await expect(filter(page, 'Added 960')).toBeVisible()
  })

  await test.step('what was left out is imported anyway, all of it at once', async () => {
    await filter(page, 'Skipped 40').click()
    await page.getByRole('button', { name: 'Reason' }).click()
    await page.getByRole('option', { name: 'A kind of file that is not read (10)' }).click()
    await page.getByRole('button', { name: 'Import 10 files anyway, as plain text' }).click()
    await expect(page.getByText('10 found = 10 added')).toBeVisible()
    await expect(items(page).first()).toContainText('ferry 0.yaml')
  })

  await test.step('an import is taken back, and what that does is said before', async () => {
    await action(page, 'Take this import back')
    const dialog = page.getByRole('alertdialog', { name: 'Take this import back?' })
    await expect(dialog).toContainText('The 10 articles that it brought leave the list')
    await app.expectAccessible()
    await dialog.getByRole('button', { name: 'Take back' }).click()
    await expect(page.getByText('taken back').first()).toBeVisible()
    await expect(page.getByRole('treeitem', { name: 'All articles 960' })).toBeVisible()
    await page.getByRole('button', { name: 'Redo' }).click()
    await expect(page.getByRole('treeitem', { name: 'All articles 970' })).toBeVisible()
    // Now something came later: the first import goes into the bin instead.
    await runCommand(page, 'Import reports')
    await page.getByRole('button', { name: /^ferry .*1,000 found/ }).click()
    await action(page, 'Take this import back')
    await expect(dialog).toContainText('1 later step stays')
    await dialog.getByRole('button', { name: 'Move 960 articles to the bin' }).click()
    await expect(page.getByRole('treeitem', { name: 'Bin 960' })).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('treeitem', { name: 'All articles 970' })).toBeVisible()
  })

  await test.step('its articles are selected in the list', async () => {
    await action(page, 'Select all its articles in the list')
    await expect(page.getByRole('toolbar', { name: 'Selected articles' })).toContainText('960 selected')
  })
})

test('what failed is tried again when it is put right, and files of the bin are restored', async ({ app }) => {
  const { page } = app
  const folder = join(app.folder, 'tarn')
  const note = (n: number): string => `Note ${n}\n\nThe mayor of Tarn said on day ${n} that the rope would hold.\n`
  writeFiles(folder, {
    'a.txt': note(1),
    'b.txt': note(2),
    'huge.txt': 'The ferry line opened again.\n'.repeat(720_000),
  })
  await app.drop([folder])
  await expect(page.getByText('3 found = 2 added + 0 already here + 0 to review + 1 failed')).toBeVisible()
  await filter(page, 'Failed 1').click()
  await items(page).getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('1 found = 0 added + 0 already here + 0 to review + 1 failed')).toBeVisible()

  await page.keyboard.press('ControlOrMeta+0')
  await page.getByRole('row', { name: /Note 1/ }).click()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('treeitem', { name: 'Bin 1' })).toBeVisible()
  await app.drop([join(folder, 'a.txt')])
  await expect(page.getByText('1 found = 0 added + 1 already here')).toBeVisible()
  await items(page).getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('treeitem', { name: 'Bin 0' })).toBeVisible()
})

test('dropped with Ctrl held, articles get an outlet and a tag first; a corpus is offered to be opened', async ({
  app,
}) => {
  const { page } = app
  const [file] = writeFiles(app.folder, {
    'a.txt': 'A note from Tarn\n\nNobody saw the boat leave before nine in the morning.\n',
  })
  await app.drop([file!], undefined, { control: true })
  const dialog = page.getByRole('dialog', { name: 'Import with options' })
  await expect(dialog).toContainText('a.txt')
  await app.expectAccessible()
  await dialog
    .getByRole('combobox', { name: 'Outlet' })
    .or(dialog.getByRole('textbox', { name: 'Outlet' }))
    .fill('The Sarn Echo')
  await dialog.getByRole('textbox', { name: 'Tag' }).fill('boats/ferry')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 found = 1 added')).toBeVisible()
  await expect(page.getByRole('treeitem', { name: 'The Sarn Echo 1' })).toBeVisible()

  const other = join(app.folder, 'other.variorum')
  writeFiles(app.folder, { 'other.variorum': readFileSync(join(app.folder, 'corpus.variorum')) })
  await app.drop([other])
  await expect(page.getByRole('dialog', { name: 'Open the corpus other.variorum?' })).toBeVisible()
  await page.keyboard.press('Escape')
  rmSync(other)
})

test('a table with unclear columns is mapped in a dialog, and the next one needs no asking', async ({ app }) => {
  test.setTimeout(240_000)
  const { page } = app
  const table = (bridge: string): string =>
    `Kopf;Blatt;Tag;Inhaltstext
${bridge};Der Bote;12.04.2024;Am Freitag wurde ${bridge} über den Sarn nach elf Jahren wieder eröffnet.
Das Boot an der ${bridge};Der Bote;13.04.2024;Das Boot fuhr am Samstag zum ersten Mal seit langem hinüber nach Ostry.
`
  const files = writeFiles(join(app.folder, 'tables'), {
    'eins.csv': table('Alte Brücke'),
    'zwei.csv': table('Neue Brücke'),
  })
  await app.drop(files)
  await expect(page.getByText(/2 found = 0 added .* 2 failed/)).toBeVisible()
  await items(page).filter({ hasText: 'eins.csv' }).getByRole('button', { name: 'Choose columns…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Columns of eins.csv' })
  await expect(dialog.getByRole('row', { name: /^Inhaltstext Am Freitag wurde/ })).toBeVisible()
  await expect(dialog).toContainText('1 more file of this import has the same columns')
  await expect(dialog.getByRole('button', { name: 'Import 2 files' })).toBeDisabled()
  const choose = async (column: string, field: string): Promise<void> => {
    await dialog.getByRole('button', { name: `What ${column} is` }).click()
    await page.getByRole('option', { name: field, exact: true }).click()
  }
  await choose('Inhaltstext', 'Text of the article')
  await choose('Kopf', 'Title')
  await choose('Blatt', 'Outlet')
  await choose('Tag', 'Date')
  const preview = dialog.getByRole('region', { name: 'How the first rows would be imported' }).getByRole('listitem')
  await expect(preview.first()).toContainText('Alte Brücke')
  await expect(preview.first()).toContainText('Der Bote · 2024-04-12')
  await app.expectAccessible()
  await dialog.getByRole('button', { name: 'Import 2 files' }).click()
  await expect(page.getByText('4 found = 4 added')).toBeVisible({ timeout: 60_000 })
  await expect(items(page).first()).toContainText('eins.csv')

  await app.drop(writeFiles(join(app.folder, 'more'), { 'drei.csv': table('Steinerne Brücke') }))
  await expect(page.getByText('2 found = 2 added')).toBeVisible()
  await expect(page.getByRole('treeitem', { name: 'Der Bote 6' })).toBeVisible()
})
