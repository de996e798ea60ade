import { EventEmitter } from 'node:events'
import type { PageDriver } from './chromium.ts'
import { app } from './app.ts'
import { record } from './stand-in.ts'

/** Who sent a message: what of WebFrameMain a sender check may look at. */
export interface SenderFrame {
  readonly url: string
  readonly origin: string
  readonly parent: object | null
}

type Answer = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown

/** The stand-in of a window's WebContents. Messages to its page are kept in `sent` and go to its driver, if there is one. */
export class WebContents {
  readonly #events = new EventEmitter()
  readonly #listeners = new EventEmitter()
  readonly #answers = new Map<string, Answer>()
  #windowOpen: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined
  #destroyed = false
  driver: (Pick<PageDriver, 'send'> & Partial<PageDriver>) | undefined
  /** The app itself loads a page, which is no navigation to be asked about. */
  loading = false
  /** What was sent to the page, cloned as Electron clones it. */
  readonly sent: { readonly channel: string; readonly args: readonly unknown[] }[] = []

  readonly on = this.#events.on.bind(this.#events) as unknown as Electron.WebContents['on']
  readonly emit = this.#events.emit.bind(this.#events)

  readonly ipc = {
    on: this.#listeners.on.bind(this.#listeners) as unknown as Electron.IpcMain['on'],
    handle: ((channel: string, answer: Answer) => {
      if (this.#answers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
      this.#answers.set(channel, answer)
    }) as Electron.IpcMain['handle'],
  } satisfies Pick<Electron.IpcMain, 'on' | 'handle'>

  constructor() {
    app.emit('web-contents-created', {}, this)
  }

  send(channel: string, ...args: unknown[]): void {
    const cloned = structuredClone(args)
    this.sent.push({ channel, args: cloned })
    this.driver?.send(channel, cloned)
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.#windowOpen = handler
  }

  setIgnoreMenuShortcuts(ignore: boolean): void {
    record('webContents.setIgnoreMenuShortcuts', ignore)
  }

  reload(): void {
    void this.driver?.reload?.()
  }

  /** Whether a page may open a window at that address. */
  mayOpenWindow(url: string): boolean {
    return this.#windowOpen?.({ url } as Electron.HandlerDetails).action !== 'deny'
  }

  /** A message comes from a page, as ipcRenderer.send sends it. */
  receive(senderFrame: SenderFrame | null, channel: string, ...args: unknown[]): void {
    this.#listeners.emit(channel, { senderFrame }, ...structuredClone(args))
  }

  /** A message comes from a page that awaits an answer, as ipcRenderer.invoke sends it. */
  async answer(senderFrame: SenderFrame | null, channel: string, ...args: unknown[]): Promise<unknown> {
    const answer = this.#answers.get(channel)
    if (answer === undefined) throw new Error(`No handler registered for '${channel}'`)
    const event = { senderFrame } as unknown as Electron.IpcMainInvokeEvent
    return structuredClone(await answer(event, ...structuredClone(args)))
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.emit('destroyed')
  }
}
