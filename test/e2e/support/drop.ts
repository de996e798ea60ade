import type { Locator, Page } from '@playwright/test'

/**
 * Drops files and folders of this computer on the page, as from the system's file manager: with real directory entries, which
 * a synthetic event cannot have. `target` is where; the middle of the window by default.
 */
export const dropPaths = async (
  page: Page,
  paths: readonly string[],
  target?: Locator,
  { control = false }: { readonly control?: boolean } = {},
): Promise<void> => {
  // Before the window stands, nothing takes a drop.
  await page.getByRole('main').waitFor()
  const box = await target?.boundingBox()
  const size = page.viewportSize() ?? { width: 1280, height: 800 }
  const x = box ? box.x + box.width / 2 : size.width / 2
  const y = box ? box.y + box.height / 2 : size.height / 2
  const cdp = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop'): Promise<unknown> =>
    cdp.send('Input.dispatchDragEvent', { type, x, y, data, modifiers: control ? 2 : 0 })
  // As a hand does, it stays over the window until the window has answered, and what fell on nothing is dropped again: the browser of
  // a loaded machine may not have heard yet that the page takes it.
  for (let attempt = 1; ; attempt++) {
    const taken = dropped(page)
    for (const type of ['dragEnter', 'dragOver'] as const) {
      await drag(type)
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    }
    await drag('dragOver')
    await drag('drop')
    if ((await taken) || attempt === ATTEMPTS) break
  }
  await cdp.detach()
}

const ATTEMPTS = 3
const MS_TO_FALL = 5000

/** Whether the page hears of a drop within some seconds; a page that goes away has heard of it. */
const dropped = (page: Page): Promise<boolean> =>
  page
    .evaluate(
      (ms) =>
        new Promise<boolean>((done) => {
          window.addEventListener('drop', () => done(true), { once: true, capture: true })
          setTimeout(() => done(false), ms)
        }),
      MS_TO_FALL,
    )
    .catch(() => true)
