import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AppEvents } from '../../../main/contract/events.ts'
import { shareDone } from '../../../main/contract/job-share.ts'
import {
  bytesInWords,
  countsInWords,
  progressParts,
  spokenStep,
  timeLeft,
} from '../../../renderer/features/import/progress-parts.ts'

const word = (id: string, values: Record<string, string | number | boolean> = {}): string =>
  [id.replace(/^import\./, ''), ...Object.values(values)].join(' ')
const progress = (more: Partial<AppEvents['job.progress']> = {}): AppEvents['job.progress'] => ({
  job: 'j',
  kind: 'import',
  phase: 'reading',
  done: 20,
  total: 100,
  note: 'a.txt',
  ...more,
})

describe('the progress of an import', () => {
  test('is a share by files and bytes, or unknown while the whole is', () => {
    expect(shareDone({ done: 3, total: null })).toBeUndefined()
    expect(shareDone({ done: 0, total: 0 })).toBeUndefined()
    expect(shareDone({ done: 1, total: 4 })).toBe(0.25)
    // One large file of many, and half of one that is all there is.
    expect(shareDone({ done: 1, total: 1000, bytes: 50e6, totalBytes: 50e6 })).toBeLessThan(0.6)
    expect(shareDone({ done: 0, total: 1, bytes: 50e6, totalBytes: 100e6 })).toBeCloseTo(0.5, 2)
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1 }), fc.nat(), fc.nat(), (done, total, bytes, totalBytes) => {
        const share = shareDone({ done, total, bytes, totalBytes })!
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('is told part by part, without what says nothing', () => {
    expect(progressParts(progress(), word)).toEqual(['phase.reading 20 100 yes'])
    expect(
      progressParts(progress({ bytes: 31e6, totalBytes: 1.26e9, perSecond: 240.4, secondsLeft: 190 }), word),
    ).toEqual(['phase.reading 20 100 yes', 'bytes 31 MB 1.3 GB', 'pace 240', 'left.minutes 3'])
    expect(progressParts(progress({ paused: true, perSecond: 9, secondsLeft: 9 }), word)[0]).toBe('paused')
    expect(progressParts(progress({ phase: 'scanning', total: null }), word)).toEqual(['phase.scanning 20'])
  })

  test('counts only what there is', () => {
    const counts = { found: 8, added: 0, alreadyHere: 3, needsReview: 0, failed: 5, skipped: 0 }
    expect(countsInWords(counts, word)).toBe('counts.added 0, counts.here 3, counts.failed 5')
  })

  test('is spoken at each tenth of the way', () => {
    const spoken = (done: number): string | undefined => spokenStep(progress({ done }), 'x', word)
    expect(new Set(Array.from({ length: 101 }, (_, done) => spoken(done))).size).toBe(11)
    expect(spokenStep(progress({ phase: 'waiting' }), 'x', word)).toBeUndefined()
    expect(spokenStep(progress({ paused: true }), 'x', word)).toBe('spoken.paused x')
  })

  test.each([
    [3, 'left.seconds 5'],
    [42, 'left.seconds 45'],
    [59, 'left.minutes 1'],
    [3600, 'left.hours 1 0'],
    [5400, 'left.hours 1 30'],
  ])('%d seconds are %s', (seconds, words) => expect(timeLeft(seconds, word)).toBe(words))

  test('bytes are told as file managers tell them', () => {
    expect([9_940_000, 31_400_000, 999_000_000, 2_500_000_000].map(bytesInWords)).toEqual([
      '9.9 MB',
      '31 MB',
      '999 MB',
      '2.5 GB',
    ])
  })
})
