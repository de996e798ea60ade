import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openWindow, removeRedirect } from '../../../main/web/open-window.ts'
import { tempDir } from '../../support/temp-dir.ts'

/** A program that writes its arguments to a file and ends with the given code. */
const program = (folder: string, name: string, code: number): string => {
  const said = join(folder, `${name}.said`)
  writeFileSync(join(folder, name), `#!/bin/sh\nprintf '%s\\n' "$@" > '${said}'\nexit ${code}\n`)
  chmodSync(join(folder, name), 0o755)
  return said
}

// The programs of the test are shell scripts.
describe.runIf(process.platform === 'linux')('opening the window', () => {
  let dataDir: string
  let programs: string
  const address = {
    forCommandLine: async () => 'http://127.0.0.1:1/#short',
    lasting: async () => 'http://127.0.0.1:1/#lasting',
  }

  beforeEach(() => {
    dataDir = join(tempDir(), 'data')
    programs = tempDir()
    mkdirSync(dataDir)
    vi.stubEnv('DISPLAY', ':99')
    vi.stubEnv('CHROMIUM', '')
    vi.stubEnv('PATH', [programs, '/bin'].join(delimiter))
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  test('an app window gets the code that is soon worth nothing, and a profile that only its owner reads', async () => {
    vi.stubEnv('PATH', programs)
    const said = program(programs, 'chromium', 0)
    expect(await openWindow(dataDir, address)).toBe('app-window')
    const args = readFileSync(said, 'utf8').split('\n')
    expect(args).toContain('--app=http://127.0.0.1:1/#short')
    expect(args).toContain(`--user-data-dir=${join(dataDir, 'browser')}`)
    expect(statSync(join(dataDir, 'browser')).mode & 0o777).toBe(0o700)
    expect(existsSync(join(dataDir, 'open.html'))).toBe(false)
  })

  test('where that fails, the system browser gets a private file, and no code on its command line', async () => {
    program(programs, 'chromium', 1)
    const said = program(programs, 'xdg-open', 0)
    expect(await openWindow(dataDir, address)).toBe('browser')
    const [file] = readFileSync(said, 'utf8').split('\n')
    expect(file).toBe(join(dataDir, 'open.html'))
    expect(readFileSync(said, 'utf8')).not.toContain('lasting')
    expect(readFileSync(file!, 'utf8')).toContain('0; url=http://127.0.0.1:1/#lasting')
    expect(statSync(file!).mode & 0o777).toBe(0o600)
    removeRedirect(dataDir)
    expect(existsSync(file!)).toBe(false)
  })

  test('without any browser it says so', async () => {
    vi.stubEnv('PATH', programs)
    expect(await openWindow(dataDir, address)).toBe('no-browser')
  })

  test('without a display nothing is started', async () => {
    vi.stubEnv('DISPLAY', '')
    vi.stubEnv('WAYLAND_DISPLAY', '')
    const said = program(programs, 'chromium', 0)
    expect(await openWindow(dataDir, address)).toBe('no-display')
    expect(existsSync(said)).toBe(false)
  })
})
