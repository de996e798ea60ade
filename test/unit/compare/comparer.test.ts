import { afterEach, describe, expect, it } from 'vitest'
import { createComparer, type Comparer } from '../../../main/compare/comparer.ts'
import { compareArticles } from '../../../main/compare/compare.ts'
import { comparedLayers } from '../../../main/contract/prepared.ts'
import { harbour } from './articles.ts'

const options = { minWords: 8, layers: comparedLayers }
const articles = [harbour.agency, harbour.outlet, harbour.own]

// Long enough to be still at work when it is cancelled.
const book = (id: string): (typeof articles)[number] => ({
  id,
  title: null,
  text: Array.from({ length: 200_000 }, (_, n) => `${n % 17 === 0 ? 'Wave. ' : ''}w${(n * n * 31) % 9973}`).join(' '),
  layers: [],
})

describe('createComparer', () => {
  let comparer: Comparer
  afterEach(() => comparer.close())

  it('compares in a worker as compareArticles does, in the order asked', async () => {
    comparer = createComparer()
    const [both, all] = await Promise.all([
      comparer.compare(articles.slice(0, 2), options),
      comparer.compare(articles, { ...options, minWords: 12 }),
    ])
    expect(both).toEqual(compareArticles(articles.slice(0, 2), options))
    expect(all).toEqual(compareArticles(articles, { ...options, minWords: 12 }))
  })

  it('cancels work that runs and work that waits, and goes on with the rest', async () => {
    comparer = createComparer()
    const running = new AbortController()
    const waiting = new AbortController()
    const first = comparer.compare([book('1'), book('2')], options, running.signal)
    const second = comparer.compare(articles, options, waiting.signal)
    const third = comparer.compare(articles, options)
    waiting.abort()
    await expect(second).rejects.toMatchObject({ code: 'cancelled' })
    running.abort()
    await expect(first).rejects.toMatchObject({ code: 'cancelled' })
    expect((await third).articles).toHaveLength(3)
    await expect(comparer.compare(articles, options, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('tells how far it is, and sees between two pairs that nobody waits any more', async () => {
    comparer = createComparer()
    const text = book('').text.slice(0, 60_000)
    const many = Array.from({ length: 50 }, (_, n) => ({ id: String(n), title: null, text, layers: [] }))
    const told: [number, number][] = []
    const given = new AbortController()
    const work = comparer.compare(many, options, given.signal, (done, total) => {
      told.push([done, total])
      // What the worker says meanwhile waits in the queue.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 350)
      given.abort()
    })
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    expect((await comparer.compare(articles, options)).articles).toHaveLength(3)
    expect(told).toHaveLength(1)
    expect(told[0]![0]).toBeLessThan(told[0]![1])
  })

  it('refuses once closed, and what it was at', async () => {
    comparer = createComparer()
    const work = comparer.compare([book('1'), book('2')], options)
    await Promise.all([expect(work).rejects.toMatchObject({ code: 'closed' }), comparer.close()])
    await expect(comparer.compare(articles, options)).rejects.toMatchObject({ code: 'closed' })
  })
})
