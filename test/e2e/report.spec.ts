import { join } from 'node:path'
import { expect, test } from './app.ts'
import { entry, reader, row } from './support/window.ts'
import { agencyReport, editedReport, writeFiles } from './support/texts.ts'

/** How the image of a page looks that was saved under the name of a text. */
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])

test('what was dropped is accounted for file by file, and the pair that is alike is answered', async ({ app }) => {
  const { page } = app
  const folder = join(app.folder, 'ferry')
  writeFiles(folder, {
    'agency.txt': agencyReport,
    'agency again.txt': agencyReport.replaceAll('\n', '\r\n').toUpperCase(),
    'edited.txt': editedReport,
    'empty.txt': '',
    'scan.txt': png,
    'whole archive.txt': 'The ferry line opened again on Friday.\n'.repeat(540_000),
  })
  await app.drop([folder])

  const items = page.getByRole('region', { name: 'Files of this import' }).getByRole('listitem')
  const filter = (name: string) => page.getByRole('toolbar', { name: 'Show only' }).getByRole('button', { name })
  await test.step('the sum adds up, and each file has its row', async () => {
    await expect(
      page.getByText('6 found = 1 added + 1 already here + 1 to review + 1 failed + 2 skipped'),
    ).toBeVisible()
    await expect(items).toHaveCount(6)
    await expect(filter('All 6')).toHaveAttribute('aria-pressed', 'true')
    await app.expectAccessible()
  })

  await test.step('the rows of one outcome, with reasons', async () => {
    await filter('Skipped 2').click()
    await expect(items).toHaveCount(2)
    await expect(items.filter({ hasText: 'empty.txt' })).toContainText('It is empty (0 bytes).')
    await expect(items.filter({ hasText: 'scan.txt' })).toContainText('it is an image')
    await filter('Failed 1').click()
    await expect(items).toHaveCount(1)
    await expect(items).toContainText('whole archive.txt')
    await expect(items).toContainText('20 MB')
    await filter('Already here 1').click()
    await expect(items).toContainText('The same text is here already')
    await filter('Already here 1').click()
    await expect(items).toHaveCount(6)
  })

  await test.step('the pair waits in the review queue, with its shares', async () => {
    await filter('To review 1').click()
    await items.getByRole('button', { name: 'Review' }).click()
    await expect(page.getByRole('heading', { name: 'Review queue' })).toBeVisible()
    await expect(page.getByRole('status').getByText('1 pair to answer')).toBeVisible()
    const pair = page.getByRole('listbox', { name: 'Pairs' }).getByRole('option')
    await expect(pair).toHaveCount(1)
    await expect(pair).toContainText('Boat Back on the Sarn')
    await expect(pair).toContainText(/\d\d% of the shorter is shared/)
    const texts = page.getByRole('region', { name: 'Both texts' }).getByRole('columnheader')
    await expect(texts).toHaveCount(2)
    await expect(texts.getByText(/^\d\d% of its words are in the other text/)).toHaveCount(2)
    await app.expectAccessible()
  })

  await test.step('an answer is remembered, and can be undone', async () => {
    const answers = page.getByRole('toolbar', { name: 'What are they?' })
    await page.keyboard.press('ControlOrMeta+2')
    await answers.getByRole('button', { name: /^New version/ }).press('Enter')
    await expect(page.getByText('Remembered: New version')).toBeVisible()
    await expect(page.getByText('No pair waits for an answer')).toBeVisible()
    await expect(entry(page, 'Review queue 0')).toBeVisible()
    await page.getByRole('checkbox', { name: 'Show answered pairs' }).press('Space')
    await expect(page.getByRole('option').filter({ hasText: 'New version' })).toHaveCount(1)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(entry(page, 'Review queue 1')).toBeVisible()
    await expect(page.getByText('No pair was answered yet')).toBeVisible()
  })

  await test.step('the reader of each tells of the other', async () => {
    await entry(page, 'All articles 2').click()
    await row(page, /^Boat Back on the Sarn/).click()
    await expect(reader(page).getByText('1 other article shares much of this text.')).toBeVisible()
    await reader(page).getByRole('button', { name: 'Review' }).click()
    await expect(page.getByRole('heading', { name: 'Review queue' })).toBeVisible()
  })
})
