import { setViewSchema } from '../../main/contract/desk.ts'
import type { Output } from '../../main/contract/methods.ts'

/** A promise settled from outside. */
export const gate = <T = void>(): { promise: Promise<T>; open(value: T): void } => {
  const { promise, resolve } = Promise.withResolvers<T>()
  return { promise, open: resolve }
}

/** Resolves with the reason once the signal has fired. */
export const aborted = (signal: AbortSignal): Promise<unknown> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(signal.reason)
    else signal.addEventListener('abort', () => resolve(signal.reason), { once: true })
  })

/** A comparison set as a handler answers with one. */
export const setNamed = (name: string, members: string[] = []): Output<'set.create'> => ({
  id: 1,
  name,
  members,
  base: members[0] ?? null,
  notes: '',
  minWords: 8,
  layers: ['headline', 'standfirst', 'subheading', 'body'],
  frozenAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  view: setViewSchema.parse({}),
})
