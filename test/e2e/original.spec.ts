import { join } from 'node:path'
import { hostilePage } from '../unit/archive/hostile-page.ts'
import { expect, test } from './app.ts'
import { openOriginal, startCanary } from './support/original.ts'
import { writeFiles } from './support/texts.ts'
import { entry, reader, row, runCommand } from './support/window.ts'

test('a page full of what loads is imported, read and looked at with no request at all', async ({ app }) => {
  const { origin, heard, server } = await startCanary()
  try {
    const { page } = app
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await openOriginal(app, { 'hostile.html': hostilePage(origin) }, /Ferry Line to Ostry/)
    const frame = page.frameLocator('iframe')
    await expect(frame.getByText('Some four hundred people stood on the quay')).toBeVisible()
    await expect(frame.getByText('Image, not kept: The Lark leaves the quay')).toBeVisible()
    await expect(page.getByText(/^Not shown, as nothing is run or loaded: \d+ images/)).toBeVisible()
    // Nothing is left in the page that could: see also the unit tests of what it is made by.
    const left = await page
      .locator('iframe')
      .evaluate(
        (element: HTMLIFrameElement) =>
          element.contentDocument?.querySelectorAll(
            'script, link, base, iframe, object, embed, video, audio, svg, form, [src], [href]',
          ).length,
      )
    expect(left).toBe(0)
    // What a click could do is nothing, too.
    await frame.getByText('Whether it will run in winter').click()
    await page.waitForTimeout(500)
    const own = new URL(page.url()).origin
    expect(asked.filter((url) => !url.startsWith(`${own}/`) && !url.startsWith('data:'))).toEqual([])
    expect(heard).toEqual([])
    await expect(page).not.toHaveTitle(/RAN/)
  } finally {
    server.close()
  }
})

const story = `<html><head><title>Ferry Line Opens Again</title></head><body><nav>Home News Sport</nav><h1>Ferry Line Opens Again</h1>
<p>The ferry line between Tarn and Ostry opened again on Friday, eleven winters after the last boat was laid up for want of money.</p>
${'<p>Between the two towns lies the river, and on the river lay for eleven winters nothing but ice and a few rowing boats.</p>'.repeat(1)}
<div style="height:3000px"></div>
<p>Some four hundred people stood on the quay at Tarn when the Lark, a boat of <i>forty</i> seats, left at nine in the morning.</p>
<p>The line will run six times a day until October. A crossing takes twenty minutes and costs three crowns.</p></body></html>`

test('paragraphs of text and original are linked both ways, by pointer and by keys', async ({ app }) => {
  const { page } = app
  await openOriginal(app, { 'story.html': story }, /Ferry Line Opens/)
  const frame = page.frameLocator('iframe')
  await expect(page.getByText('5 of 5 paragraphs found here')).toBeVisible()
  await expect(frame.getByText('Some four hundred people')).not.toBeInViewport()

  await reader(page).getByText('Some four hundred people').click()
  await expect(frame.getByText('Some four hundred people')).toBeInViewport()
  const marked = (): Promise<string> =>
    page.locator('iframe').evaluate((element: HTMLIFrameElement) => {
      const view = element.contentWindow as Window & typeof globalThis
      return [...(view.CSS.highlights.get('variorum-paragraph') ?? [])].map(String).join('')
    })
  expect(await marked()).toContain('a boat of forty seats')

  await frame.getByText('The line will run six times').click()
  const chosen = page.locator('[data-chosen]')
  await expect(chosen).toContainText('The line will run six times a day')

  // Keys go on working with the focus in the frame.
  await page.keyboard.press(',')
  await expect(chosen).toContainText('Some four hundred people')
  await page.keyboard.press('.')
  await expect(chosen).toContainText('The line will run')
  await app.expectAccessible()
  await page.keyboard.press('o')
  await expect(page.locator('iframe')).toHaveCount(0)
})

test('a text is shown with its line numbers, and its source can be told', async ({ app }) => {
  const { page } = app
  const text =
    'Ferry Opens Again\n\nBy Hanne Brodal\n\nThe ferry line between Tarn and Ostry opened again on Friday.\nIt had been laid up.\n'
  await openOriginal(app, { 'ferry.txt': text }, /Ferry Opens Again/)
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('[data-n="5"]')).toHaveText(
    'The ferry line between Tarn and Ostry opened again on Friday.',
  )
  await page.getByText('Text with line numbers').click()
  await expect(page.getByText(/ferry\.txt$/).last()).toBeVisible()
})

test('the pages of a PDF are drawn, with words that can be found', async ({ app }) => {
  const { page } = app
  await openOriginal(
    app,
    {
      'ferry.pdf': pdfOf([
        'The ferry line between Tarn and Ostry opened again on Friday',
        'after eleven winters, and four hundred people stood on the quay.',
      ]),
    },
    /ferry|Ferry/,
  )
  const sheet = page.getByRole('group', { name: 'Page 1' })
  await expect(sheet.locator('canvas')).toBeVisible()
  await expect(sheet.getByText('The ferry line between Tarn and Ostry')).toBeAttached()
  await page.getByRole('button', { name: 'Larger' }).click()
  await expect(page.getByText('125%')).toBeVisible()
})

test('the library opens into folders, and years into months and days', async ({ app }) => {
  const { page } = app
  const news = join(app.folder, 'news')
  writeFiles(join(news, '2024', 'april'), {
    'a.html': story.replace('<nav>', '<time datetime="2024-04-12">12 April 2024</time><nav>'),
  })
  writeFiles(join(news, '2023'), {
    'b.txt':
      'Harbour to Close for the Winter\n\n3 March 2023\n\nThe harbour at Tarn will be closed for the winter, the river commission said, and not one boat will leave it.\n',
  })
  await app.drop([news])
  await expect(page.getByText(/^2 found = 2 added/)).toBeVisible()

  await entry(page, /^Folders/).press('ArrowRight')
  const root = page.getByRole('treeitem', { name: /news 2$/ })
  await root.click()
  await expect(page.getByRole('status').getByText('2 articles', { exact: true })).toBeVisible()
  await root.press('ArrowRight')
  await page.getByRole('treeitem', { name: /april 1$/ }).click()
  await expect(page.getByRole('status').getByText(/1 article/)).toBeVisible()
  await expect(row(page, /Ferry Line Opens/)).toBeVisible()

  await entry(page, /^Years/).press('ArrowRight')
  await page.locator('[data-key="year:2023"]').press('ArrowRight')
  await entry(page, /^March/).press('ArrowRight')
  await entry(page, /^Fri,? 3 March/).press('Enter')
  await expect(row(page, /Harbour to Close/)).toBeVisible()
  await expect(row(page, /Ferry Line Opens/)).toHaveCount(0)

  await runCommand(page, 'Calendar…')
  const calendar = page.getByRole('dialog', { name: 'Calendar' })
  await expect(calendar.getByRole('button', { name: /, 3 March 2023/ })).toBeFocused()
  await app.expectAccessible()
  await calendar.getByRole('button', { name: 'Next month with articles' }).click()
  await expect(calendar.getByRole('status')).toHaveText('12 Apr 2024: 1 article')
  await calendar.getByRole('button', { name: /, 12 April 2024/ }).click()
  await expect(calendar).toBeHidden()
  await expect(row(page, /Ferry Line Opens/)).toBeVisible()
  await expect(row(page, /Harbour to Close/)).toHaveCount(0)
})

test('a verification says that the originals are as imported', async ({ app }) => {
  const { page } = app
  await app.drop(writeFiles(join(app.folder, 'news'), { 'story.html': story }))
  await expect(page.getByText(/^1 found = 1 added/)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Find a command' }).fill('Verify')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  await expect(page.getByText('The one original is as imported.')).toBeVisible()
  await app.expectAccessible()
})

/** A PDF of one page with these lines, in a font that it names without holding it. */
function pdfOf(lines: readonly string[]): string {
  const words = `BT /F1 14 Tf 72 720 Td ${lines.map((line) => `(${line}) Tj 0 -20 Td`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
}
