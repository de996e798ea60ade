import { EventEmitter } from 'node:events'
import { resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build, type Rolldown } from 'vite'
import type { SenderFrame, WebContents } from './web-contents.ts'

/** The code of the preload, built as for the app: CommonJS, everything but electron inside. */
export async function buildPreload(): Promise<string> {
  const entry = resolve(import.meta.dirname, '../../../main/preload/index.ts')
  const result = (await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: entry, write: false, rolldownOptions: { external: ['electron'], output: { format: 'cjs' } } },
  })) as Rolldown.RolldownOutput
  return result.output[0].code
}

/** What a preload did: what it asked for, and what it gave to the page. */
export interface RunPreload {
  readonly required: readonly string[]
  readonly exposed: Readonly<Record<string, Record<string, (...args: never[]) => unknown>>>
}

/**
 * Runs the code of a preload in a context of its own, as the page at `sender` in the window of `contents`. Messages are cloned and
 * arrive later, as those between processes do. `pathOf` stands for webUtils.getPathForFile.
 */
export function runPreload(
  code: string,
  contents: WebContents,
  sender: SenderFrame,
  pathOf: (file: File) => string = () => '',
): RunPreload {
  const required: string[] = []
  const exposed: Record<string, Record<string, (...args: never[]) => unknown>> = {}
  const fromHost = new EventEmitter()
  contents.driver = {
    send: (channel, args) => queueMicrotask(() => fromHost.emit(channel, {}, ...args)),
  }
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: Record<string, (...args: never[]) => unknown>) =>
        void (exposed[name] = api),
    },
    ipcRenderer: {
      on: fromHost.on.bind(fromHost),
      send(channel: string, ...args: unknown[]) {
        const cloned = structuredClone(args)
        queueMicrotask(() => {
          if (!contents.isDestroyed()) contents.receive(sender, channel, ...cloned)
        })
      },
      invoke: async (channel: string, ...args: unknown[]) => contents.answer(sender, channel, ...args),
    },
    webUtils: { getPathForFile: pathOf },
  }
  const require = (name: string): object => {
    required.push(name)
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return electron
  }
  const module = { exports: {} }
  // The sandbox gives a preload these, and nothing else of Node.
  runInContext(code, createContext({ require, module, exports: module.exports, Uint8Array, Promise }))
  return { required, exposed }
}
