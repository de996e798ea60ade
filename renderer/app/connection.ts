import { createStore, type StoreApi } from 'zustand/vanilla'
import { AppError } from '../../main/contract/errors.ts'
import type { AppEvents, EventName } from '../../main/contract/events.ts'
import { connect, type Client } from '../../main/rpc/connect.ts'
import type { Host } from '../host/host.ts'

/** How the window stands with its host: first contact, fine, cut off and trying again, or refused at the first contact. */
export interface ConnectionState {
  readonly status: 'connecting' | 'open' | 'lost' | 'refused'
}

/** One client over a connection that may be lost and found again. */
export interface Connection {
  readonly client: Client
  readonly state: StoreApi<ConnectionState>
  /** Tries at once instead of waiting for the next attempt. */
  retry(): void
}

const firstDelay = 400
const longestDelay = 8000

/**
 * Keeps a client connected. Calls made while the connection is down wait for the next one; calls that were cut off reject
 * with `closed`, since the host may have done them. Listeners live through reconnects.
 */
export function createConnection(host: Host): Connection {
  const state = createStore<ConnectionState>(() => ({ status: 'connecting' }))
  const listeners = new Map<EventName, Set<(data: never) => void>>()
  const closers = new Set<() => void>()
  let current: Client | undefined
  let waiting: ((client: Client) => void)[] = []
  let delay = firstDelay
  let timer: ReturnType<typeof setTimeout> | undefined
  let trying = false

  const dispatch = <N extends EventName>(name: N, data: AppEvents[N]): void => {
    for (const listener of listeners.get(name) ?? []) (listener as (data: AppEvents[N]) => void)(data)
  }

  const schedule = (): void => {
    timer = setTimeout(() => void open(), delay)
    delay = Math.min(delay * 2, longestDelay)
  }

  const open = async (): Promise<void> => {
    if (trying || current !== undefined) return
    trying = true
    try {
      const client = connect(await host.openPipe())
      for (const name of listeners.keys()) client.on(name, (data) => dispatch(name, data))
      client.onClose(() => {
        if (current !== client) return
        current = undefined
        state.setState({ status: 'lost' })
        for (const closed of closers) closed()
        schedule()
      })
      current = client
      delay = firstDelay
      state.setState({ status: 'open' })
      for (const go of waiting.splice(0)) go(client)
    } catch {
      if (state.getState().status === 'connecting') state.setState({ status: 'refused' })
      schedule()
    } finally {
      trying = false
    }
  }

  const ready = (signal: AbortSignal | undefined): Promise<Client> => {
    return new Promise((resolve, reject) => {
      const go = (client: Client): void => {
        signal?.removeEventListener('abort', drop)
        resolve(client)
      }
      const drop = (): void => {
        waiting = waiting.filter((other) => other !== go)
        reject(new AppError('cancelled', 'cancelled'))
      }
      waiting.push(go)
      signal?.addEventListener('abort', drop, { once: true })
    })
  }

  const client: Client = {
    // Sent at once where that can be: what waits for nothing must not wait until the window is drawn, either.
    call: async (method, input, options) => (current ?? (await ready(options?.signal))).call(method, input, options),
    on: (name, listener) => {
      let known = listeners.get(name)
      if (known === undefined) {
        known = new Set()
        listeners.set(name, known)
        current?.on(name, (data) => dispatch(name, data))
      }
      known.add(listener)
      return () => known.delete(listener)
    },
    onClose: (closed) => {
      closers.add(closed)
      return () => closers.delete(closed)
    },
    close: () => current?.close(),
  }

  void open()
  return {
    client,
    state,
    retry: () => {
      clearTimeout(timer)
      void open()
    },
  }
}
