import { join } from 'node:path'
import type { Page, TestInfo } from '@playwright/test'
import { expect, test } from './app.ts'
import { writeFiles } from './support/texts.ts'

/** One invented night in five outlets: three print the agency, one edits it, one writes for itself. */
const agency = `"The dam was never built for such a night," the river commission said in a statement on its website.

The commission said the gates at Ostry were opened at midnight, two hours before the lower town was flooded.`
const files = {
  'courier.txt': `Flood in Ostry drives 520 people from their homes

The Ostry Courier

6 March 2024

Some 520 people were displaced when the Sarn flooded the lower town of Ostry on Wednesday night.

${agency}

Eight people were injured, the hospital of Ostry said.

The baker in Mill Street carried flour upstairs until two in the morning; at the school forty camp beds stood in the gymnasium, and teachers boiled water for tea. Trains between Ostry and Tarn did not run, and the bridge at the market stayed closed to lorries.
`,
  'ledger.txt': `Sarn floods Ostry: eight hurt

The Tarn Ledger

6 March 2024

The Sarn flooded the lower town of Ostry in the night to Thursday. Eight people were injured, the hospital of Ostry said, and two are in danger.

${agency}

Farmers below the town had moved their sheep the day before, when the gauge at Tarn first rose. The fire brigade pumped cellars dry with engines from three districts, and the mayor asked volunteers for sandbags, blankets and dry wood for the next two nights.
`,
  'observer.txt': `Ostry under water after gates are opened

The Valley Observer

7 March 2024

More than 1,000 people were displaced by the flood in the lower town of Ostry, its mayor said in the evening.

${agency}

Six people were injured, according to the mayor.

For years the lower town had asked for a second channel, and for years the district had put it off for want of money. On Thursday the square was full of furniture; somebody had hung a wedding dress to dry in a lime tree behind the chemist's shop.
`,
  'gazette.txt': `Ostry counts the damage

The Northern Gazette

7 March 2024

The river commission said the gates at Ostry were opened at midnight, an hour before the lower town stood under water.

Close to 600 people were displaced, the commission said.
`,
  'echo.txt': `A night on the roofs of Ostry, and nobody told the street

The Harbour Echo

8 March 2024

From the roof of the bakery Hanne Brodal counted the lanterns of the boats, and lost count. Her cellar, her ovens and the flour of a whole winter are gone.

Nobody had told the street anything. "We heard it before we saw it," she says.
`,
}

const look = async (page: Page, testInfo: TestInfo, name: string): Promise<void> => {
  await testInfo.attach(name, { body: await page.screenshot(), contentType: 'image/png' })
}

test('a newcomer drops five files, presses one key, and reads what is shared, what is missing and what differs', async ({
  app,
}, testInfo) => {
  const { page } = app
  const set = page.getByRole('region', { name: /^Comparison set / })

  await test.step('five files are dropped, all selected, and one key pressed', async () => {
    await app.drop(writeFiles(join(app.folder, 'night'), files))
    await expect(page.getByText('5 found = 5 added')).toBeVisible()
    await page.getByRole('button', { name: 'Show these articles' }).click()
    await page.getByRole('grid', { name: 'Articles' }).getByRole('row').nth(1).click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('c')
    await expect(set.locator('[data-column]')).toHaveCount(5)
  })

  await test.step('which sentences came from the same source', async () => {
    const source = set.locator('mark[data-passages]', { hasText: 'never built for such a night' })
    await expect(source).toHaveCount(3)
    await source.first().click()
    await expect(set.getByText(/^This passage stands in 3 of 5 articles/)).toBeVisible()
    const alone = set.locator('[data-column]').filter({ hasText: 'counted the lanterns of the boats' })
    await expect(alone.getByText('No similar wording found in the other articles.')).toBeVisible()
    await look(page, testInfo, 'shared passages')
  })

  await test.step('who has no such passage', async () => {
    await page.keyboard.press('3')
    const finding = set
      .getByRole('list', { name: 'Passages that some articles have and others lack' })
      .getByRole('listitem')
      .filter({ hasText: 'never built for such a night' })
    await expect(finding.getByText('in 3 of 5')).toBeVisible()
    await expect(finding.getByText('No similar wording found', { exact: true })).toHaveCount(2)
    await expect(finding).toContainText('Ostry counts the damage')
    await expect(finding).toContainText('A night on the roofs')
    await look(page, testInfo, 'findings')
  })

  await test.step('where the figures differ', async () => {
    await page.keyboard.press('4')
    const cell = (claim: string, words: string) =>
      set.getByRole('row').filter({ hasText: claim }).getByRole('gridcell').filter({ hasText: words })
    await expect(cell('people displaced', 'More than 1,000')).toContainText('differs')
    await expect(cell('people displaced', 'Close to 600')).toBeVisible()
    await expect(cell('people displaced', 'Some 520')).toContainText('differs')
    await expect(cell('injured', 'Six')).toContainText('differs')
    await look(page, testInfo, 'figures')
  })

  await test.step('and what was said in which words', async () => {
    await page.keyboard.press('5')
    await expect(set.getByText('In 3 of 5 articles').first()).toBeVisible()
    await look(page, testInfo, 'quotations')
    await app.expectAccessible()
  })
})
