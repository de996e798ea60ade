import { expect, test } from './app.ts'

test.describe('without a corpus', () => {
  test.use({ appArgs: [] })

  test('the start screen offers what to do', async ({ app }) => {
    await expect(app.page.getByRole('button', { name: 'New corpus…' })).toBeVisible()
    await expect(app.page.getByRole('button', { name: 'Try the sample' })).toBeVisible()
    await app.expectAccessible()
  })
})

test('a corpus named at the start is made and shown, and is there again after a restart', async ({ app }) => {
  await expect(app.page.getByText('Drop articles here')).toBeVisible()
  await expect(app.page).toHaveTitle(/corpus/u)
  await app.expectAccessible()
  const page = await app.restart(['--corpus', `${app.folder}/corpus.variorum`])
  await expect(page.getByText('Drop articles here')).toBeVisible()
})
