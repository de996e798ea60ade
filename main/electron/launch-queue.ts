import { setImmediate } from 'node:timers/promises'
import { isEmptyRequest, type LaunchRequest } from './launch-request.ts'

/**
 * Keeps what the system asks to open until there is somebody to open it, then hands it on: in order, one at a time, each only
 * after the one before has ended. Files that come together (macOS tells of each by itself) are handed on as one request.
 */
export interface LaunchQueue {
  add(request: LaunchRequest): void
  /** Registers the one receiver; it must not reject. Requests that came before are handed to it first. */
  receive(open: (request: LaunchRequest) => Promise<void>): void
}

/** An empty queue without a receiver. */
export function createLaunchQueue(): LaunchQueue {
  const waiting: LaunchRequest[] = []
  let open: ((request: LaunchRequest) => Promise<void>) | undefined
  let running = false
  const run = async (): Promise<void> => {
    if (running || open === undefined) return
    running = true
    // What comes in the same turn of events belongs together.
    await setImmediate()
    for (let next = takeNext(waiting); next !== undefined; next = takeNext(waiting)) await open(next)
    running = false
  }
  return {
    add(request) {
      if (isEmptyRequest(request)) return
      waiting.push(request)
      void run()
    },
    receive(receiver) {
      open = receiver
      void run()
    },
  }
}

/** Takes the first request, and all that only add paths to it. */
function takeNext(waiting: LaunchRequest[]): LaunchRequest | undefined {
  const first = waiting.shift()
  if (first === undefined) return undefined
  const following = waiting.findIndex(({ corpus }) => corpus !== null)
  const more = waiting.splice(0, following < 0 ? waiting.length : following)
  return { ...first, paths: [first, ...more].flatMap(({ paths }) => paths) }
}
