import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const linux = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable']
const mac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)
const windows = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']

/** The Chromium that tests drive: `CHROMIUM`, else the system's Chromium, Chrome or Edge, else null. */
export const chromiumBinary = () => {
  const { env, platform } = process
  if (env.CHROMIUM) return existsSync(env.CHROMIUM) ? env.CHROMIUM : null
  const programFolders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
  const candidates =
    platform === 'darwin'
      ? mac
      : platform === 'win32'
        ? programFolders.flatMap((folder) => windows.map((program) => join(folder, program)))
        : (env.PATH ?? '').split(delimiter).flatMap((folder) => linux.map((name) => join(folder, name)))
  return candidates.find((file) => existsSync(file)) ?? null
}
