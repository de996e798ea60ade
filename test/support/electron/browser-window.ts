import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { preventable, record, standIn } from './stand-in.ts'
import { WebContents } from './web-contents.ts'
import { addWindow, allWindows, removeWindow } from './windows.ts'

/** The stand-in of `electron.BrowserWindow`: it keeps its options, and shows its page in Chromium where that is switched on. */
export class BrowserWindow {
  static #next = 1
  readonly #events = new EventEmitter()
  readonly #closed = Promise.withResolvers<void>()
  readonly id = BrowserWindow.#next++
  readonly webContents = new WebContents()
  /** What the window was made with. */
  readonly options: Electron.BrowserWindowConstructorOptions
  #maximised = false
  #destroyed = false
  visible: boolean

  readonly on = this.#events.on.bind(this.#events) as unknown as Electron.BrowserWindow['on']
  readonly once = this.#events.once.bind(this.#events) as unknown as Electron.BrowserWindow['once']
  readonly emit = this.#events.emit.bind(this.#events)

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    if (!standIn.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    this.options = options
    this.visible = options.show ?? true
    addWindow(this)
  }

  static getAllWindows(): BrowserWindow[] {
    return allWindows()
  }

  async loadURL(url: string): Promise<void> {
    record('window.loadURL', url)
    if (!standIn.chromium) return
    const { openPage } = await import('./chromium.ts')
    const driver = await openPage(this.webContents, this.options)
    this.webContents.driver = driver
    driver.onClosed(() => this.#end())
    await driver.load(url)
    this.emit('ready-to-show')
    standIn.events.emit('window', { id: this.id, target: driver.target, endpoint: driver.endpoint })
  }

  show(): void {
    this.visible = true
  }

  focus(): void {
    record('window.focus')
  }

  isMinimized(): boolean {
    return false
  }

  restore(): void {
    record('window.restore')
  }

  maximize(): void {
    this.#maximised = true
  }

  isMaximized(): boolean {
    return this.#maximised
  }

  getNormalBounds(): Electron.Rectangle {
    const { x = 0, y = 0, width = 800, height = 600 } = this.options
    return { x, y, width, height }
  }

  setProgressBar(share: number): void {
    record('window.setProgressBar', share)
  }

  setRepresentedFilename(file: string): void {
    record('window.setRepresentedFilename', file)
  }

  close(): void {
    void this.closeAndWait()
  }

  /** Closes the window unless a listener prevents it, and waits until it is gone. */
  async closeAndWait(): Promise<void> {
    const event = preventable({})
    this.emit('close', event)
    if (event.defaultPrevented) return
    await this.webContents.driver?.close?.()
    this.#end()
    await this.#closed.promise
  }

  #end(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    removeWindow(this)
    this.webContents.destroy()
    this.emit('closed')
    this.#closed.resolve()
    if (allWindows().length === 0) app.emit('window-all-closed')
  }
}

// Each member has the type that Electron gives it: a change of its interface is an error here.
type Used =
  | 'id'
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'isMinimized'
  | 'restore'
  | 'maximize'
  | 'isMaximized'
  | 'getNormalBounds'
  | 'setProgressBar'
  | 'setRepresentedFilename'
  | 'close'
BrowserWindow satisfies new (options?: Electron.BrowserWindowConstructorOptions) => Pick<Electron.BrowserWindow, Used>
WebContents satisfies new () => Pick<
  Electron.WebContents,
  'on' | 'send' | 'isDestroyed' | 'setWindowOpenHandler' | 'setIgnoreMenuShortcuts' | 'reload'
>
