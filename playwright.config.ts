import { defineConfig } from '@playwright/test'
import { chromiumOptions } from './test/support/chromium-options.ts'
import { electronBinary } from './test/support/electron/launch.ts'

// `npm test` adds a report that it can count.
const reporters = (process.env.PLAYWRIGHT_REPORTERS ?? 'list').split(',').map((name): [string] => [name])

/** Journeys within the page, which is the same bundle in each shell: the stand-in, a shell for tests alone, need not repeat them. */
const withinThePage =
  '**/{accessibility,compare,compare-rows,comparison,description,figures,large-list,layers,listed,names,newcomer,reader,search,sets,shared-text,tags}.spec.ts'

/** One suite, three shells: which one is the name of the project. `electron` is there where its binary is. */
const projects = [
  { name: 'web', testIgnore: '**/electron-*.spec.ts' },
  { name: 'standin', testIgnore: ['**/web-*.spec.ts', withinThePage] },
  ...(electronBinary() === undefined ? [] : [{ name: 'electron', testIgnore: '**/web-*.spec.ts' }]),
]

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  reporter: reporters,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  forbidOnly: true,
  retries: Number(process.env.VARIORUM_TEST_RETRIES ?? 0),
  workers: 2,
  projects,
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    // `--trace retain-on-failure` keeps one: it makes every test a fifth slower.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...chromiumOptions,
      // Even if something asked for a name, it would not be looked up.
      args: [...chromiumOptions.args, '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1', '--no-proxy-server'],
    },
  },
})
