import { beforeAll, describe, expect, test } from 'vitest'
import { guardContents } from '../../../main/electron/contents-guard.ts'
import { guardSession } from '../../../main/electron/session-guard.ts'
import { becomeReady } from '../../support/electron/app.ts'
import { isRequestAllowed, session, sessionHandlers } from '../../support/electron/session.ts'
import { preventable, recorded } from '../../support/electron/stand-in.ts'
import { WebContents } from '../../support/electron/web-contents.ts'

describe('the session', () => {
  beforeAll(() => {
    becomeReady()
    guardSession(session.defaultSession as unknown as Electron.Session)
  })

  test.each([
    ['media', false],
    ['geolocation', false],
    ['notifications', false],
    ['openExternal', false],
    ['fileSystem', false],
    ['clipboard-read', false],
    ['hid', false],
    ['clipboard-sanitized-write', true],
  ] as const)('%s: %s', async (permission, granted) => {
    const asked = await new Promise((resolve) => {
      sessionHandlers.permissionRequest!(null as never, permission, resolve, {} as never)
    })
    expect(asked).toBe(granted)
    expect(sessionHandlers.permissionCheck!(null, permission as never, 'app://corpus', {} as never)).toBe(granted)
  })

  test('gives no device and fetches no dictionary', () => {
    expect(sessionHandlers.devicePermission!({} as never)).toBe(false)
    expect(recorded('session.setSpellCheckerEnabled').at(-1)).toEqual([false])
  })

  test.each([
    'https://example.org/a.png',
    'http://127.0.0.1:8080/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'chrome://gpu/',
    'nonsense',
  ])('cancels %s', async (url) => expect(await isRequestAllowed(url, 'image')).toBe(false))

  test.each(['app://corpus/index.html', 'devtools://devtools/bundled/a.js'])('lets %s through', async (url) =>
    expect(await isRequestAllowed(url, 'script')).toBe(true),
  )

  test('downloads nothing', () => {
    const event = preventable({})
    session.defaultSession.emit('will-download', event)
    expect(event.defaultPrevented).toBe(true)
  })
})

describe('a web contents', () => {
  const contents = new WebContents()
  guardContents(contents)
  const isPrevented = (name: string, url: string): boolean => {
    const event = preventable({ url })
    contents.emit(name, event)
    return event.defaultPrevented
  }

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s stays on our page', (name) => {
    for (const url of [
      'https://example.org/',
      'file:///etc/passwd',
      'data:text/html,x',
      'javascript:1',
      'about:blank',
      'app://other/index.html',
      'app://corpus.example/index.html',
      'app://corpus@example.org/',
      '',
    ])
      expect([url, isPrevented(name, url)]).toEqual([url, true])
    expect(isPrevented(name, 'app://corpus/index.html')).toBe(false)
  })

  test('opens no window and holds no webview', () => {
    for (const url of ['https://example.org/', 'app://corpus/index.html', 'about:blank'])
      expect(contents.mayOpenWindow(url)).toBe(false)
    expect(isPrevented('will-attach-webview', '')).toBe(true)
  })
})
