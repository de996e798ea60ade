import { describe, expect, it } from 'vitest'
import { importRecords, newCorpus } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

const limits = { limit: 200, words: 1_000_000 }
const passage = words(1, 20)

describe('article.sharing', () => {
  it('knows every article that has a run of 15 words of it, but those in the bin', () => {
    const corpus = newCorpus()
    importRecords(corpus, [
      prepared({ path: 'a.txt', body: `${words(2, 30)} ${passage} ${words(3, 30)}` }),
      prepared({ path: 'b.txt', body: `${words(4, 30)} ${passage.split(' ').slice(2, 17).join(' ')} ${words(5, 30)}` }),
      prepared({ path: 'c.txt', body: words(6, 60) }),
      prepared({ path: 'd.txt', body: words(7, 60), furniture: passage }),
      prepared({ path: 'e.txt', body: `${words(8, 30)} ${passage}` }),
    ])
    expect(corpus.read('article.sharing', { id: '1', ...limits })).toEqual({
      candidates: ['5', '2'],
      total: 2,
      standing: [],
    })
    corpus.write('article.setState', { ids: ['5'], state: 'bin' })
    expect(corpus.read('article.sharing', { id: '1', ...limits }).candidates).toEqual(['2'])
  })

  it('takes the strongest, and one for each passage that none of these has', () => {
    const corpus = newCorpus()
    const rare = words(20, 20)
    const copied = words(21, 120)
    importRecords(corpus, [
      prepared({ path: 'a.txt', body: `${copied} ${rare} ${words(22, 10)}` }),
      ...[0, 1, 2, 3].map((n) => prepared({ path: `copy${n}.txt`, body: `${copied} ${words(30 + n, 30)}` })),
      prepared({ path: 'rare.txt', body: `${words(40, 30)} ${rare}` }),
    ])
    const { candidates, total } = corpus.read('article.sharing', { id: '1', ...limits, limit: 2 })
    expect(total).toBe(5)
    expect(candidates).toHaveLength(3)
    expect(candidates).toContain('6')
    // The strongest is compared, however long it is.
    expect(corpus.read('article.sharing', { id: '1', limit: 200, words: 1 }).candidates).toHaveLength(1)
  })

  it('skips what is too long for the words that are left, and takes what is not', () => {
    const corpus = newCorpus()
    const copied = words(60, 60)
    importRecords(corpus, [
      prepared({ path: 'a.txt', body: copied }),
      prepared({ path: 'strongest.txt', body: `${copied} ${words(61, 10)}` }),
      prepared({ path: 'book.txt', body: `${words(62, 900)} ${copied.split(' ').slice(0, 50).join(' ')}` }),
      prepared({ path: 'short.txt', body: copied.split(' ').slice(0, 30).join(' ') }),
    ])
    expect(corpus.read('article.sharing', { id: '1', ...limits }).candidates).toEqual(['2', '3', '4'])
    expect(corpus.read('article.sharing', { id: '1', limit: 200, words: 500 }).candidates).toEqual(['2', '4'])
  })

  it('tells text of so many articles that it is no copy, and where it stands', () => {
    const corpus = newCorpus()
    const closing = words(50, 40)
    importRecords(
      corpus,
      Array.from({ length: 230 }, (_, n) => prepared({ path: `${n}.txt`, body: `${words(100 + n, 40)} ${closing}` })),
    )
    importRecords(corpus, [prepared({ path: 'last.txt', body: `${words(99, 40)} ${closing} ${words(98, 40)}` })])
    const { standing, candidates } = corpus.read('article.sharing', { id: '231', ...limits })
    const [{ text } = { text: '' }] = corpus.read('article.texts', { ids: ['231'] })
    expect(standing).toHaveLength(1)
    const covered = text.slice(...standing[0]!)
    expect(closing).toContain(covered)
    // Up to 7 words at either end have no fingerprint of their own.
    expect(covered.split(' ').length).toBeGreaterThanOrEqual(26)
    expect(candidates.length).toBeLessThanOrEqual(200)
  })

  it('throws for an article that is not there', () => {
    expect(() => newCorpus().read('article.sharing', { id: '1', ...limits })).toThrow('There is no article 1')
  })
})
