import type { z } from 'zod'
import { AppError } from '../contract/errors.ts'
import { appEvents } from '../contract/events.ts'
import type { AppEvents, EventName } from '../contract/events.ts'
import { methods } from '../contract/methods.ts'
import type { Method, Output, Parsed } from '../contract/methods.ts'
import { clientFrameSchema } from './frame.ts'
import type { ClientFrame, HostFrame } from './frame.ts'
import { jsonValue } from './json-value.ts'
import type { Pipe } from './pipe.ts'

/** One handler for each method. The signal aborts when the caller cancels or is gone. */
export type HandlerTable = {
  readonly [M in Method]: (input: Parsed<M>, context: { readonly signal: AbortSignal }) => Promise<Output<M>>
}

/** What serve() needs of the application. */
export interface ServedApp {
  readonly handlers: HandlerTable
  onEvent(listener: <N extends EventName>(name: N, data: AppEvents[N]) => void): () => void
}

export interface ServeOptions {
  /** Parse outputs and events against the contract too: for tests and development. */
  readonly checkOutputs?: boolean
  /** Hears of every error that the caller sees only as `internal`, under the id that the caller is told. */
  readonly onInternalError?: (id: string, method: string, error: unknown) => void
}

/**
 * Answers the calls of one client over a pipe and sends it the application's events, until the pipe closes or the returned
 * function is called. Then every live call is aborted.
 *
 * Only an {@link AppError} crosses as it is; any other error becomes `internal` with an id under which the log has it.
 */
export const serve = (pipe: Pipe<HostFrame, ClientFrame>, app: ServedApp, options: ServeOptions = {}): (() => void) => {
  const live = new Map<number, AbortController>()
  const internalError = (method: string, error: unknown): AppError => {
    const id = crypto.randomUUID().slice(0, 8)
    options.onInternalError?.(id, method, error)
    return new AppError('internal', `Something went wrong inside Variorum. The log has it under ${id}.`, { log: id })
  }
  const sendError = (call: number, { code, message, details }: AppError): void =>
    pipe.send({ t: 'err', i: call, code, message, ...(details && { details: jsonValue(details) as typeof details }) })

  const answer = async (call: number, name: string, input: unknown): Promise<void> => {
    const controller = new AbortController()
    live.set(call, controller)
    try {
      const result = await run(app.handlers, name, input, controller.signal, options.checkOutputs ?? false)
      // A cancelled caller no longer listens, and the answer may be large.
      if (!controller.signal.aborted) pipe.send({ t: 'ok', i: call, r: result })
    } catch (error) {
      if (!controller.signal.aborted) sendError(call, error instanceof AppError ? error : internalError(name, error))
    } finally {
      live.delete(call)
    }
  }

  pipe.onFrame((received) => {
    const parsed = clientFrameSchema.safeParse(received)
    if (!parsed.success) {
      const call = callOf(received)
      if (call !== null && !live.has(call))
        sendError(call, new AppError('invalid-input', 'That is no frame of the protocol.'))
      return
    }
    const frame = parsed.data
    if (frame.t === 'call') {
      // A number already in use cannot be answered without confusing the caller; our client never does this.
      if (!live.has(frame.i)) void answer(frame.i, frame.m, frame.a)
      return
    }
    const controller = live.get(frame.i)
    if (controller === undefined) return
    controller.abort(new AppError('cancelled', 'Cancelled.'))
    sendError(frame.i, new AppError('cancelled', 'Cancelled.'))
  })

  const unsubscribe = app.onEvent((name, data) => {
    try {
      if (options.checkOutputs) appEvents[name].parse(data)
      pipe.send({ t: 'event', n: name, d: jsonValue(data) })
    } catch (error) {
      internalError(name, error)
    }
  })
  const end = (): void => {
    unsubscribe()
    for (const controller of live.values()) controller.abort(new AppError('closed', 'The window is gone.'))
    live.clear()
  }
  pipe.onClose(end)
  return () => {
    end()
    pipe.close()
  }
}

const run = async (
  handlers: HandlerTable,
  name: string,
  given: unknown,
  signal: AbortSignal,
  checkOutput: boolean,
): Promise<unknown> => {
  if (!isMethod(name)) throw new AppError('invalid-input', `There is no method ${JSON.stringify(name.slice(0, 100))}.`)
  const { input, output }: { input: z.ZodType; output: z.ZodType } = methods[name]
  const parsed = input.safeParse(given ?? {})
  if (!parsed.success) throw invalidInput(name, parsed.error)
  // The table's type ties each handler to its method; that tie cannot be expressed for a name known only at run time.
  const handler = handlers[name] as (input: unknown, context: { signal: AbortSignal }) => Promise<unknown>
  const result = await handler(parsed.data, { signal })
  if (checkOutput) output.parse(result)
  return jsonValue(result)
}

const isMethod = (name: string): name is Method => Object.hasOwn(methods, name)

const invalidInput = (method: Method, error: z.ZodError): AppError => {
  const [issue] = error.issues
  const field = issue?.path.map(String).join('.') ?? ''
  const message = issue?.message ?? 'not understood'
  return new AppError('invalid-input', `${method}: ${field === '' ? '' : `${field}: `}${message}`, { field })
}

const callOf = (frame: unknown): number | null => {
  if (typeof frame !== 'object' || frame === null || !('i' in frame)) return null
  return typeof frame.i === 'number' && Number.isSafeInteger(frame.i) && frame.i >= 0 ? frame.i : null
}
