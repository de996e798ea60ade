import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { preventable, record, standIn } from './stand-in.ts'
import { closeAllWindows } from './windows.ts'

const events = new EventEmitter()
const paths = new Map<string, string>()
const switches = new Map<string, string>()
let name = 'Electron'
let whenReady = Promise.withResolvers<void>()
let releaseLock = (): void => undefined

/** Emits `ready`, as Electron does once its entry module was evaluated and not before. */
export function becomeReady(): void {
  standIn.ready = true
  events.emit('ready')
  whenReady.resolve()
}

function getPath(wanted: string): string {
  const set = paths.get(wanted)
  if (set !== undefined) return set
  if (wanted === 'home') return homedir()
  if (wanted === 'temp') return tmpdir()
  if (wanted === 'appData') return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
  if (wanted === 'userData') return join(getPath('appData'), name)
  if (wanted === 'sessionData') return getPath('userData')
  if (wanted === 'documents') return join(homedir(), 'Documents')
  throw new Error(`Failed to get '${wanted}' path`)
}

/** Takes the lock of the data folder, or leaves a message for the process that holds it. */
function requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
  const folder = join(getPath('userData'), 'stand-in-lock')
  const lock = join(folder, 'pid')
  mkdirSync(folder, { recursive: true })
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : undefined
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) {
    const message = join(folder, `${process.pid}.json`)
    writeFileSync(`${message}.part`, JSON.stringify({ argv: process.argv, cwd: process.cwd(), additionalData }))
    renameSync(`${message}.part`, message)
    return false
  }
  writeFileSync(lock, String(process.pid))
  const watcher = watch(folder, () => {
    for (const file of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const { argv, cwd, additionalData } = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      rmSync(join(folder, file))
      events.emit('second-instance', preventable({}), argv, cwd, additionalData)
    }
  })
  watcher.unref()
  releaseLock = () => {
    watcher.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return true
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Quits as Electron does: before-quit, the windows, will-quit, quit; each of the first three may keep the app open. */
async function quit(): Promise<void> {
  const before = preventable({})
  events.emit('before-quit', before)
  if (before.defaultPrevented || !(await closeAllWindows())) return
  const will = preventable({})
  events.emit('will-quit', will)
  if (!will.defaultPrevented) exit(0)
}

function exit(code: number): void {
  events.emit('quit', preventable({}), code)
  releaseLock()
  standIn.exit(code)
}

const emitter = {
  on: events.on.bind(events) as unknown as Electron.App['on'],
  once: events.once.bind(events) as unknown as Electron.App['once'],
  emit: events.emit.bind(events),
}

/** The stand-in of `electron.app`. */
export const app = {
  ...emitter,
  whenReady: () => whenReady.promise,
  isReady: () => standIn.ready,
  get isPackaged() {
    return !process.defaultApp
  },
  getVersion: () => process.env.STAND_IN_VERSION ?? '0.0.0',
  getName: () => name,
  setName: (given: string) => void (name = given),
  getPath: getPath as Electron.App['getPath'],
  setPath: (key: string, path: string) => void paths.set(key, path),
  requestSingleInstanceLock: requestSingleInstanceLock as Electron.App['requestSingleInstanceLock'],
  quit: () => void quit(),
  exit: (code = 0) => exit(code),
  enableSandbox() {
    if (standIn.ready) throw new Error('app.enableSandbox() can only be called before app is ready')
    record('app.enableSandbox')
  },
  setAppUserModelId: (id: string) => record('app.setAppUserModelId', id),
  addRecentDocument: (path: string) => record('app.addRecentDocument', path),
  commandLine: {
    appendSwitch: (key: string, value = '') => void switches.set(key, value),
    hasSwitch: (key: string) => switches.has(key),
    getSwitchValue: (key: string) => switches.get(key) ?? '',
  },
} satisfies Pick<
  Electron.App,
  | keyof typeof emitter
  | 'whenReady'
  | 'isReady'
  | 'isPackaged'
  | 'getVersion'
  | 'getName'
  | 'setName'
  | 'getPath'
  | 'setPath'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'addRecentDocument'
> & { commandLine: Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue'> }
