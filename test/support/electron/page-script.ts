/** The names under which the page script finds and leaves things in the page. */
export interface PageScriptOptions {
  readonly binding: string
  readonly receiver: string
  readonly files: string
}

/**
 * Runs in each page before its own scripts (Playwright carries it over as text, so it refers to nothing outside itself): gives
 * the preload a `require` that knows `electron` alone, as the sandbox does. Chromium has no isolated world for us: the preload
 * runs in a closure of the page's own.
 */
export function pageScript(
  options: PageScriptOptions,
  preload: (require: (name: string) => object, module: object, exports: object) => void,
): void {
  const globals = globalThis as unknown as Record<string, unknown>
  const call = globals[options.binding] as (message: object) => Promise<{ value?: unknown; error?: string }>
  delete globals[options.binding]
  if (window.top !== window) return

  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>()
  const files: File[] = []
  const hidden = (name: string, value: unknown): void =>
    void Object.defineProperty(globals, name, { value, enumerable: false })
  hidden(options.files, files)
  hidden(options.receiver, (channel: string, args: unknown[]) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
  })

  // A file that a script made is on no disk. The page learns this of a drop only while the event lasts.
  const withoutPath = new WeakSet<File>()
  window.addEventListener(
    'drop',
    ({ dataTransfer }) => {
      for (const item of dataTransfer?.items ?? []) {
        const file = item.kind === 'file' && item.webkitGetAsEntry() === null ? item.getAsFile() : null
        if (file !== null) withoutPath.add(file)
      }
    },
    true,
  )

  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: object) {
        Object.defineProperty(globals, name, { value: Object.freeze(api), enumerable: true })
      },
    },
    ipcRenderer: {
      on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      },
      send(channel: string, ...args: unknown[]) {
        void call({ kind: 'send', channel, args: structuredClone(args) })
      },
      async invoke(channel: string, ...args: unknown[]) {
        const { value, error } = await call({ kind: 'invoke', channel, args: structuredClone(args) })
        if (error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${error}`)
        return value
      },
    },
    webUtils: {
      // A page cannot learn a path: the driver asks Chromium for it when this stand-in for a path passes through.
      getPathForFile: (file: File) => (withoutPath.has(file) ? '' : `stand-in-file:${files.push(file) - 1}`),
    },
  }
  const module = { exports: {} }
  const require = (name: string): object => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return electron
  }
  preload(require, module, module.exports)
}
