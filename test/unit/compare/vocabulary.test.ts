import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedWords, vocabularyTerm } from '../../../main/compare/counted-words.ts'
import { keyWords, type TermPair } from '../../../main/compare/key-words.ts'
import { createTermCounts } from '../../../main/compare/term-counts.ts'
import { createVocabularyTasks } from '../../../main/compare/vocabulary-tasks.ts'
import { tokenise } from '../../../main/text/tokens.ts'
import { article, compare } from './articles.ts'

const whole = (term: string, count: number, rest: number): TermPair => ({
  term,
  count,
  rest,
  articles: 1,
  restArticles: 1,
})
const open = { atLeast: 1, most: 100 }

describe('key words', () => {
  it('have the figures of the test vectors, from counts and sizes', () => {
    const { more, less } = keyWords([whole('a', 10, 2), whole('b', 0, 8)], { words: 1000, restWords: 1000 }, open)
    expect(more).toMatchObject([{ term: 'a', count: 10, rest: 2, perThousand: 10, restPerThousand: 2 }])
    expect(more[0]!.logLikelihood).toBeCloseTo(5.822063, 5)
    expect(more[0]!.dunning).toBeCloseTo(5.854257, 5)
    expect(more[0]!.logRatio).toBeCloseTo(2.321928, 5)
    // The prior is that of the vector: 500 * 12 / 2000 = 3.
    expect(more[0]!.z).toBeCloseTo(1.825947, 5)
    expect(less.map(({ term }) => term)).toEqual(['b'])
    const [under] = keyWords([whole('b', 0, 8)], { words: 1000, restWords: 2000 }, open).less
    expect(under!.logLikelihood).toBeCloseTo(6.487442, 5)
  })

  it('are turned round when the sides are', () => {
    const pair = fc.record({ count: fc.nat(60), rest: fc.nat(60) })
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), fc.nat(500), fc.nat(500), (pairs, m, n) => {
        const list = pairs.map(({ count, rest }, at) => whole(`w${at}`, count, rest))
        const turned = pairs.map(({ count, rest }, at) => whole(`w${at}`, rest, count))
        const words = m + 60 * pairs.length + 1
        const restWords = n + 60 * pairs.length + 1
        const there = keyWords(list, { words, restWords }, open)
        const back = keyWords(turned, { words: restWords, restWords: words }, open)
        expect(there.more.map(({ term }) => term)).toEqual(back.less.map(({ term }) => term))
        for (const [at, { z, logLikelihood }] of there.more.entries()) {
          expect(back.less[at]!.z).toBeCloseTo(-z, 9)
          expect(back.less[at]!.logLikelihood).toBeCloseTo(logLikelihood, 9)
        }
      }),
    )
  })

  it('are none where one side has no words', () => {
    expect(keyWords([whole('a', 5, 0)], { words: 100, restWords: 0 }, open)).toEqual({ more: [], less: [] })
  })
})

describe('the words that count', () => {
  it('leave out grammar, numbers and possessives, and keep what takes sides', () => {
    expect(['the', '1,000', "regime's", 'against', 'said', "'s"].map(vocabularyTerm)).toEqual([
      null,
      null,
      'regime',
      'against',
      null,
      null,
    ])
  })

  it('are those of the compared layers, a passage printed twice once, at their places', () => {
    const again = 'the lock keepers of the upper weir closed all the gates before dawn'
    const { text, layers } = article(
      '1',
      ['headline', 'Gates closed'],
      ['caption', 'A gate'],
      `On Friday ${again}. Later ${again}.`,
      ['furniture', 'More gates'],
    )
    const words = countedWords(text, layers)
    expect(words.filter(({ word }) => word === 'gates')).toHaveLength(2)
    for (const { word, start, end } of words) expect(text.slice(start, end).toLowerCase()).toBe(word)
  })

  it('may be let go where there are too many, but never by more than is said', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(30).map(String), { maxLength: 12 }), { maxLength: 20 }), (texts) => {
        const exact = createTermCounts()
        const lossy = createTermCounts(5)
        for (const words of texts) {
          exact.add(words.length, words)
          lossy.add(words.length, words)
        }
        expect(lossy.words).toBe(exact.words)
        for (const term of exact.terms()) {
          const missing = exact.of(term).count - lossy.of(term).count
          expect(missing).toBeGreaterThanOrEqual(0)
        }
        if (lossy.rounded === 0) for (const term of exact.terms()) expect(lossy.of(term)).toEqual(exact.of(term))
      }),
    )
  })
})

describe('the vocabulary of a set and that of a corpus', () => {
  const articles = [
    article(
      '1',
      'The regime fell. The regime had fallen before. Regime troops and regime tanks left the regime’s palace.',
    ),
    article(
      '2',
      'The government fell. The government had lost; government troops left, the government said, for the hills.',
    ),
    article('3', 'Snow fell on the hills of the north, and the government closed the roads.'),
  ]

  it('have the same figures for the same articles', () => {
    const tasks = createVocabularyTasks()
    tasks.begin({ whole: true })
    tasks.count({ texts: articles, target: [true, false, false], whole: true })
    const { more, less, ...sizes } = tasks.keyness({ atLeast: 2, limit: 100 })
    expect(sizes).toMatchObject({ articles: 1, restArticles: 2, rounded: false })
    const inSet = compare(articles).vocabulary.filter((entry) => entry.article === '1')
    expect([...more, ...less]).toEqual(inSet.map(({ article: _, ...figures }) => figures))
    expect(more[0]).toMatchObject({ term: 'regime', count: 5, rest: 0, articles: 1, restArticles: 0 })

    // The count of the corpus is kept: another target needs its own texts only.
    tasks.begin({ whole: false })
    tasks.count({ texts: articles.slice(1, 2), target: [true], whole: false })
    expect(tasks.keyness({ atLeast: 2, limit: 100 }).more[0]).toMatchObject({ term: 'government', count: 4, rest: 1 })
  })

  it('give the places of a word that was counted', () => {
    const tasks = createVocabularyTasks()
    const parts = { layers: ['body'] as const, minWords: 8 }
    const places = tasks.places({ texts: articles, term: 'regime', limit: 10, parts })
    expect(places.map(({ start, end }) => articles[0]!.text.slice(start, end))).toEqual([
      'regime',
      'regime',
      'Regime',
      'regime',
      'regime’s',
    ])
    expect(tasks.places({ texts: articles, term: 'regime', limit: 2, parts })).toHaveLength(2)
  })
})

const folder = resolve(import.meta.dirname, '../../../../shared/corpus/idlib-2020')

describe.runIf(existsSync(folder))('the five articles', () => {
  it('have the keyness that was counted by hand, all words of the files taken', () => {
    const texts = readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .toSorted()
      .map((file) => tokenise(readFileSync(resolve(folder, file), 'utf8')).words)
    const keyness = (of: number, term: string): [number, number, number, number] => {
      const all = createTermCounts()
      const own = createTermCounts()
      for (const [index, words] of texts.entries()) {
        const terms = words.flatMap((word) => vocabularyTerm(word) ?? [])
        all.add(words.length, terms)
        if (index === of) own.add(words.length, terms)
      }
      const { count } = own.of(term)
      const { more, less } = keyWords(
        [whole(term, count, all.of(term).count - count)],
        { words: own.words, restWords: all.words - own.words },
        open,
      )
      const word = more[0] ?? less[0]!
      return [word.count, word.rest, Math.round(word.logLikelihood * 10) / 10, word.z]
    }
    expect(keyness(4, 'regime').slice(0, 3)).toEqual([23, 4, 25.8])
    expect(keyness(3, 'against').slice(0, 3)).toEqual([5, 0, 17.5])
    expect(keyness(3, 'army').slice(0, 3)).toEqual([5, 2, 9.9])
    expect(keyness(1, 'ministry').slice(0, 3)).toEqual([6, 9, 6.6])
    expect(keyness(2, 'president').slice(0, 3)).toEqual([6, 6, 7.5])
    expect(keyness(0, 'people').slice(0, 3)).toEqual([4, 2, 7.9])
    expect(keyness(4, 'government').slice(0, 3)).toEqual([0, 8, 7.6])
    expect(keyness(4, 'violence').slice(0, 3)).toEqual([0, 8, 7.6])
    // The trial mixed a library of its own into the prior.
    expect(Math.abs(keyness(4, 'regime')[3] - 3.94)).toBeLessThan(0.15)
    expect(Math.abs(keyness(3, 'against')[3] - 2.48)).toBeLessThan(0.15)
  })
})
