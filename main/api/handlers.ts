import type { Method, Output, Parsed } from '../contract/methods.ts'

/** What a handler may know of its call: the signal fires when the caller cancels or goes away. */
export interface CallContext {
  readonly signal: AbortSignal
}

/** One function a method of the contract. Inputs are parsed before; errors for the caller are AppErrors. */
export type Handlers = {
  readonly [M in Method]: (input: Parsed<M>, context: CallContext) => Promise<Output<M>>
}
