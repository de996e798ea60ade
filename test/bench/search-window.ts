import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { chromiumOptions } from '../support/chromium-options.ts'
import { startWebHost } from '../e2e/support/launch-web.ts'

const QUERIES = 20

/**
 * Times in milliseconds from the last key of a query, typed into the search box of the built app in Chromium, to the frame in which
 * its results were painted; per kind of query, as `kinds` makes them, after the window was left alone for so many milliseconds. Null where there is no Chromium.
 */
export async function keyToPaint(
  corpus: string,
  kinds: Readonly<Record<string, () => string>>,
  leftAlone: number,
): Promise<Record<string, number[]> | null> {
  if (!existsSync(chromiumOptions.executablePath)) return null
  const dataDir = mkdtempSync(join(tmpdir(), 'variorum-bench-'))
  const host = await startWebHost(dataDir, ['--corpus', corpus])
  const browser = await chromium.launch(chromiumOptions)
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    await page.goto(host.launchUrl)
    await page.getByRole('treeitem', { name: /^All articles/ }).click()
    await page.getByRole('combobox', { name: 'Search' }).focus()
    // Until what is made ready in the background is there.
    await typed(page, 'x')
    await page.waitForTimeout(leftAlone)
    const times: Record<string, number[]> = {}
    for (const [name, query] of Object.entries(kinds)) {
      times[name] = []
      for (let n = 0; n < QUERIES; n++) times[name].push(await typed(page, query().trim()))
    }
    return times
  } finally {
    await browser.close()
    await host.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Puts all but the last letter into the empty box, waits for its answer, presses the last key, and measures. */
async function typed(page: Page, query: string): Promise<number> {
  const letters = Array.from(query)
  const box = page.getByRole('combobox', { name: 'Search' })
  await box.fill(letters.slice(0, -1).join(''))
  await settled(page)
  // What listens for the key is there before it is pressed, so the promise comes in an object.
  const painted = await page.evaluateHandle(() => ({
    after: new Promise<number>((done) => {
      const waits = (): boolean => document.querySelector('main [aria-busy="true"]') !== null
      const pressed = (): void => {
        const from = performance.now()
        const frame = (): void => {
          if (waits()) return void requestAnimationFrame(frame)
          // A message that is posted in a frame comes after it was painted.
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => done(performance.now() - from))
          port1.start()
          port2.postMessage(null)
        }
        requestAnimationFrame(frame)
      }
      document.addEventListener('keydown', pressed, { once: true, capture: true })
    }),
  }))
  await page.keyboard.type(letters.at(-1)!)
  return painted.evaluate(({ after }) => after)
}

/** Nothing has changed in the page for a while: the answers to what was typed before are there. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        let timer = setTimeout(finish, 300)
        const watch = new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(finish, 300)
        })
        function finish(): void {
          watch.disconnect()
          done()
        }
        watch.observe(document.body, { subtree: true, childList: true, characterData: true })
      }),
  )
}
