import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { IdleWork, type WorkLeft } from '../../db/idle-work.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Work of slices that leave this, and how many were done. */
function workOf(left: readonly WorkLeft[]): { readonly done: () => number; readonly idle: IdleWork } {
  let slices = 0
  const idle = new IdleWork(() => left[slices++] ?? 'none')
  return { done: () => slices, idle }
}

test('work begins when nothing was asked for a while, and goes on in slices until none is left', () => {
  const { done, idle } = workOf(['more', 'more', 'none'])
  vi.advanceTimersByTime(1500)
  idle.putOff()
  vi.advanceTimersByTime(1500)
  expect(done()).toBe(0)
  vi.advanceTimersByTime(600)
  expect(done()).toBe(3)
  vi.advanceTimersByTime(60_000)
  expect(done()).toBe(3)
})

test('a call between two slices puts the rest off', () => {
  const { done, idle } = workOf(Array.from({ length: 1000 }, () => 'more' as const))
  vi.advanceTimersByTime(2010)
  const before = done()
  expect(before).toBeGreaterThan(0)
  idle.putOff()
  vi.advanceTimersByTime(1900)
  expect(done()).toBe(before)
  vi.advanceTimersByTime(200)
  expect(done()).toBeGreaterThan(before)
})

test('what is put off comes again by itself, and once it is stopped nothing does', () => {
  const { done, idle } = workOf(Array.from({ length: 1000 }, () => 'later' as const))
  vi.advanceTimersByTime(6500)
  const before = done()
  expect(before).toBeGreaterThan(1)
  expect(before).toBeLessThan(5)
  idle.stop()
  vi.advanceTimersByTime(60_000)
  expect(done()).toBe(before)
})
