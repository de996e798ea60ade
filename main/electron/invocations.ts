import type { CommandId } from '../contract/commands.ts'
import type { AppEvents } from '../contract/events.ts'

type Invoked = AppEvents['command.invoked']

/**
 * Commands that were chosen in the menu, on their way to the page. They wait until it can run them: the menu is there before the
 * page is, and on macOS without any window.
 */
export interface Invocations {
  add(id: CommandId): void
  /** Hears of commands to run; the returned function stops it. */
  listen(listener: (data: Invoked) => void): () => void
  /** The page can run commands: it gets those that waited. */
  pageIsReady(): void
  pageIsLoading(): void
  /** There is no page any more, and nobody to run what waited. */
  clear(): void
}

/** No commands, no page. */
export function createInvocations(): Invocations {
  const listeners = new Set<(data: Invoked) => void>()
  const waiting: CommandId[] = []
  let ready = false
  const flush = (): void => {
    for (const id of waiting.splice(0)) for (const listener of listeners) listener({ id })
  }
  return {
    add(id) {
      waiting.push(id)
      if (ready) flush()
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    pageIsReady() {
      ready = true
      flush()
    },
    pageIsLoading() {
      ready = false
    },
    clear() {
      ready = false
      waiting.length = 0
    },
  }
}
