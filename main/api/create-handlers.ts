import type { AppCore } from './app-core.ts'
import { articleHandlers } from './article-handlers.ts'
import { deskHandlers } from './desk-handlers.ts'
import type { Handlers } from './handlers.ts'
import { hostHandlers } from './host-handlers.ts'

/** The handlers of every method of the contract over one application. */
export function createHandlers(core: AppCore): Handlers {
  return { ...hostHandlers(core), ...articleHandlers(core), ...deskHandlers(core) }
}
