import { expect, test } from './app.ts'
import { compareAs, importFive, row } from './support/window.ts'

test.beforeEach(async ({ app }) => {
  await importFive(app)
  await row(app.page, /Lethian Survey Engineers Killed/).click()
  await app.page.keyboard.press('ControlOrMeta+A')
  await compareAs(app.page, 'Sarn weir')
})

test('figures stand in a ledger of claims that is worked by keyboard, undone, and leads to the sentences', async ({
  app,
}) => {
  const { page } = app
  await page.keyboard.press('4')
  const ledger = page.getByRole('grid', { name: 'Figures: claims by article' })
  const claims = ledger.getByRole('row')
  const dead = claims.filter({ has: page.getByRole('rowheader', { name: /guards killed/ }) })
  await expect(dead).toBeVisible()
  await expect(dead).toContainText('Proposed')
  await expect(dead).toContainText(/six martyrs.*attributed differently/)
  await expect(dead).toContainText('5 + 1 = 6')
  await app.expectAccessible()

  await test.step('a claim is accepted, and that is undone', async () => {
    await dead.getByRole('button', { name: /guards killed/ }).focus()
    await page.keyboard.press('p')
    await expect(dead).toContainText('Accepted')
    await page.keyboard.press('ControlOrMeta+Z')
    await expect(dead).toContainText('Proposed')
  })

  await test.step('it gets a name', async () => {
    await dead.getByRole('button', { name: /guards killed/ }).focus()
    await page.keyboard.press('w')
    await page.getByRole('textbox', { name: 'Name of the claim' }).fill('The dead of the weir')
    await page.keyboard.press('Enter')
    await expect(ledger.getByRole('rowheader', { name: /The dead of the weir/ })).toBeVisible()
  })

  const named = claims.filter({ has: page.getByRole('rowheader', { name: /The dead of the weir/ }) })
  await test.step('a figure is split off, the claims are merged again', async () => {
    const martyrs = named.getByRole('button', { name: /six martyrs/ })
    await martyrs.focus()
    await page.keyboard.press('Space')
    await expect(martyrs).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('x')
    await expect(named).not.toContainText('martyrs')
    const own = claims.filter({ hasText: 'six martyrs' })
    await expect(own).toContainText('Accepted')
    await named.getByRole('checkbox').check()
    await own.getByRole('checkbox').check()
    await page.keyboard.press('u')
    await expect(named).toContainText('six martyrs')
    await expect(named).toContainText('Accepted')
  })

  await test.step('a figure shows its sentence, and Enter brings it up in the texts', async () => {
    await named.getByRole('button', { name: /six martyrs/ }).focus()
    const sentence = page.getByRole('complementary', { name: 'The figure in its sentence' })
    await expect(sentence.locator('mark')).toHaveText('six martyrs')
    await app.expectAccessible()
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-column]').getByText('After we gave six martyrs, we answered')).toBeInViewport()
    const marked = (): Promise<string[]> =>
      page.evaluate(() => [...(CSS.highlights.get('shown-place') ?? [])].map((range) => (range as Range).toString()))
    await expect.poll(marked).toEqual(['six martyrs'])
  })
})

test('quotations say who carries how much of them, and who is said to speak', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('5')
  const card = page.getByRole('article', { name: /There has lately been a grave rise/ })
  await expect(card).toContainText('In 4 of 5 articles')
  await expect(card.getByRole('list', { name: /Who carries it/ }).getByRole('listitem')).toHaveCount(5)
  await expect(card.getByRole('list', { name: /Who carries it/ })).toContainText('no similar wording found inside')
  await expect(card.getByText('stated', { exact: true })).toHaveCount(4)
  await app.expectAccessible()
  const inferred = page.getByRole('article', { name: /survey engineers/i })
  await expect(inferred.getByText('inferred', { exact: true }).first()).toBeVisible()

  await test.step('the researcher enters who speaks, and takes it back', async () => {
    await inferred
      .getByRole('button', { name: /show in the text$/ })
      .first()
      .focus()
    await page.keyboard.press('i')
    await page.getByRole('combobox', { name: 'Who speaks' }).fill('The dam ministry')
    await page.keyboard.press('Enter')
    await expect(inferred).toContainText('The dam ministryentered')
    await page.keyboard.press('ControlOrMeta+Z')
    await expect(inferred).not.toContainText('The dam ministry')
  })

  await card.getByRole('button', { name: /^D .*show in the text$/ }).press('Enter')
  await expect(
    page
      .locator('[data-column]')
      .nth(3)
      .getByText(/There has lately been a grave rise/),
  ).toBeInViewport()
})
