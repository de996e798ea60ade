import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { node24, root } from './process.mjs'

const home = join(root, 'node_modules', 'electron')
const triedFile = join(home, '.variorum-tried')
const downloads = join(root, '.cache', 'electron-download')

// A network that is closed often swallows packets instead of refusing them.
const SECONDS_WITHOUT_BYTES = 6

/** The Electron program, or null where it was not fetched. Never `require('electron')`: that starts a download. */
export const electronBinary = () => {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
  const file = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist'),
    names[process.platform] ?? 'electron',
  )
  return existsSync(file) ? file : null
}

/**
 * Fetches the Electron program, once for each installed version: whether it can be had here is remembered. Gives up when some
 * seconds have passed without anything coming in.
 *
 * @returns {Promise<string | null>} the program, or null where it cannot be had
 */
export const fetchElectron = async () => {
  const there = electronBinary()
  if (there !== null) return there
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  if (existsSync(triedFile) && readFileSync(triedFile, 'utf8') === version) return null
  rmSync(downloads, { recursive: true, force: true })
  mkdirSync(downloads, { recursive: true })
  const child = spawn(node24(), [join(home, 'install.js')], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: downloads, TEMP: downloads, TMP: downloads },
  })
  // A program that cannot be started brings in no bytes either.
  child.once('error', () => undefined)
  const runs = () => child.exitCode === null && child.signalCode === null
  let bytes = -1
  for (let quiet = 0; runs() && quiet < SECONDS_WITHOUT_BYTES * 4; quiet++) {
    await wait(250)
    const now = bytesIn(downloads) + bytesIn(join(home, 'dist'))
    if (now > bytes) quiet = 0
    bytes = now
  }
  if (runs()) child.kill('SIGKILL')
  rmSync(downloads, { recursive: true, force: true })
  const fetched = electronBinary()
  if (fetched === null) writeFileSync(triedFile, version)
  return fetched
}

const bytesIn = (folder) => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  } catch {
    // Files come and go while we look.
    return 0
  }
}
