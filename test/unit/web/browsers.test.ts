import { expect, test } from 'vitest'
import { appWindowArguments, findChromium, hasNoDisplay } from '../../../main/web/browsers.ts'

const having =
  (...programs: string[]) =>
  (path: string): boolean =>
    programs.includes(path)

test('the first Chromium, Chrome or Edge is found, in each system', () => {
  const linux = { PATH: '/usr/local/bin:/usr/bin' }
  expect(findChromium(linux, 'linux', having('/usr/bin/google-chrome'))).toBe('/usr/bin/google-chrome')
  expect(findChromium(linux, 'linux', having('/usr/bin/chromium', '/usr/bin/microsoft-edge'))).toBe('/usr/bin/chromium')
  expect(findChromium(linux, 'linux', having('/usr/bin/firefox'))).toBeNull()
  expect(findChromium({}, 'linux', () => true)).not.toBeNull()
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  expect(findChromium({ HOME: '/Users/me' }, 'darwin', having(chrome))).toBe(chrome)
  expect(findChromium({ HOME: '/Users/me' }, 'darwin', having(`/Users/me${chrome}`))).toBe(`/Users/me${chrome}`)
  const windows = { PROGRAMFILES: String.raw`C:\Program Files`, LOCALAPPDATA: String.raw`C:\Users\me\AppData\Local` }
  expect(findChromium(windows, 'win32', (path) => path.endsWith('msedge.exe'))).toContain('Edge')
})

test('a browser that was chosen is taken, or none', () => {
  const environment = { CHROMIUM: '/opt/mine', PATH: '/usr/bin' }
  expect(findChromium(environment, 'linux', having('/opt/mine', '/usr/bin/chromium'))).toBe('/opt/mine')
  expect(findChromium(environment, 'linux', having('/usr/bin/chromium'))).toBeNull()
})

test('an app window has a profile of its own and asks nothing of the network', () => {
  const args = appWindowArguments('http://127.0.0.1:1/#code', '/data/browser', false)
  expect(args).toContain('--app=http://127.0.0.1:1/#code')
  expect(args).toContain('--user-data-dir=/data/browser')
  for (const quiet of ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-pings'])
    expect(args).toContain(quiet)
  expect(args).not.toContain('--no-sandbox')
  expect(appWindowArguments('u', 'p', true)).toContain('--no-sandbox')
})

test('only Linux can be without a display', () => {
  expect(hasNoDisplay({}, 'linux')).toBe(true)
  expect(hasNoDisplay({ DISPLAY: ':0' }, 'linux')).toBe(false)
  expect(hasNoDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(false)
  expect(hasNoDisplay({}, 'darwin')).toBe(false)
})
