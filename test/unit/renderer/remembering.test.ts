import { expect, it } from 'vitest'
import { remembering } from '../../../renderer/i18n/remembering.ts'

it('makes a value once for each key, and does not grow without end', () => {
  const remember = remembering<object>()
  const first = remember('a', () => ({}))
  expect(remember('a', () => ({}))).toBe(first)
  expect(remember('b', () => ({}))).not.toBe(first)
  for (let n = 0; n < 10_000; n++) remember(`key ${n}`, () => ({}))
  expect(remember('a', () => ({}))).not.toBe(first)
})
