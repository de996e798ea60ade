import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultDataDir } from '../../../main/files/data-dir.ts'
import { readWebArguments, UsageError } from '../../../main/web/arguments.ts'

const cwd = resolve('/somewhere')
const read = (...args: string[]) => readWebArguments(args, cwd, { VARIORUM_DATA_DIR: '/data' })

describe('arguments of the loopback shell', () => {
  test('nothing said', () => {
    expect(read()).toEqual({
      corpus: null,
      paths: [],
      port: 0,
      open: true,
      importOnly: false,
      dataDir: resolve('/data'),
    })
  })

  test('everything said, relative to the working directory', () => {
    expect(
      read('--corpus', 'a.variorum', '--port', '8123', '--no-open', '--import-only', '--data-dir', 'd', 'x', '../y'),
    ).toEqual({
      corpus: join(cwd, 'a.variorum'),
      paths: [join(cwd, 'x'), resolve(cwd, '../y')],
      port: 8123,
      open: false,
      importOnly: true,
      dataDir: join(cwd, 'd'),
    })
  })

  test('a path that is a corpus is opened, what follows -- is no option', () => {
    expect(read('news', 'Old.VARIORUM', '--', '--port')).toMatchObject({
      corpus: join(cwd, 'Old.VARIORUM'),
      paths: [join(cwd, 'news'), join(cwd, '--port')],
    })
  })

  test.each([
    ['--port', 'x'],
    ['--port', '70000'],
    ['--port', '-1'],
    ['--nope'],
    ['a.variorum', 'b.variorum'],
    ['--corpus'],
  ])('%s %s is refused with a reason', (...args) => {
    expect(() => read(...args)).toThrow(UsageError)
  })
})

describe('the data folder', () => {
  test.each([
    [{ VARIORUM_DATA_DIR: '/x' }, 'linux', '/x'],
    [{}, 'linux', '/home/me/.local/share/variorum'],
    [{ XDG_DATA_HOME: '/xdg' }, 'linux', '/xdg/variorum'],
    [{ VARIORUM_DATA_DIR: '' }, 'darwin', '/home/me/Library/Application Support/Variorum'],
    [{ APPDATA: '/roaming' }, 'win32', '/roaming/Variorum'],
  ])('of %j on %s is %s', (environment, platform, folder) => {
    expect(defaultDataDir(environment, platform, '/home/me')).toBe(folder)
  })
})
