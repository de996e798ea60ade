import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

const onPath = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const windowsPrograms = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
]

/**
 * The program of the first Chromium, Chrome or Edge of this computer, or null. `CHROMIUM` in the environment names another
 * one, which must be there.
 */
export const findChromium = (
  environment: Environment,
  platform: string,
  isProgram: (path: string) => boolean = canRun,
): string | null => {
  const chosen = environment['CHROMIUM']
  const candidates = chosen ? [chosen] : candidatesOn(environment, platform)
  return candidates.find(isProgram) ?? null
}

const candidatesOn = (environment: Environment, platform: string): string[] => {
  const folders = (...names: string[]): string[] => names.flatMap((name) => environment[name] ?? [])
  if (platform === 'win32')
    return folders('PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA').flatMap((folder) =>
      windowsPrograms.map((program) => join(folder, program)),
    )
  if (platform === 'darwin')
    return ['', ...folders('HOME')].flatMap((folder) =>
      macApps.map((name) => `${folder}/Applications/${name}.app/Contents/MacOS/${name}`),
    )
  return (environment['PATH'] ?? '').split(delimiter).flatMap((folder) => onPath.map((name) => join(folder, name)))
}

const canRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** True where no window can be shown: a Linux session without a display. */
export const hasNoDisplay = (environment: Environment, platform: string): boolean =>
  platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']

/**
 * Arguments that open `url` as a window of its own, with a profile of ours: no extensions, no sync, no first-run questions,
 * nothing fetched in the background. As root, Chromium runs only without its sandbox.
 */
export const appWindowArguments = (url: string, profile: string, asRoot: boolean): string[] => [
  `--app=${url}`,
  `--user-data-dir=${profile}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--disable-extensions',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  '--no-pings',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--window-size=1280,860',
  // The second one keeps the warning about the first out of the window.
  ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
]
