import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closestWordings } from '../../../main/compare/closest.ts'
import type { CompareArticle } from '../../../main/compare/compare.ts'
import { comparedLayers } from '../../../main/contract/prepared.ts'
import { harbour } from './articles.ts'

const options = { minWords: 8, layers: comparedLayers }
const articles = [harbour.agency, harbour.outlet, harbour.own]

const sentenceOf = (article: CompareArticle, words: string) => {
  const start = article.text.indexOf(words)
  return { article: article.id, start, end: start + words.length }
}

describe('closestWordings', () => {
  it('offers the closest sentences of each other article, best first, with their scores and the words that they share', () => {
    const passage = sentenceOf(harbour.agency, 'Two crew members were treated for minor injuries.')
    const [outlet, own] = closestWordings(articles, { ...options, passage })
    expect([outlet!.article, own!.article]).toEqual(['2', '3'])
    for (const { sentences } of [outlet!, own!]) {
      expect(sentences.length).toBeLessThanOrEqual(3)
      expect(sentences.map(({ score }) => score)).toEqual(sentences.map(({ score }) => score).toSorted((a, b) => b - a))
      for (const { passage: at, score, words } of sentences) {
        const { text } = articles.find(({ id }) => id === at.article)!
        expect(text.slice(at.start, at.end)).toBe(at.text)
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThanOrEqual(1)
        for (const word of words) expect(at.text).toContain(word)
      }
    }
  })

  it('puts the same words first, whole', () => {
    const passage = sentenceOf(harbour.agency, 'The owner, Nordlys Lines, has cancelled its night crossings')
    const [outlet] = closestWordings(articles, { ...options, passage })
    expect(outlet!.sentences[0]).toMatchObject({ score: 1 })
    expect(outlet!.sentences[0]!.words).toEqual(expect.arrayContaining(['owner', 'Nordlys', 'Lines', 'cancelled']))
  })

  it('looks for a passage as several articles word it, and offers nothing of those', () => {
    const passage = sentenceOf(harbour.agency, 'The ferry Aldona ran aground on a sandbank')
    const also = [
      sentenceOf(harbour.outlet, 'All 140 passengers were brought ashore within three hours and nobody is missing'),
    ]
    const offered = closestWordings(articles, { ...options, passage, also })
    expect(offered.map(({ article }) => article)).toEqual(['3'])
    expect(offered[0]!.sentences[0]!.passage.text).toMatch(/^"Nobody is missing,"/u)
  })

  it('offers a sentence that an article prints twice once', () => {
    const passage = sentenceOf(harbour.agency, 'All 140 passengers')
    const twice = {
      id: '8',
      title: null,
      text: 'Passengers waited.\n\nPassengers waited.\n\nNo passengers came.',
      layers: [],
    }
    const [offered] = closestWordings([harbour.agency, twice], { ...options, passage })
    expect(offered!.sentences.map(({ passage: { text } }) => text).toSorted()).toEqual([
      'No passengers came.',
      'Passengers waited.',
    ])
  })

  it('finds nothing where no word is shared, and nothing for an article that is not compared', () => {
    const strange = { id: '9', title: null, text: 'Zwei Hunde bellten.', layers: [] }
    const passage = { article: '9', start: 0, end: 19 }
    expect(closestWordings([harbour.agency, strange], { ...options, passage })).toEqual([
      { article: '1', sentences: [] },
    ])
    expect(closestWordings(articles, { ...options, passage })).toEqual([])
  })
})

// Hand-made truth about five real articles that are kept outside the project.
const folder = resolve(import.meta.dirname, '../../../../shared/corpus/idlib-2020')
const truthFile = resolve(folder, 'shared-passages.json')

interface Truth {
  documents: { file: string }[]
  sentences: { id: string; start: number; end: number }[]
  statement_groups: { id: string; members: { id: string }[] }[]
  edited_sentence_pairs: { a: string; b: string }[]
  paraphrase_sentence_pairs: { a: string; b: string }[]
}

describe.runIf(existsSync(truthFile))('the closest wordings among the five articles', () => {
  const truth = existsSync(truthFile) ? (JSON.parse(readFileSync(truthFile, 'utf8')) as Truth) : undefined
  const places = new Map(truth?.sentences.map((sentence) => [sentence.id, sentence]))
  const numberOf = (id: string): number => Number(id.slice(0, 3))

  /** How often a counterpart in another article is offered first, and among the first three. */
  const orderOf = (pairs: readonly (readonly [string, string])[]): { cases: number; first: number; three: number } => {
    const five = truth!.documents.map(({ file }, n): CompareArticle => {
      const text = readFileSync(resolve(folder, file), 'utf8')
      return { id: String(n + 1), title: null, text, layers: [] }
    })
    const counterparts = new Map<string, Set<string>>()
    for (const [a, b] of pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])) {
      if (numberOf(a) !== numberOf(b)) counterparts.set(a, (counterparts.get(a) ?? new Set()).add(b))
    }
    const ranks: number[] = []
    for (const [id, others] of counterparts) {
      const passage = { article: String(numberOf(id) + 1), start: places.get(id)!.start, end: places.get(id)!.end }
      for (const { article, sentences } of closestWordings(five, { ...options, passage })) {
        const right = [...others].filter((other) => numberOf(other) === Number(article) - 1)
        if (right.length === 0) continue
        ranks.push(
          sentences.findIndex(({ passage: { start, end } }) =>
            right.some((other) => places.get(other)!.start < end && start < places.get(other)!.end),
          ),
        )
      }
    }
    const share = (holds: (rank: number) => boolean): number => ranks.filter(holds).length / ranks.length
    return { cases: ranks.length, first: share((rank) => rank === 0), three: share((rank) => rank >= 0) }
  }
  const pairsOf = (groups: Truth['statement_groups']): [string, string][] =>
    groups.flatMap(({ members }) => members.flatMap((a, n) => members.slice(n + 1).map((b): [string, string] => [a.id, b.id]))) // prettier-ignore

  it('are in the right order as often as the method is known to (compare.md 5: first .76, first three .96)', () => {
    const statements = orderOf(pairsOf(truth!.statement_groups))
    expect(statements.cases).toBeGreaterThan(100)
    expect(statements.first).toBeGreaterThanOrEqual(0.76)
    expect(statements.three).toBeGreaterThanOrEqual(0.96)

    const sentences = orderOf([...truth!.edited_sentence_pairs, ...truth!.paraphrase_sentence_pairs].map(({ a, b }) => [a, b])) // prettier-ignore
    expect(sentences.first).toBeGreaterThanOrEqual(0.76)
    expect(sentences.three).toBeGreaterThanOrEqual(0.96)
  })
})
