import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'
import type { Browser, Locator, Page } from '@playwright/test'
import { launchRealElectron, launchStandIn } from '../support/electron/launch.ts'
import { dropPaths } from './support/drop.ts'
import { startWebHost } from './support/launch-web.ts'
import { watchPage } from './support/watch-page.ts'
import type { PageWatch } from './support/watch-page.ts'

export { expect }

/** A running Variorum with a data folder of its own, in the shell that the Playwright project names. */
export interface RunningApp {
  /** The window. Another one after {@link RunningApp.restart}. */
  readonly page: Page
  readonly dataDir: string
  /** A folder for what the test writes: files to drop, corpora. */
  readonly folder: string
  /** Ends the app and starts it again on the same data folder, with other arguments if given. */
  restart(args?: readonly string[]): Promise<Page>
  /** Drops files and folders by their paths, in the middle of the window or on `target`. */
  drop(paths: readonly string[], target?: Locator, keys?: { readonly control?: boolean }): Promise<void>
  /** Fails when axe finds anything on the page as it stands. */
  expectAccessible(): Promise<void>
  /** Lets an error through that the test provokes on purpose; all others fail the test when it ends. */
  allowError(message: RegExp): void
}

/** What the fixture passes through to the launchers. */
interface AppOptions {
  /** Arguments of the app; `FOLDER` stands for the test's folder. An empty corpus by default, `[]` for the start screen. */
  readonly appArgs: readonly string[]
}

interface Session {
  readonly page: Page
  readonly watch: PageWatch
  /** Problems outside of the page. */
  hostProblems(): string[]
  close(): Promise<void>
}

export const test = base.extend<AppOptions & { app: RunningApp }>({
  appArgs: [['--corpus', 'FOLDER/corpus.variorum'], { option: true }],

  app: async ({ browser, appArgs }, use, testInfo) => {
    const base = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-e2e-')))
    const dataDir = join(base, 'data')
    const problems: string[] = []
    const launch = (args: readonly string[]): Promise<Session> => {
      const given = args.map((arg) => arg.replaceAll('FOLDER', base))
      return testInfo.project.name === 'web'
        ? launchWeb(browser, dataDir, given)
        : launchElectron(testInfo.project.name, dataDir, given)
    }
    const launchReady = async (args: readonly string[]): Promise<Session> => {
      const launched = await launch(args)
      // What a test does first must not come before the page listens.
      await launched.page.getByRole('main').waitFor()
      return launched
    }
    let session = await launchReady(appArgs)
    const end = async (): Promise<void> => {
      problems.push(...session.watch.problems)
      await session.close()
      problems.push(...session.hostProblems())
    }
    await use({
      get page() {
        return session.page
      },
      dataDir,
      folder: base,
      async restart(args = []) {
        await end()
        session = await launchReady(args)
        return session.page
      },
      drop: (paths, target, keys) => dropPaths(session.page, paths, target, keys),
      async expectAccessible() {
        // In its plain mode axe opens a second page to put the findings of frames together; there are none.
        const { violations } = await new AxeBuilder({ page: session.page }).setLegacyMode().analyze()
        const told = violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`),
        )
        expect(told).toEqual([])
      },
      allowError: (message) => session.watch.allow(message),
    })
    await end()
    rmSync(base, { recursive: true, force: true })
    expect(problems, 'no request left this computer, and no page reported an error').toEqual([])
  },
})

const launchWeb = async (browser: Browser, dataDir: string, args: readonly string[]): Promise<Session> => {
  const host = await startWebHost(dataDir, args)
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const watch = watchPage(page, host.origin)
  await page.goto(host.launchUrl)
  return {
    page,
    watch,
    hostProblems: () => host.errors().match(/^LEFT THIS COMPUTER.*$/gmu) ?? [],
    async close() {
      await context.close()
      expect(await host.close(), host.errors()).toBe(0)
    },
  }
}

const launchElectron = async (project: string, dataDir: string, args: readonly string[]): Promise<Session> => {
  const launch = project === 'electron' ? launchRealElectron : launchStandIn
  const running = await launch({ dataDir, args })
  const page = await running.firstWindow()
  const watch = watchPage(page, new URL(page.url()).origin)
  return { page, watch, hostProblems: () => [], close: () => running.close() }
}
