import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { openWebPage, startWebHost } from './support/launch-web.ts'
import { runCommand } from './support/window.ts'
import { writeFiles } from './support/texts.ts'

const syllables = ['ba', 'ne', 'ti', 'ro', 'mu', 'sal', 'ker', 'vin', 'do', 'ga', 'lem', 'po', 'ra', 'shi', 'tor', 'we']

/** So many words that depend on `seed` alone and follow no pattern: texts of different seeds share nothing. Generator: mulberry32. */
const words = (seed: number, count: number): string => {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  const next = (): number => {
    state = Math.trunc(state + 0x6d2b79f5)
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + (next() % 2) }, () => syllables[next() % syllables.length]).join(''),
  ).join(' ')
}

/** A folder of so many notes; those of different `series` have nothing in common. */
const writeNotes = (folder: string, count: number, series = 0): string => {
  const text = (n: number): string => `Note ${series}-${n}\n\n${words(series * 100_000 + n, 60)}.\n`
  writeFiles(folder, Object.fromEntries(Array.from({ length: count }, (_, n) => [`note ${n}.txt`, text(n)])))
  return folder
}

const importPath = async (page: Page, path: string): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+i')
  const box = page.getByRole('textbox', { name: 'File or folder on this computer' })
  await box.fill(path)
  await page.keyboard.press('Enter')
  await expect(box).toBeHidden()
}

test('imports wait in a queue, stand still when asked, and leave the queue', async ({ app }) => {
  const { page } = app
  const [first, second, third] = [1500, 3, 4].map((count, series) =>
    writeNotes(join(app.folder, `${count} notes`), count, series),
  )
  await importPath(page, first!)
  const bar = page.getByRole('region', { name: 'Running imports and exports' })
  await bar.getByRole('button', { name: 'Pause' }).click()
  await expect(bar).toContainText('paused')
  await expect(bar).toContainText('of 1,500 files')
  await importPath(page, second!)
  await importPath(page, third!)
  const queue = bar.getByRole('list', { name: 'Imports that wait' }).getByRole('listitem')
  await expect(queue).toHaveText(['3 notes', '4 notes'])
  await app.expectAccessible()
  await bar.getByRole('button', { name: 'Do not import 3 notes' }).click()
  await expect(queue).toHaveText(['4 notes'])
  await runCommand(page, 'Pause or resume import')
  await expect(bar).toBeHidden({ timeout: 60_000 })
  await expect(page.getByRole('treeitem', { name: 'All articles 1,504' })).toBeVisible()

  await test.step('one that is cancelled can go on', async () => {
    await importPath(page, writeNotes(join(app.folder, '800 more'), 800, 3))
    await bar.getByRole('button', { name: 'Pause' }).click()
    await bar.getByRole('button', { name: 'Cancel' }).click()
    await expect(bar).toBeHidden()
    await expect(page.getByText(/This import was cancelled after/)).toBeVisible()
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(page.getByText(/^800 found/)).toBeVisible({ timeout: 60_000 })
  })
})

test('an import goes on where a crash cut it off, and nothing comes in twice', async ({ browser }) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-crash-')))
  const args = ['--corpus', join(folder, 'c.variorum')]
  const notes = writeNotes(join(folder, 'notes'), 1200)
  let host = await startWebHost(join(folder, 'data'), args)
  let opened = await openWebPage(browser, host)
  await opened.page.getByRole('main').waitFor()
  await importPath(opened.page, notes)
  // Some of it is stored.
  await expect(opened.page.getByRole('treeitem', { name: /All articles [1-9]/ })).toBeVisible()
  await host.close('SIGKILL')
  await opened.context.close()

  host = await startWebHost(join(folder, 'data'), args)
  opened = await openWebPage(browser, host)
  const { page } = opened
  const offer = page.getByRole('region', { name: 'Imports that were cut off' })
  await expect(offer).toContainText(/The import of notes stopped at [\d,]+ files?\./)
  await offer.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByText(/Import finished/)).toBeVisible({ timeout: 60_000 })
  await expect(offer).toBeHidden()
  await expect(page.getByRole('treeitem', { name: 'All articles 1,200' })).toBeVisible()
  await runCommand(page, 'Import reports')
  await page.getByRole('button', { name: /^notes/ }).click()
  await expect(page.getByText('1,200 found = 1,200 added + 0 already here')).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Files of this import' }).getByRole('listitem').first(),
  ).toHaveAttribute('aria-setsize', '1200')
  await opened.context.close()
  expect(await host.close(), host.errors()).toBe(0)
  rmSync(folder, { recursive: true })
})

test('what comes into a watched folder is imported by itself', async ({ app }) => {
  const { page } = app
  const folder = join(app.folder, 'inbox')
  writeFiles(folder, { 'first.txt': 'The first note\n\nIt lay in the folder before anybody watched it.\n' })
  await runCommand(page, 'Watched folders')
  const dialog = page.getByRole('dialog', { name: 'Watched folders' })
  await dialog.getByRole('textbox', { name: 'Folder on this computer' }).fill(folder)
  await dialog.getByRole('textbox', { name: 'Tag' }).fill('watched')
  await dialog.getByRole('button', { name: 'Watch folder' }).click()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'inbox' })).toContainText('watching · Tag: watched')
  await app.expectAccessible()
  await expect(page.getByRole('treeitem', { name: 'All articles 1', includeHidden: true })).toHaveCount(1)
  writeFiles(folder, { 'second.txt': 'The second note\n\nIt came in while the folder was watched by the program.\n' })
  await expect(page.getByRole('treeitem', { name: 'All articles 2', includeHidden: true })).toHaveCount(1)
  await expect(page.getByRole('treeitem', { name: 'watched 2', includeHidden: true })).toHaveCount(1)
  await dialog.getByRole('button', { name: /^Pause watching/ }).click()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'inbox' })).toContainText('paused')
  await dialog.getByRole('button', { name: /^Stop watching/ }).click()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'inbox' })).toHaveCount(0)
})

test('a report is saved as CSV that no spreadsheet takes for formulas', async ({ app }) => {
  const { page } = app
  const folder = join(app.folder, 'odd')
  writeFiles(folder, {
    '=1+1.txt': '',
    'a, "b".txt': 'A note\n\nIt has a name with a comma and with quotation marks in it.\n',
  })
  await app.drop([folder])
  await expect(page.getByText('2 found = 1 added')).toBeVisible()
  await page.getByRole('button', { name: 'More about this import' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save these rows as CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Import of odd.csv')
  const file = join(app.folder, 'report.csv')
  await download.saveAs(file)
  const [head, ...rows] = readFileSync(file, 'utf8').split('\r\n')
  expect(head).toBe('\ufeffpath,record,outcome,article,duplicate of,identity,code,reason')
  expect(rows).toContainEqual(expect.stringMatching(/^odd\/=1\+1\.txt,,skipped,,,,empty,It is empty \(0 bytes\)\.$/))
  expect(rows).toContainEqual(expect.stringMatching(/^"odd\/a, ""b""\.txt",,added,1,/))
  await expect(page.getByText('2 rows saved as Import of odd.csv')).toBeVisible()
})

test('a file that cannot be read on its way is a row, and the others are imported', async ({ app }) => {
  const { page } = app
  const text = 'A note that is read\n\nNothing is wrong with this one, it is only short.\n'
  const [good, bad] = writeFiles(join(app.folder, 'two'), { 'good.txt': text, 'bad.txt': text.repeat(50_000) })
  // The browser refuses to read a file that changes under it.
  await page.route('**/uploads/**', async (route) => {
    const { searchParams } = new URL(route.request().url())
    if (searchParams.get('name') === 'bad.txt' && !searchParams.has('unreadable')) await route.abort('failed')
    else await route.continue()
  })
  app.allowError(/ERR_FAILED/)
  await app.drop([good!, bad!])
  await expect(page.getByText('2 found = 1 added + 0 already here + 0 to review + 1 failed')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Files of this import' })).toContainText(
    'The browser could not read it.',
  )
  writeFileSync(bad!, text)
})
