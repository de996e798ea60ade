import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from './app.ts'
import { goToSearch, grid, listCount, row } from './support/window.ts'
import { writeFiles } from './support/texts.ts'

const cli = resolve(import.meta.dirname, '../../out/main/cli.js')
const count = 3000
const words = 'river weir valley harbour boat lamp stone wheat clerk bridge engine winter'.split(' ')

/** A short text of its own for each number: no two of them share a run of words. */
const shortText = (number: number): string => {
  let seed = number
  const word = (): string => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return words[seed % words.length]!
  }
  return `Report number ${number} from the ${word()}\n\nThe ${Array.from({ length: 30 }, word).join(' ')} of day ${number}.\n`
}

/** In the page: looks at each frame that was painted, until it is told to stop, and says in which of them the list was at odds with itself. */
function watchFrames(): { stop(): { readonly frames: number; readonly wrong: readonly string[] } } {
  let frames = 0
  let going = true
  const wrong: string[] = []
  const look = (): void => {
    if (!going) return
    requestAnimationFrame(look)
    const said = document.querySelector('main [role="status"]')?.textContent ?? ''
    const list = document.querySelector('main [role="grid"]')
    // Told to wait: the list says that it is not of these words.
    if (list === null || said.startsWith('Counting')) return
    frames++
    const counted = Number(/^[\d,]+/.exec(said)?.[0].replaceAll(',', '') ?? 0)
    const rows = Number(list.getAttribute('aria-rowcount')) - 1
    if (counted !== rows) wrong.push(`${said}: ${rows} rows`)
  }
  look()
  return {
    stop: () => {
      going = false
      return { frames, wrong }
    },
  }
}

/** In the page: the drawn rows that do not begin where the one before them ends. */
function misplaced(rows: readonly HTMLElement[]): string[] {
  const places = rows.map((element) => {
    const top = new DOMMatrix(getComputedStyle(element).transform).f
    return { top, end: top + element.offsetHeight }
  })
  return places.flatMap(({ top }, at) => {
    const end = at === 0 ? 0 : places[at - 1]!.end
    return Math.abs(top - end) > 1 ? [`${top} behind ${end}`] : []
  })
}

/** In the page: the numbers of the rows of which some is in sight. */
function rowsInSight(list: Element): number[] {
  const box = list.getBoundingClientRect()
  return [...list.querySelectorAll('[role="rowgroup"] > [role="row"]')].flatMap((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > box.top && top < box.bottom ? [Number(element.getAttribute('aria-rowindex'))] : []
  })
}

test.use({ appArgs: [] })

test(`a list of ${count} articles is worked from end to end`, async ({ app }) => {
  const corpus = join(app.folder, 'large.variorum')
  const folder = join(app.folder, 'many')
  writeFiles(folder, Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at + 1}.txt`, shortText(at + 1)])))
  await promisify(execFile)(process.execPath, [cli, 'import', folder, '--corpus', corpus])
  const page = await app.restart(['--corpus', corpus])
  await expect(listCount(page, '3,000 articles')).toBeVisible()
  const rows = grid(page).getByRole('row')
  const selected = grid(page).locator('[role="row"][aria-selected="true"]')
  const inView = grid(page).locator('[role="row"][data-cursor]')

  await test.step('screen readers are told of all rows, though few are drawn', async () => {
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(count + 1))
    expect(await rows.count()).toBeLessThan(100)
    await app.expectAccessible()
  })

  await test.step('keys go to both ends and by pages', async () => {
    await grid(page).focus()
    await page.keyboard.press('End')
    await expect(selected).toHaveAttribute('aria-rowindex', String(count + 1))
    await expect(inView).toBeInViewport()
    const last = await selected.locator('[role="gridcell"]').first().textContent()
    await page.keyboard.press('Home')
    await expect(selected).toHaveAttribute('aria-rowindex', '2')
    await expect(inView).toBeInViewport()
    expect(await selected.locator('[role="gridcell"]').first().textContent()).not.toBe(last)
    await page.keyboard.press('PageDown')
    await expect(selected).not.toHaveAttribute('aria-rowindex', '2')
    await expect(inView).toBeInViewport()
  })

  await test.step('the wheel goes through the middle, where rows are fetched as they come', async () => {
    await grid(page).hover()
    await page.mouse.wheel(0, 60_000)
    await expect(rows.filter({ hasText: 'Report number' }).nth(12)).toBeInViewport()
    await expect(rows.nth(1)).not.toHaveAttribute('aria-rowindex', '2')
    expect(await rows.count()).toBeLessThan(100)
    // The row with the cursor is still there for screen readers.
    await expect(selected).toHaveCount(1)
  })

  await test.step('a range over rows that were never drawn is a selection of all', async () => {
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+End')
    await expect(page.getByText('3,000 selected', { exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(selected).toHaveCount(0)
  })

  await test.step('a search narrows it', async () => {
    await goToSearch(page)
    await page.keyboard.type('"report number 2718"')
    await expect(listCount(page, '1 article found')).toBeVisible()
    await expect(row(page, /^Report number 2718 from/)).toBeVisible()
  })

  await test.step('by pages no row is passed over where rows have words of the text in them', async () => {
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('weir ')
    await expect(grid(page).locator('mark').first()).toBeVisible()
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    await grid(page).focus()
    await page.keyboard.press('Home')
    await expect(selected).toHaveAttribute('aria-rowindex', '2')
    const seen = new Set<number>()
    for (let n = 0; n < 4; n++) {
      for (const index of await grid(page).evaluate(rowsInSight)) seen.add(index)
      const before = await selected.getAttribute('aria-rowindex')
      await page.keyboard.press('PageDown')
      await expect(selected).not.toHaveAttribute('aria-rowindex', before!)
      await expect(inView).toBeInViewport({ ratio: 0.9 })
    }
    expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: seen.size }, (_, at) => at + 2))
    expect(seen.size).toBeGreaterThan(15)
    await goToSearch(page)
  })

  await test.step('while one types, count and rows are those of one query in each frame; then rows stand below one another', async () => {
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await expect(listCount(page, '3,000 articles')).toBeVisible()
    const watched = await page.evaluateHandle(watchFrames)
    // Found, not found, found by fewer.
    await page.keyboard.type('weir lamp tag:unknown', { delay: 15 })
    await expect(page.getByText('No article answers this')).toBeVisible()
    for (let n = 0; n < 'tag:unknown'.length; n++) await page.keyboard.press('Backspace', { delay: 15 })
    await expect(page.getByText('No article answers this')).toBeHidden()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('"report number 27', { delay: 15 })
    await expect(listCount(page, '111 articles found')).toBeVisible()
    const drawn = grid(page).locator('[role="rowgroup"] > [role="row"]')
    await expect.poll(() => drawn.evaluateAll(misplaced)).toEqual([])
    const { frames, wrong } = await watched.evaluate(({ stop }) => stop())
    expect(wrong).toEqual([])
    expect(frames).toBeGreaterThan(20)
  })
})
