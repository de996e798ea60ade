import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { appWindowArguments, findChromium, hasNoDisplay } from './browsers.ts'

/** How a window was opened, or why none was. */
export type WindowOpening = 'app-window' | 'browser' | 'no-display' | 'no-browser'

/** A program that ends sooner than this, and badly, has not opened a window. */
const EARLY_END_SECONDS = 4

/**
 * Opens the page: in an app window of Chromium, Chrome or Edge with a profile in `dataDir`, else in the system's browser.
 * `forCommandLine` mints an address that other users may read for a while, `lasting` one for a private file.
 */
export const openWindow = async (
  dataDir: string,
  address: { readonly forCommandLine: () => Promise<string>; readonly lasting: () => Promise<string> },
): Promise<WindowOpening> => {
  const { env, platform } = process
  if (hasNoDisplay(env, platform)) return 'no-display'
  const chromium = findChromium(env, platform)
  if (chromium !== null) {
    const profile = join(dataDir, 'browser')
    mkdirSync(profile, { recursive: true, mode: 0o700 })
    const asRoot = process.getuid?.() === 0
    if (await starts(chromium, appWindowArguments(await address.forCommandLine(), profile, asRoot))) return 'app-window'
  }
  return (await openInSystemBrowser(writeRedirect(dataDir, await address.lasting()))) ? 'browser' : 'no-browser'
}

/** Opens a file or a web address with what the system has for it; false when it has nothing. */
export const openInSystemBrowser = (target: string): Promise<boolean> => {
  if (process.platform === 'darwin') return starts('open', [target])
  if (process.platform === 'win32') return starts('rundll32', ['url.dll,FileProtocolHandler', target])
  return starts('xdg-open', [target])
}

/** Shows a file in its folder in the system's file manager; false when there is none. */
export const showInFileManager = async (path: string): Promise<boolean> => {
  if (process.platform === 'darwin') return starts('open', ['-R', path])
  // Explorer answers with an error although it opens.
  if (process.platform === 'win32') return starts('explorer', [`/select,${path}`]).then(() => true)
  const shown = await starts('dbus-send', [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.FileManager1',
    '/org/freedesktop/FileManager1',
    'org.freedesktop.FileManager1.ShowItems',
    `array:string:${pathToFileURL(path).href.replaceAll(',', '%2C')}`,
    'string:',
  ])
  return shown || starts('xdg-open', [dirname(path)])
}

/** Removes the file that {@link openWindow} may have left for the system's browser. */
export const removeRedirect = (dataDir: string): void => rmSync(redirectIn(dataDir), { force: true })

const redirectIn = (dataDir: string): string => join(dataDir, 'open.html')

/** The system's browser gets a file that only its owner may read: everyone may read command lines. */
const writeRedirect = (dataDir: string, url: string): string => {
  const file = redirectIn(dataDir)
  rmSync(file, { force: true })
  const page = `<!doctype html><meta charset="utf-8"><title>Variorum</title><meta http-equiv="refresh" content="0; url=${url}">`
  writeFileSync(file, page, { mode: 0o600, flag: 'wx' })
  return file
}

/** Starts a program that outlives us; false when it cannot be started, or ends with an error right away. */
const starts = (program: string, args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' })
    const settle = (started: boolean): void => {
      clearTimeout(timer)
      child.unref()
      resolve(started)
    }
    const timer = setTimeout(() => settle(true), EARLY_END_SECONDS * 1000)
    child.once('error', () => settle(false))
    child.once('exit', (code) => settle(code === 0))
  })
