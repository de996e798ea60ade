import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, type RunningApp } from './app.ts'
import { agencyReport, editedReport, writeFiles } from './support/texts.ts'
import { entry, listCount, reader, row, runCommand } from './support/window.ts'

const cli = resolve(import.meta.dirname, '../../out/main/cli.js')
const standing = 'Our readers make this paper possible with three crowns a month.'
const words = 'river weir valley harbour boat lamp stone wheat clerk bridge engine winter'.split(' ')

/** A page of an invented outlet that only its address tells; no two share a run of words. */
const page = (number: number): string => {
  let seed = number + 1
  const word = (): string => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return words[seed % words.length]!
  }
  const paragraph = (): string => `The ${Array.from({ length: 24 }, word).join(' ')} of day ${number}.`
  return [
    `Weir report number ${number}`,
    ...Array.from({ length: 6 }, paragraph),
    standing,
    `https://www.echo-valley.example/${number}`,
    '',
  ].join('\n\n')
}

/** Three texts of one story with another date each, and five pages of one host; one of them under two names. */
const corpusWith = async (app: RunningApp): Promise<string> => {
  const corpus = join(app.folder, 'described.variorum')
  const dated = (text: string, day: number): string => text.replace('12 April', `${day} April`)
  writeFiles(join(app.folder, 'ferry'), {
    'first.txt': agencyReport,
    'second.txt': dated(agencyReport, 13).replace('Some four hundred people', 'Some five hundred people'),
    'third.txt': dated(editedReport, 14),
  })
  writeFiles(join(app.folder, 'echo'), {
    ...Object.fromEntries([0, 1, 2, 3, 4].map((number) => [`${number}.txt`, page(number)])),
    'again.txt': page(3),
  })
  const folders = [join(app.folder, 'ferry'), join(app.folder, 'echo')]
  await promisify(execFile)(process.execPath, [cli, 'import', ...folders, '--corpus', corpus])
  return corpus
}

test.use({ appArgs: [] })

test('pairs become versions: answered in bulk by keyboard, read one after the other, compared word by word', async ({
  app,
}) => {
  const corpus = await corpusWith(app)
  const page = await app.restart(['--corpus', corpus])
  const pairs = page.getByRole('listbox', { name: 'Pairs' })

  await test.step('the queue shows the words of both, and narrows', async () => {
    await page.keyboard.press('r')
    await expect(page.getByRole('status').getByText('3 pairs to answer')).toBeVisible()
    await expect(page.getByRole('table', { name: 'Both texts' }).getByRole('columnheader')).toHaveCount(2)
    await expect(
      page
        .locator('ins', { hasText: /hundred|five|six/ })
        .or(page.locator('ins'))
        .first(),
    ).toBeVisible()
    await page.getByRole('button', { name: /Any kind/ }).click()
    await page.getByRole('option', { name: /^Same body/ }).click()
    await expect(page.getByText('No such pair is left')).toBeVisible()
    await page.getByRole('button', { name: 'Show all pairs' }).first().click()
    await expect(pairs.getByRole('option')).toHaveCount(3)
    await app.expectAccessible()
  })

  await test.step('one key answers what is selected, as one step', async () => {
    await pairs.focus()
    await page.keyboard.press('ControlOrMeta+a')
    await expect(page.getByText('What are these 3 pairs?')).toBeVisible()
    await page.keyboard.press('2')
    await expect(page.getByText('Remembered for 3 pairs: New version')).toBeVisible()
    await expect(entry(page, 'Review queue 0')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(entry(page, 'Review queue 3')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(entry(page, 'Review queue 0')).toBeVisible()
  })

  await test.step('the reader says which version it is, and goes to the others', async () => {
    await entry(page, /^All articles/).click()
    await row(page, /^Boat Back on the Sarn/).click()
    const bar = reader(page).getByRole('toolbar', { name: 'Versions of this article' })
    await expect(bar.getByText('Version 3 of 3')).toBeVisible()
    await page.keyboard.press('[')
    await expect(bar.getByText('Version 2 of 3')).toBeVisible()
    await app.expectAccessible()
  })

  await test.step('what changed stands old beside new', async () => {
    await page.keyboard.press('v')
    await expect(page.getByRole('heading', { name: 'What changed', exact: true })).toBeVisible()
    const texts = page.getByRole('table', { name: 'Both texts' })
    await expect(texts.locator('del', { hasText: 'four' })).toBeVisible()
    await expect(texts.locator('ins', { hasText: 'five' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Both texts' }).getByText('13 April 2024').first()).toBeVisible()
    await page.keyboard.press(']')
    await expect(texts.locator('ins', { hasText: 'six' })).toBeVisible()
    await app.expectAccessible()
  })
})

test('duplicates are shown where they are, and a group becomes a comparison set', async ({ app }) => {
  const corpus = await corpusWith(app)
  const page = await app.restart(['--corpus', corpus])
  await entry(page, 'Duplicates').click()
  await expect(page.getByRole('heading', { name: 'Duplicates' })).toBeVisible()
  await expect(page.getByText('met 2 times')).toBeVisible()
  await expect(page.getByText(/echo\/again\.txt$/)).toBeVisible()
  await app.expectAccessible()
  await page.getByRole('button', { name: /^Much shared text/ }).click()
  await expect(page.getByText('3 articles', { exact: false }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Open as comparison set…' }).click()
  await page.getByRole('dialog').getByRole('textbox').first().fill('Ferry')
  await page.keyboard.press('Enter')
  await expect(
    page
      .getByRole('region', { name: /Comparison set/ })
      .or(page.getByText('Ferry'))
      .first(),
  ).toBeVisible()
})

test('a host is named once, and its articles have their outlet', async ({ app }) => {
  const corpus = await corpusWith(app)
  const page = await app.restart(['--corpus', corpus])
  await runCommand(page, 'Outlets and hosts…')
  const dialog = page.getByRole('dialog', { name: 'Outlets and hosts' })
  await dialog.getByRole('button', { name: 'Name the outlet of echo-valley.example' }).click()
  await page.keyboard.type('The Echo')
  await expect(dialog.getByRole('checkbox', { name: /Also set the outlet of 5 articles/ })).toBeChecked()
  await app.expectAccessible()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('row', { name: /echo-valley\.example.*The Echo/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(entry(page, 'The Echo 5')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(entry(page, 'The Echo 5')).toHaveCount(0)
})

test('a line that repeats is set aside everywhere from one paragraph, with a preview, and comes back', async ({
  app,
}) => {
  const corpus = await corpusWith(app)
  const page = await app.restart(['--corpus', corpus])
  await expect(listCount(page, '8 articles')).toBeVisible()
  await row(page, /^Weir report number 2/).click()
  const paragraph = reader(page).locator('[data-start]').filter({ hasText: standing }).last()
  await paragraph.hover()
  await paragraph.getByRole('button', { name: /change what it is$/ }).click()
  await page.getByRole('menuitem', { name: 'All from this outlet with this line…' }).click()
  await expect(page.getByRole('heading', { name: 'Repeated lines' })).toBeVisible()
  await expect(page.getByText('5 lines in 5 articles would be set aside')).toBeVisible()
  await app.expectAccessible()
  await page.getByRole('button', { name: 'Set 1 line aside' }).click()
  await expect(page.getByText('1 line set aside in 5 articles')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Decided' }).getByText('Set aside', { exact: true })).toBeVisible()
  await entry(page, /^All articles/).click()
  await row(page, /^Weir report number 4/).click()
  await expect(reader(page).getByText('The', { exact: false }).first()).toBeVisible()
  await expect(reader(page).getByText(standing)).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(reader(page).getByText(standing)).toBeVisible()
})
