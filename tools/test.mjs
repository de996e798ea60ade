// The whole suite: npm test. The checks of npm run check, Vitest (units, database, contract, command line), then Playwright (the built app in Chromium).
// npm run test:electron runs the journeys in the real Electron, which has to be there.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumBinary } from './chromium-binary.mjs'
import { electronBinary } from './electron-binary.mjs'
import { prepare } from './prepare.mjs'
import { main, node24, root, run, ToolError } from './process.mjs'

// Not in Playwright's own folder, which it empties when it starts.
const reports = join(root, '.cache', 'reports')

await main(async (args) => {
  const electronOnly = args.includes('--electron')
  if (electronOnly && electronBinary() === null)
    throw new ToolError('Electron is not installed here. Fetch it with "npx install-electron" and try again.')
  await prepare()
  // The command line and the hosts are started hundreds of times: what V8 makes of the bundles is kept between.
  process.env.NODE_COMPILE_CACHE = join(root, '.cache', 'compiled')
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  if (!existsSync(join(root, '..', 'shared', 'corpus')))
    console.log('\n*** NOT RUN: what is measured on real articles; they do not lie beside this copy. ***\n')
  const results = electronOnly ? [await playwright(['electron'])] : [await check(), await vitest(), await window()]
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((key) =>
    results.reduce((sum, result) => sum + result[key], 0),
  )
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  return failed === 0 && passed > 0 ? 0 : 1
})

/** Layers, types, lint and the rest: a breach fails the suite, as one test. */
async function check() {
  const code = await run(node24(), [join(root, 'tools', 'check.mjs')])
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

async function vitest() {
  const report = join(reports, 'vitest.json')
  const cli = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const code = await run(node24(), [cli, 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`])
  const json = read(report)
  if (json === null) return broken('Vitest ended without a report.')
  return whole(code, {
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  })
}

async function window() {
  if (chromiumBinary() === null)
    return broken(
      'The window was NOT TESTED: there is no Chromium, Chrome or Edge. Install one, or name it in CHROMIUM.',
    )
  if (electronBinary() === null)
    console.log(
      '\n*** NOT RUN in the real Electron: its binary is not here. The stand-in runs the same journeys. ***\n',
    )
  return playwright([])
}

async function playwright(projects) {
  const report = join(reports, 'playwright.json')
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const code = await run(node24(), [cli, 'test', ...projects.map((name) => `--project=${name}`)], {
    env: {
      ...process.env,
      CHROMIUM: chromiumBinary() ?? '',
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      PLAYWRIGHT_REPORTERS: 'dot,json',
    },
  })
  const json = read(report)
  if (json === null) return broken('Playwright ended without a report.')
  const { expected, unexpected, flaky, skipped } = json.stats
  for (const { file, title } of unsteady(json.suites))
    console.log(`*** PASSED ONLY AT THE SECOND TRY: ${file}: ${title} ***`)
  return whole(code, { passed: expected + flaky, failed: unexpected + json.errors.length, skipped })
}

/** The tests that failed first, where they may be tried again. */
function unsteady(suites) {
  return suites.flatMap(({ suites = [], specs = [] }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')),
    ...unsteady(suites),
  ])
}

/** A runner that failed without a failed test (a file that did not load, an error outside of tests) counts as one. */
function whole(code, result) {
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result
}

function broken(reason) {
  console.error(`\n*** ${reason} ***\n`)
  return { passed: 0, failed: 1, skipped: 0 }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
