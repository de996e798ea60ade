import { AppError } from '../../main/contract/errors.ts'
import type { AppEvents, EventName } from '../../main/contract/events.ts'
import { methods } from '../../main/contract/methods.ts'
import type { HandlerTable, ServedApp } from '../../main/rpc/serve.ts'

/** An application made of the few handlers that a test gives it; every other method answers `unsupported`. */
export interface TestApp extends ServedApp {
  emit<N extends EventName>(name: N, data: AppEvents[N]): void
  readonly listenerCount: number
}

export const testApp = (given: Partial<HandlerTable>): TestApp => {
  const listeners = new Set<<N extends EventName>(name: N, data: AppEvents[N]) => void>()
  const unsupported = async (): Promise<never> => {
    throw new AppError('unsupported', 'This test has no such handler.')
  }
  const others = Object.fromEntries(Object.keys(methods).map((method) => [method, unsupported]))
  return {
    // Every key of the table is there: the rest by `others`.
    handlers: { ...others, ...given } as unknown as HandlerTable,
    onEvent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit(name, data) {
      for (const listener of listeners) listener(name, data)
    },
    get listenerCount() {
      return listeners.size
    },
  }
}
