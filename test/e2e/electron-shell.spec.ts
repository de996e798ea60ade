import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import {
  endOf,
  launchRealElectron,
  launchStandIn,
  spawnRealElectron,
  spawnStandIn,
  type RunningElectron,
} from '../support/electron/launch.ts'

/** The built Electron shell with a corpus of its own, in the stand-in or, where it is, in Electron. */
interface Shell {
  readonly folder: string
  readonly dataDir: string
  launch(...args: string[]): Promise<RunningElectron>
  /** Only the process: for a second launch. */
  spawn(...args: string[]): ChildProcess
}

const test = base.extend<{ shell: Shell }>({
  shell: async ({ browserName: _ }, use, testInfo) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-shell-')))
    const dataDir = join(folder, 'data')
    const isReal = testInfo.project.name === 'electron'
    const launch = isReal ? launchRealElectron : launchStandIn
    const spawn = isReal ? spawnRealElectron : spawnStandIn
    const running: RunningElectron[] = []
    await use({
      folder,
      dataDir,
      async launch(...args) {
        const app = await launch({ dataDir, args })
        running.push(app)
        return app
      },
      spawn: (...args) => spawn({ dataDir, args }),
    })
    for (const app of running) await app.close()
    // Chromium of a killed app may still be writing its last.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  },
})

const article = (folder: string, name: string, title: string): string => {
  const file = join(folder, name)
  writeFileSync(file, `${title}\n\nThe harbour of Port Amity opened again on Tuesday after the storm of ${name}.\n`)
  return file
}

/** Chooses a command in the menu bar, once the page has said that it may run. */
const choose = async (running: RunningElectron, command: string): Promise<void> => {
  const isEnabled = () =>
    running.evaluate(({ Menu }, id) => Menu.getApplicationMenu()!.getMenuItemById(id)!.enabled, command)
  await expect.poll(isEnabled).toBe(true)
  await running.evaluate(({ Menu }, id) => Menu.getApplicationMenu()!.getMenuItemById(id)!.click(), command)
}

test('the page has three functions of the host and nothing else of it', async ({ shell }) => {
  const page = await (await shell.launch()).firstWindow()
  const seen = await page.evaluate(() => ({
    bridge: Object.keys((globalThis as unknown as { variorum: object }).variorum).toSorted(),
    node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in globalThis),
  }))
  expect(seen).toEqual({ bridge: ['onFrame', 'post', 'takeFiles'], node: [] })
})

test('the page runs no script but its own and reaches nothing but its own files', async ({ shell }) => {
  const page = await (await shell.launch()).firstWindow()
  const seen = await page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      violations.push(effectiveDirective),
    )
    const script = document.createElement('script')
    let assigned = 'taken'
    try {
      script.textContent = 'globalThis.inline = true'
    } catch {
      assigned = 'refused'
    }
    script.append('globalThis.inline = true')
    document.head.append(script)
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/'
    document.body.append(frame)
    const image = document.createElement('img')
    const loaded = new Promise((done) => {
      image.addEventListener('error', () => done(false))
      image.addEventListener('load', () => done(true))
    })
    image.src = 'https://example.org/a.png'
    document.body.append(image)
    const status = (path: string): Promise<number | string> =>
      fetch(path).then(
        (response) => response.status,
        () => 'refused',
      )
    return {
      assigned,
      inline: 'inline' in globalThis,
      image: await loaded,
      elsewhere: await status('https://example.org/'),
      own: await status('/index.html'),
      outside: await Promise.all(['/..%2fmain%2findex.js', '/%00', '/no-such.js'].map(status)),
      violations: [...new Set(violations)].toSorted(),
    }
  })
  expect(seen).toEqual({
    assigned: 'refused',
    inline: false,
    image: false,
    elsewhere: 'refused',
    own: 200,
    outside: [404, 404, 404],
    violations: ['connect-src', 'frame-src', 'img-src', 'require-trusted-types-for'],
  })
})

test('the page stays where it is and opens no window', async ({ shell }) => {
  const running = await shell.launch()
  const page = await running.firstWindow()
  const address = page.url()
  await page.evaluate(() => {
    location.href = 'https://example.org/'
  })
  await page.evaluate(() => void window.open('https://example.org/'))
  await page.evaluate(() => {
    Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' }).click()
  })
  await expect.poll(() => running.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null)).toBe(1)
  await expect(page).toHaveURL(address)
  await expect(page).toHaveTitle(/Variorum/u)
})

test('a command chosen in the menu runs in the page', async ({ shell }) => {
  const running = await shell.launch()
  const page = await running.firstWindow()
  await choose(running, 'help.shortcuts')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  // Undo works on a corpus; there is none.
  expect(
    await running.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('history.undo')!.enabled, null),
  ).toBe(false)
})

test('files and a corpus that the system asks to open are opened, also by a second launch', async ({ shell }) => {
  const corpus = join(shell.folder, 'harbour.variorum')
  const running = await shell.launch(corpus, article(shell.folder, 'a.txt', 'The harbour reopens'))
  const page = await running.firstWindow()
  await expect(page).toHaveTitle(/harbour/u)
  await expect(page.getByText('The harbour reopens').first()).toBeVisible()

  const second = shell.spawn(article(shell.folder, 'b.txt', 'Ferries sail again'))
  expect(await endOf(second)).toBe(0)
  await expect(page.getByText('Ferries sail again').first()).toBeVisible()
})

test('dialogs of the system pick what is imported and place what is exported', async ({ shell }) => {
  const running = await shell.launch('--corpus', join(shell.folder, 'picked.variorum'))
  const page = await running.firstWindow()
  const exported = join(shell.folder, 'out.jsonl')
  await running.evaluate(
    ({ dialog }, [picked, placed]) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [picked!] })
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: placed! })
    },
    [article(shell.folder, 'c.txt', 'Lighthouse dark for a third night'), exported],
  )
  await choose(running, 'import.files')
  await expect(page.getByRole('heading', { name: 'Import of c.txt' })).toBeVisible()
  await expect(page.getByText('1 found = 1 added')).toBeVisible()
  await choose(running, 'export.jsonl')
  await expect.poll(() => existsSync(exported) && readFileSync(exported, 'utf8')).toMatch(/^\{.*Lighthouse dark/u)
})

test('killed, it starts again with the corpus as it was', async ({ shell }) => {
  const corpus = join(shell.folder, 'killed.variorum')
  const first = await shell.launch('--corpus', corpus, article(shell.folder, 'd.txt', 'Council votes on the quay'))
  await expect((await first.firstWindow()).getByText('Council votes on the quay').first()).toBeVisible()
  await endOf(first.process(), 'SIGKILL')
  const again = await (await shell.launch('--corpus', corpus)).firstWindow()
  await expect(again.getByText('Council votes on the quay').first()).toBeVisible()
})
