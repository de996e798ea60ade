import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLifetime } from '../../../main/web/lifetime.ts'

const end = vi.fn<() => void>()
let jobs: Promise<void>

beforeEach(() => {
  vi.useFakeTimers()
  end.mockReset()
  jobs = Promise.resolve()
})
afterEach(() => {
  vi.useRealTimers()
})

const begin = () => createLifetime({ arriveSeconds: 120, leaveSeconds: 15, idle: () => jobs, end })

test('without a page that was sent for, it waits for ever', async () => {
  begin()
  await vi.advanceTimersByTimeAsync(86_400_000)
  expect(end).not.toHaveBeenCalled()
})

test('it ends when an expected page does not come', async () => {
  begin().expectPage()
  await vi.advanceTimersByTimeAsync(119_000)
  expect(end).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2000)
  expect(end).toHaveBeenCalledOnce()
})

test('it ends 15 seconds after the last page left', async () => {
  const lifetime = begin()
  lifetime.expectPage()
  lifetime.clients(1)
  lifetime.clients(2)
  lifetime.clients(1)
  await vi.advanceTimersByTimeAsync(1_000_000)
  lifetime.clients(0)
  await vi.advanceTimersByTimeAsync(14_000)
  expect(end).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2000)
  expect(end).toHaveBeenCalledOnce()
})

test('a reload does not end it', async () => {
  const lifetime = begin()
  lifetime.clients(1)
  lifetime.clients(0)
  await vi.advanceTimersByTimeAsync(14_000)
  lifetime.clients(1)
  await vi.advanceTimersByTimeAsync(1_000_000)
  expect(end).not.toHaveBeenCalled()
})

test('an import goes on after its window was closed, and a page may come back to it', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  jobs = promise
  const lifetime = begin()
  lifetime.clients(1)
  lifetime.clients(0)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(end).not.toHaveBeenCalled()
  lifetime.clients(1)
  resolve()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(end).not.toHaveBeenCalled()
  lifetime.clients(0)
  await vi.advanceTimersByTimeAsync(16_000)
  expect(end).toHaveBeenCalledOnce()
})

test('a second start that sends for a page keeps it alive until the page is there', async () => {
  const lifetime = begin()
  lifetime.clients(1)
  lifetime.clients(0)
  await vi.advanceTimersByTimeAsync(14_000)
  lifetime.expectPage()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(end).not.toHaveBeenCalled()
})

test('pages that leave while it ends start no timer, which would keep the process', () => {
  const lifetime = begin()
  lifetime.clients(1)
  lifetime.stop()
  lifetime.clients(0)
  expect(vi.getTimerCount()).toBe(0)
})
