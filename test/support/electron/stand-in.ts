/// <reference types="electron" />
import { EventEmitter } from 'node:events'

/**
 * What the stand-in knows that the real module would not tell: for tests to look at, and for the runner to switch on Chromium.
 * In a plain test there is no Chromium: windows record what they are asked to do.
 */
export const standIn = {
  /** Pages are real pages of Chromium instead of records. */
  chromium: false,
  /** Ends the process; a plain test only notes it. */
  exit: (code: number): void => {
    standIn.exitCode = code
  },
  exitCode: undefined as number | undefined,
  ready: false,
  /** Everything that was asked of the system, in order. */
  calls: [] as { readonly name: string; readonly args: readonly unknown[] }[],
  /** Tells of `window` (id, CDP target) and `quit` to the launcher. */
  events: new EventEmitter(),
}

/** Notes a call that the system would have answered. */
export function record(name: string, ...args: readonly unknown[]): void {
  standIn.calls.push({ name, args })
}

/** The arguments of each call of that name so far. */
export function recorded(name: string): (readonly unknown[])[] {
  return standIn.calls.filter((call) => call.name === name).map((call) => call.args)
}

/** An event that can be prevented, as Electron hands to listeners. */
export interface PreventableEvent {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

/** Makes an event with the given details on it. */
export function preventable<Details extends object>(details: Details): PreventableEvent & Details {
  let prevented = false
  return Object.assign(
    {
      get defaultPrevented() {
        return prevented
      },
      preventDefault() {
        prevented = true
      },
    },
    details,
  )
}
