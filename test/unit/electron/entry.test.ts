import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { channels } from '../../../main/preload/channels.ts'
import type { HostFrame } from '../../../main/rpc/frame.ts'
import { app, becomeReady } from '../../support/electron/app.ts'
import { BrowserWindow } from '../../support/electron/browser-window.ts'
import { Menu } from '../../support/electron/menu.ts'
import { privilegedSchemes, handleProtocol } from '../../support/electron/protocol.ts'
import { isRequestAllowed } from '../../support/electron/session.ts'
import { preventable, recorded, standIn } from '../../support/electron/stand-in.ts'

// One life of the app, from its first module to its end; the tests follow one another.
let folder: string
let calls = 0
const page = { url: 'app://corpus/index.html', origin: 'app://corpus', parent: null }

const theWindow = (): BrowserWindow => {
  const [window, ...more] = BrowserWindow.getAllWindows()
  expect(more).toEqual([])
  return window!
}
const frames = (): HostFrame[] =>
  theWindow()
    .webContents.sent.filter(({ channel }) => channel === channels.frame)
    .map(({ args }) => args[0] as HostFrame)
/** Calls a method as the page does, and waits for the answer. */
const call = async (m: string, a: object): Promise<HostFrame> => {
  const i = calls++
  theWindow().webContents.receive(page, channels.frame, { t: 'call', i, m, a })
  return eventually(() => {
    const answer = frames().find((frame) => frame.t !== 'event' && frame.i === i)
    if (answer === undefined) throw new Error('no answer yet')
    return answer
  })
}
const eventually = <Value>(look: () => Value | Promise<Value>): Promise<Value> => vi.waitFor(look, { timeout: 20_000 })
const openFile = (path: string): boolean => {
  const event = preventable({})
  app.emit('open-file', event, path)
  return event.defaultPrevented
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entry-'))
  Object.assign(process, { defaultApp: true })
  process.argv = ['electron', '.', '--data-dir', join(folder, 'data')]
})
afterAll(() => rm(folder, { recursive: true }))

test('the first module registers the scheme and never waits for ready', async () => {
  await import('../../../main/electron/entry.ts')
  expect(app.isReady()).toBe(false)
  expect(privilegedSchemes).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
  expect(recorded('app.enableSandbox')).toHaveLength(1)
  expect(app.commandLine.getSwitchValue('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
  expect(app.getPath('userData')).toBe(join(folder, 'data'))
  expect(app.getPath('sessionData')).toBe(join(folder, 'data', 'session'))
  expect(BrowserWindow.getAllWindows()).toEqual([])
})

test('a file opened before ready is opened after it', async () => {
  expect(openFile(join(folder, 'early.variorum'))).toBe(true)
  expect(existsSync(join(folder, 'early.variorum'))).toBe(false)
  becomeReady()
  await eventually(() => expect(existsSync(join(folder, 'early.variorum'))).toBe(true))
})

test('one sandboxed window shows our page, which can ask for nothing but our own files', async () => {
  expect(recorded('window.loadURL')).toEqual([['app://corpus/index.html']])
  expect(theWindow().options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true })
  expect(await isRequestAllowed('https://example.org/', 'script')).toBe(false)
  const navigation = preventable({ url: 'https://example.org/' })
  theWindow().webContents.emit('will-navigate', navigation)
  expect(navigation.defaultPrevented).toBe(true)
  expect(theWindow().webContents.mayOpenWindow('https://example.org/')).toBe(false)
  expect((await handleProtocol('app://corpus/..%2fmain%2findex.js', 'GET'))?.status).toBe(404)
})

test('the page is served over its pipe', async () => {
  theWindow().webContents.receive(page, channels.hello)
  expect(await call('app.info', {})).toMatchObject({ t: 'ok', r: { shell: 'electron' } })
  await eventually(async () =>
    expect(await call('corpus.current', {})).toMatchObject({ t: 'ok', r: { name: 'early' } }),
  )
})

test('the menu follows the page, and a command chosen in it reaches the page', async () => {
  const item = Menu.getApplicationMenu()!.getMenuItemById('search.focus')!
  item.click()
  expect(item.enabled).toBe(false)
  await call('menu.update', { enabled: ['search.focus'] })
  expect(item.enabled).toBe(true)
  expect(Menu.getApplicationMenu()!.getMenuItemById('corpus.open')!.enabled).toBe(false)
  item.click()
  await eventually(() =>
    expect(frames().filter((frame) => frame.t === 'event' && frame.n === 'command.invoked')).toEqual([
      { t: 'event', n: 'command.invoked', d: { id: 'search.focus' } },
    ]),
  )
})

test('a second launch opens what it asked for here, and shows the window', async () => {
  const request = { corpus: join(folder, 'second.variorum'), paths: [] }
  app.emit('second-instance', preventable({}), [], '/', request)
  await eventually(() => expect(existsSync(request.corpus)).toBe(true))
  expect(recorded('window.focus').length).toBeGreaterThan(0)
  // What no version of ours would send changes nothing.
  app.emit('second-instance', preventable({}), ['x.variorum'], '/', { corpus: 7 })
  app.emit('second-instance', preventable({}), ['x.variorum'], '/', undefined)
  await eventually(async () => expect(await call('corpus.current', {})).toMatchObject({ r: { name: 'second' } }))
})

test('what cannot be opened is said, and the corpus that is open stays so', async () => {
  await writeFile(join(folder, 'letter.variorum'), 'Dear reader, this is no corpus.')
  openFile(join(folder, 'letter.variorum'))
  await eventually(() => expect(recorded('dialog.showMessageBox').at(-1)?.[0]).toMatchObject({ type: 'error' }))
  expect(await call('corpus.current', {})).toMatchObject({ t: 'ok', r: { name: 'second' } })
})

test('settings reach the system, and a link is opened only when confirmed', async () => {
  await call('settings.set', { theme: 'dark' })
  const { nativeTheme } = await import('../../support/electron/system.ts')
  await eventually(() => expect(nativeTheme.themeSource).toBe('dark'))
  expect(await call('link.open', { url: 'https://example.org/' })).toMatchObject({ t: 'ok' })
  expect(recorded('shell.openExternal')).toEqual([])
})

test('the last window ends the app, with the corpus closed into one clean file', async () => {
  theWindow().close()
  await eventually(() => expect(standIn.exitCode).toBe(0))
  for (const name of ['early', 'second']) {
    expect(existsSync(join(folder, `${name}.variorum`))).toBe(true)
    expect(existsSync(join(folder, `${name}.variorum-wal`))).toBe(false)
  }
  expect(JSON.parse(await readFile(join(folder, 'data', 'window.json'), 'utf8'))).toMatchObject({ maximised: false })
})
