import { join } from 'node:path'
import { expect, test } from './app.ts'
import { compareAs, entry, goToSearch, grid, listCount, reader, row } from './support/window.ts'
import { writeFiles } from './support/texts.ts'

const script = '<script>window.broken = 1</script>'
const image = '<img src="https://tracker.invalid/pixel.gif" onerror="window.broken = 1">'
/** Right-to-left override, isolate and mark: harmless where each value stands in an isolate of its own. */
const bidi = '\u202Efdp.tluser\u202C \u2067\u200F'
const long = `Weir ${'overflowing '.repeat(24)}banks`.slice(0, 300)
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A page that was made to do harm: its title is markup once it is decoded, and its text loads and runs what it can. */
const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta http-equiv="refresh" content="0;url=https://tracker.invalid/">
<base href="https://tracker.invalid/">
<link rel="canonical" href="javascript:window.broken=1">
<link rel="stylesheet" href="https://tracker.invalid/style.css">
<meta property="og:site_name" content="${escaped(image).replaceAll('"', '&quot;')}">
<script src="https://tracker.invalid/script.js"></script></head>
<body onload="window.broken = 1"><article><h1>${title}</h1>${body}</article></body></html>`

const paragraph = 'The flood gates of the upper weir were opened at noon by order of the river commission in Tarn.'

test('what imported texts hold is shown as text, loads nothing and runs nothing', async ({ app }) => {
  const { page: window } = app
  const titles = {
    markup: `${script} ${image} seen at the weir`,
    bidi: `Gates opened ${bidi} at the weir`,
    arabic: 'فتح بوابات السد العلوي على نهر سارن',
  }
  await app.drop(
    writeFiles(join(app.folder, 'hostile'), {
      'markup.html': page(
        escaped(titles.markup),
        `<p>${paragraph} ${escaped(script)}</p><iframe src="https://tracker.invalid/"></iframe>
         <p><img src="https://tracker.invalid/a.png" onerror="window.broken=1">It said so at noon, and again at one.</p>`,
      ),
      'bidi.txt': `${titles.bidi}\n\n${paragraph} It was called ${bidi} by those who stood there.\n`,
      'long.html': page(long, `<p>${paragraph} Nobody was hurt that day, and the mill stood dry.</p>`),
      'arabic.txt': `${titles.arabic}\n\nفُتحت بوابات السد العلوي ظهر الجمعة بأمر من لجنة النهر في تارن، وقال شهود إن المياه ارتفعت ببطء.\n`,
      'link.md': `# A notice with [a link](javascript:window.broken=1)\n\n${paragraph} ![x](https://tracker.invalid/b.png) <b onclick="window.broken=1">bold</b>\n`,
    }),
  )
  await expect(window.getByText(/^5 found = /)).toBeVisible()
  await entry(window, 'All articles 5').click()
  await expect(listCount(window, '5 articles')).toBeVisible()

  await test.step('in the list and in the reader', async () => {
    const marked = row(window, /seen at the weir/)
    await expect(marked).toContainText(titles.markup)
    await marked.click()
    const title = reader(window).getByRole('heading', { level: 2 })
    await expect(title).toContainText(titles.markup)
    await expect(reader(window)).toContainText(`Tarn. ${script}`)
    await expect(reader(window).locator('img, script, iframe, object, embed, link, base, meta')).toHaveCount(0)
    await expect(reader(window).getByRole('button', { name: 'Open in the browser…' })).toHaveCount(0)

    await row(window, /Gates opened/).click()
    await expect(title).toContainText(titles.bidi)
    await row(window, /Weir overflowing/).click()
    await expect(title).toContainText(long)
    await row(window, titles.arabic).click()
    await expect(title).toContainText(titles.arabic)
    await expect(reader(window).getByText('وقال شهود').first()).toHaveCSS('direction', 'rtl')
    await row(window, /A notice with/).click()
    await expect(reader(window).locator('a')).toHaveCount(0)
    // However long a title is, nothing is pushed out of the window.
    expect(await window.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    await app.expectAccessible()
  })

  await test.step('as the name of a tag and of a set', async () => {
    await grid(window).focus()
    await window.keyboard.press('ControlOrMeta+a')
    await window.keyboard.press('t')
    await window.keyboard.type('<b>weir<b>')
    await window.keyboard.press('Enter')
    await window.keyboard.press('Enter')
    await expect(entry(window, '<b>weir<b> 5')).toBeVisible()
    await compareAs(window, `${image} ${bidi}`)
    const set = window.getByRole('region', { name: `Comparison set ${image}` })
    await expect(set.locator('[data-column]')).toHaveCount(5)
    await expect(set.getByRole('heading', { level: 3 }).filter({ hasText: titles.markup }).first()).toBeVisible()
    await expect(set.locator('[data-badge]').first()).toBeVisible()
    await expect(set.locator('img, script, iframe')).toHaveCount(0)
    await app.expectAccessible()
  })

  await test.step('as search words, in suggestions and in the palette', async () => {
    await goToSearch(window)
    await window.keyboard.insertText('<script>window.broken')
    await expect(window.getByRole('status').getByText(/^\d articles? found$/)).toBeVisible()
    await expect(row(window, /seen at the weir/)).toContainText(titles.markup)
    await window.keyboard.press('Escape')
    await window.keyboard.press('ControlOrMeta+k')
    await window.keyboard.insertText('tracker')
    await expect(window.getByRole('option', { name: `Open set ${image}` })).toBeVisible()
    await window.keyboard.press('Escape')
  })

  expect(await window.evaluate(() => 'broken' in globalThis)).toBe(false)
})
