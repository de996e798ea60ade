import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { extractAll, listPackage, statFile } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDummyDist } from '../support/electron/dummy-dist.ts'
import { launchStandIn } from '../support/electron/launch.ts'

const root = resolve(import.meta.dirname, '../..')
const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }
let folder: string
let linux: string
let windows: string

/** Packs the app with a dummy Electron by `npm run dist`, into a folder; gives that of the unpacked app. */
async function pack(platform: 'linux' | 'win32', cpu: string): Promise<string> {
  const dist = join(folder, `${platform}-dist`)
  const output = join(folder, `${platform}-package`)
  await makeDummyDist(dist, platform)
  const system = platform === 'linux' ? '--linux' : '--win'
  await promisify(execFile)(
    process.execPath,
    [join(root, 'tools', 'dist.mjs'), system, `--${cpu}`, '--dir', `--config.directories.output=${output}`],
    { cwd: root, env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist } },
  )
  const unpacked = (await readdir(output)).find((name) => name.endsWith('unpacked'))
  return join(output, unpacked!)
}

/** The files in an asar, with forward slashes and without folders. */
const filesIn = (asar: string): string[] =>
  listPackage(asar, { isPack: false }).filter((file) => !('files' in statFile(asar, file.slice(1))))

/** What may stand in an asar: what was built, and the one dependency that is not built in. */
const known =
  /^\/(package\.json|LICENSE|out\/(main|preload|renderer)\/.+|node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/.+\.js|prebuilds\/.+\.node))$/u
/** What must not, though it lies among what was built. */
const unwanted = /\.(ts|tsx|map|test\.js)$|\/out\/main\/(web|cli)\.js$/u
const needed = [
  '/package.json',
  '/LICENSE',
  '/out/main/index.js',
  '/out/main/db-worker.js',
  '/out/main/import-worker.js',
  '/out/main/compare-worker.js',
  '/out/main/concordance-worker.js',
  '/out/main/vocabulary-worker.js',
  '/out/main/catalogue-worker.js',
  '/out/main/pdfjs/cmaps/UniGB-UCS2-H.bcmap',
  '/out/preload/index.cjs',
  '/out/renderer/index.html',
  '/node_modules/better-sqlite3/LICENSE',
]
const fuses = {
  [FuseV1Options.RunAsNode]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'))
  linux = await pack('linux', arch())
  windows = await pack('win32', 'x64')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each([
  { name: 'Linux', folderOf: () => linux, binary: `linux-${arch()}`, program: 'variorum' },
  { name: 'Windows', folderOf: () => windows, binary: 'win32-x64', program: 'Variorum.exe' },
])('the package for $name', ({ folderOf, binary, program }) => {
  test('holds the built app and one native binary, and nothing else', async () => {
    const asar = join(folderOf(), 'resources', 'app.asar')
    const files = filesIn(asar)
    expect(files).toEqual(expect.arrayContaining(needed))
    expect(files.filter((file) => !known.test(file) || unwanted.test(file))).toEqual([])
    const native = `/node_modules/better-sqlite3/prebuilds/${binary}.node`
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([native])
    expect(statFile(asar, native.slice(1))).toMatchObject({ unpacked: true })
    const beside = await readdir(`${asar}.unpacked`, { recursive: true, withFileTypes: true })
    expect(beside.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual([`${binary}.node`])
  })

  test('lets nothing run its own code in it', async () => {
    expect(await getCurrentFuseWire(join(folderOf(), program))).toMatchObject(fuses)
  })
})

test('what is in the package runs: it makes a corpus, imports a file, and its window shows the article', async () => {
  const app = join(folder, 'extracted')
  extractAll(join(linux, 'resources', 'app.asar'), app)
  const article = join(folder, 'harbour.txt')
  await writeFile(
    article,
    'The harbour reopens\n\nThe harbour of Port Amity opened again on Tuesday after the storm.\n',
  )
  const corpus = join(folder, 'packed.variorum')
  const running = await launchStandIn({
    app,
    packaged: true,
    dataDir: join(folder, 'data'),
    args: ['--corpus', corpus, article],
  })
  try {
    const page = await running.firstWindow()
    await page.getByText('The harbour reopens').first().waitFor()
    expect(await page.title()).toContain('packed')
    expect(await running.evaluate(({ app }) => [app.isPackaged, app.getVersion()], null)).toEqual([true, version])
  } finally {
    await running.close()
  }
  expect(running.process().exitCode).toBe(0)
  expect((await readFile(corpus)).subarray(0, 15).toString()).toBe('SQLite format 3')
  expect((await readdir(folder)).filter((name) => name.startsWith('packed.variorum-'))).toEqual([])
})
