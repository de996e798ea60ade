import { AppError, errorCodeSchema } from '../contract/errors.ts'
import type { AppEvents, EventName } from '../contract/events.ts'
import type { Input, Method, Output } from '../contract/methods.ts'
import { hostFrameSchema } from './frame.ts'
import type { ClientFrame, HostFrame } from './frame.ts'
import { jsonValue } from './json-value.ts'
import type { Pipe } from './pipe.ts'

export interface CallOptions {
  /** Aborting rejects the call with `cancelled` at once and tells the host to stop. */
  readonly signal?: AbortSignal | undefined
}

/** The calling side of the contract. */
export interface Client {
  /** Calls a method of the host. Rejects with {@link AppError}: the host's, `cancelled`, or `closed` when the host is gone. */
  call<M extends Method>(method: M, input: Input<M>, options?: CallOptions): Promise<Output<M>>
  /** Listens to an event of the host until the returned function is called. */
  on<N extends EventName>(name: N, listener: (data: AppEvents[N]) => void): () => void
  /** Tells once when the host is gone, at once if it is gone already. */
  onClose(listener: () => void): () => void
  close(): void
}

interface Pending {
  resolve(value: unknown): void
  reject(error: AppError): void
}

/** A client over the given pipe. Calls may be made at once; they wait inside the pipe until it is connected. */
export const connect = (pipe: Pipe<ClientFrame, HostFrame>): Client => {
  const pending = new Map<number, Pending>()
  const listeners = new Map<string, Set<(data: never) => void>>()
  const closeListeners = new Set<() => void>()
  let nextCall = 0
  let closed = false

  const end = (): void => {
    if (closed) return
    closed = true
    const left = [...pending.values()]
    pending.clear()
    for (const { reject } of left) reject(closedError())
    for (const listener of closeListeners) listener()
  }

  pipe.onFrame((received) => {
    const parsed = hostFrameSchema.safeParse(received)
    if (!parsed.success) return
    const frame = parsed.data
    if (frame.t === 'event') {
      for (const listener of listeners.get(frame.n) ?? []) listener(frame.d as never)
      return
    }
    const call = pending.get(frame.i)
    if (call === undefined) return
    pending.delete(frame.i)
    if (frame.t === 'ok') call.resolve(frame.r)
    else call.reject(new AppError(errorCodeSchema.catch('internal').parse(frame.code), frame.message, frame.details))
  })
  pipe.onClose(end)

  return {
    async call<M extends Method>(method: M, input: Input<M>, { signal }: CallOptions = {}): Promise<Output<M>> {
      if (signal?.aborted) throw cancelledError()
      if (closed) throw closedError()
      const call = nextCall++
      const argument = jsonValue(input)
      let stopListening = (): void => undefined
      try {
        return await new Promise<Output<M>>((resolve, reject) => {
          pending.set(call, { resolve: (value) => resolve(value as Output<M>), reject })
          const cancel = (): void => {
            if (!pending.delete(call)) return
            pipe.send({ t: 'cancel', i: call })
            reject(cancelledError())
          }
          signal?.addEventListener('abort', cancel)
          stopListening = () => signal?.removeEventListener('abort', cancel)
          pipe.send({ t: 'call', i: call, m: method, a: argument })
        })
      } finally {
        stopListening()
      }
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener)
      return () => void set.delete(listener)
    },
    onClose(listener) {
      closeListeners.add(listener)
      if (closed) queueMicrotask(listener)
      return () => void closeListeners.delete(listener)
    },
    close() {
      end()
      pipe.close()
    },
  }
}

const cancelledError = (): AppError => new AppError('cancelled', 'Cancelled.')
const closedError = (): AppError => new AppError('closed', 'Variorum is no longer running. Start it again.')
