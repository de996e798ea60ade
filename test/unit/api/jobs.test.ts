import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../../main/contract/errors.ts'
import { createJobs, type JobContext } from '../../../main/jobs/jobs.ts'

type Heard = [string, Record<string, unknown>]

function listen() {
  const heard: Heard[] = []
  const jobs = createJobs((name, data) => heard.push([name, data]))
  return { jobs, heard, ends: () => heard.filter(([name]) => name === 'job.ended').map(([, data]) => data) }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('jobs', () => {
  test('of one kind run one after another, those of other kinds beside them', async () => {
    const { jobs } = listen()
    const order: string[] = []
    const gate = Promise.withResolvers<void>()
    const first = jobs.start('import', 'x', async () => {
      order.push('first')
      await gate.promise
      order.push('first ended')
    })
    const second = jobs.start('import', 'x', async () => order.push('second'))
    await jobs.start('export', 'x', async () => order.push('export')).result
    expect(order).toEqual(['first', 'export'])
    expect(jobs.list().map(({ kind }) => kind)).toEqual(['import', 'import'])
    gate.resolve()
    await Promise.all([first.result, second.result])
    expect(order).toEqual(['first', 'export', 'first ended', 'second'])
    expect(jobs.list()).toEqual([])
  })

  test('say how they end', async () => {
    const { jobs, ends } = listen()
    await jobs.start('export', 'x', async () => 'x').result
    await expect(
      jobs.start('export', 'x', async () => Promise.reject(new AppError('disk-full', 'Full.'))).result,
    ).rejects.toThrow('Full.')
    await expect(
      jobs.start('export', 'x', async () => Promise.reject(new TypeError('undefined is no function'))).result,
    ).rejects.toThrow('no function')
    expect(ends().map(({ state, message }) => [state, message])).toEqual([
      ['done', undefined],
      ['failed', 'Full.'],
      ['failed', 'The job failed.'],
    ])
  })

  test('that were cancelled before they began never begin', async () => {
    const { jobs, ends } = listen()
    const gate = Promise.withResolvers<void>()
    const first = jobs.start('import', 'x', () => gate.promise)
    const work = vi.fn<() => Promise<void>>(async () => undefined)
    const second = jobs.start('import', 'x', work)
    const third = jobs.start('import', 'x', async () => 'third')
    expect(jobs.cancel(second.id)).toBe(true)
    await expect(second.result).rejects.toMatchObject({ code: 'cancelled' })
    expect(jobs.list().map(({ job }) => job)).toEqual([first.id, third.id])
    gate.resolve()
    expect(await third.result).toBe('third')
    expect(work).not.toHaveBeenCalled()
    expect(ends().map(({ job, state }) => [job, state])).toEqual([
      [second.id, 'cancelled'],
      [first.id, 'done'],
      [third.id, 'done'],
    ])
    expect(jobs.cancel(second.id)).toBe(false)
  })

  test('that stop when asked count as cancelled, with what they return', async () => {
    const { jobs, ends } = listen()
    const job = jobs.start('import', 'x', async ({ signal }) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      return 'what was stored'
    })
    await vi.advanceTimersByTimeAsync(0)
    jobs.interruptAll()
    expect(await job.result).toBe('what was stored')
    expect(ends()).toMatchObject([{ state: 'cancelled' }])
  })

  test('are listed with their label while they wait, and stand still while they are paused', async () => {
    const { jobs, heard } = listen()
    const gate = Promise.withResolvers<void>()
    const context = Promise.withResolvers<JobContext>()
    const first = jobs.start('import', 'the first', async (given) => {
      context.resolve(given)
      await gate.promise
    })
    const second = jobs.start('import', 'the second', async () => undefined)
    const { progress, whenGoing } = await context.promise
    expect(jobs.list()).toMatchObject([{ label: 'the first' }, { label: 'the second' }])
    expect(jobs.progress().at(-1)).toMatchObject({ job: second.id, phase: 'waiting', note: 'the second' })
    progress({ phase: 'reading', done: 1, total: 2, note: '' })
    expect(whenGoing()).toBeUndefined()
    expect(jobs.pause(first.id)).toBe(true)
    const going = whenGoing()
    expect(going).toBeInstanceOf(Promise)
    expect(heard.at(-1)).toMatchObject(['job.progress', { job: first.id, done: 1, paused: true }])
    expect(jobs.resume(first.id)).toBe(true)
    await going
    expect(whenGoing()).toBeUndefined()
    expect(jobs.progress()[0]).not.toHaveProperty('paused')
    expect(jobs.pause('none')).toBe(false)
    gate.resolve()
    await Promise.all([first.result, second.result])
  })

  test('tell their progress at most ten times a second, the last of it always, and before the end', async () => {
    const { jobs, heard } = listen()
    const context = Promise.withResolvers<JobContext>()
    const gate = Promise.withResolvers<void>()
    const job = jobs.start('import', 'x', async (given) => {
      context.resolve(given)
      await gate.promise
    })
    const { progress, setRun } = await context.promise
    setRun('3')
    expect(jobs.list()).toEqual([{ job: job.id, kind: 'import', label: 'x', run: '3' }])
    for (let done = 1; done <= 100; done++) {
      progress({ phase: 'reading', done, total: 100, note: '' })
      await vi.advanceTimersByTimeAsync(10)
    }
    const told = heard.filter(([name]) => name === 'job.progress')
    expect(told.length).toBeGreaterThan(5)
    expect(told.length).toBeLessThanOrEqual(12)
    expect(jobs.progress()).toMatchObject([{ job: job.id, done: 100 }])
    progress({ phase: 'finishing', done: 100, total: 100, note: '' })
    gate.resolve()
    await job.result
    expect(heard.slice(-2)).toMatchObject([
      ['job.progress', { phase: 'finishing' }],
      ['job.ended', { state: 'done' }],
    ])
    await vi.advanceTimersByTimeAsync(1000)
    expect(heard.at(-1)![0]).toBe('job.ended')
  })
})
