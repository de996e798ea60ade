import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CompareArticle } from '../../../main/compare/compare.ts'
import { layers as allLayers, type Layer, type LayerSpan } from '../../../main/contract/article.ts'
import type { Comparison } from '../../../main/contract/comparison.ts'
import { splitSentences } from '../../../main/text/sentences.ts'
import { compare } from './articles.ts'

// Hand-made truth about five real articles that are kept outside the project.
const folder = resolve(import.meta.dirname, '../../../../shared/corpus/idlib-2020')
const shared = resolve(folder, 'shared-passages.json')

interface Member {
  file: string
  start: number
  end: number
}
interface Truth {
  documents: { file: string; words: number }[]
  shared_verbatim_between_files: { pair: string; a: Member; b: Member }[]
  edited_sentence_pairs: { a: string; b: string }[]
  paraphrase_sentence_pairs: { a: string; b: string }[]
  sentences: { id: string; start: number; end: number; label: string }[]
}

const LAYERS: Record<string, Layer> = {
  title: 'headline',
  subtitle: 'standfirst',
  date: 'dateline',
  caption: 'caption',
  photo_credit: 'credit',
  body: 'body',
  subheading: 'subheading',
}

function read(file: string, lines: Record<string, number[]>): { text: string; layers: LayerSpan[] } {
  const text = readFileSync(resolve(folder, file), 'utf8')
  const starts = [0]
  for (const line of text.split('\n')) starts.push(starts.at(-1)! + line.length + 1)
  const layers = Object.entries(lines).flatMap(([kind, numbers]) =>
    numbers.map((line) => ({ layer: LAYERS[kind] ?? 'furniture', start: starts[line - 1]!, end: starts[line]! - 1 })),
  )
  return { text, layers: layers.sort((p, q) => p.start - q.start) }
}

describe.runIf(existsSync(shared))('the five articles', () => {
  let truth: Truth
  let articles: CompareArticle[]
  let byDefault: Comparison
  let whole: Comparison

  beforeAll(() => {
    truth = JSON.parse(readFileSync(shared, 'utf8')) as Truth
    const metadata = JSON.parse(readFileSync(resolve(folder, 'metadata.json'), 'utf8')) as {
      files: Record<string, { lines: Record<string, number[]> }>
    }
    articles = truth.documents.map(({ file }, n) => ({
      id: String(n + 1),
      title: null,
      ...read(file, metadata.files[file]!.lines),
    }))
    byDefault = compare(articles)
    whole = compare(articles, 8, allLayers)
  })

  const idOf = (file: string): string => String(truth.documents.findIndex((document) => document.file === file) + 1)

  const runsCovered = (found: Comparison): number =>
    truth.shared_verbatim_between_files.filter(({ a, b }) =>
      found.shared.some((group) =>
        [a, b].every((member) =>
          group.occurrences.some(
            (o) => o.article === idOf(member.file) && o.start <= member.start && member.end <= o.end,
          ),
        ),
      ),
    ).length

  it('have all 22 verbatim runs inside one passage group each', () => {
    expect(runsCovered(byDefault)).toBe(22)
    expect(runsCovered(whole)).toBe(22)
  })

  it('have the shares that were counted by hand', () => {
    expect(whole.articles.map((entry) => entry.words)).toEqual(truth.documents.map((document) => document.words))
    expect(whole.articles.map((entry) => (entry.sharedShare * 100).toFixed(1))).toEqual([
      '35.0',
      '30.7',
      '28.9',
      '9.4',
      '0.0',
    ])
    expect(byDefault.shared.flatMap((group) => group.occurrences.map((o) => o.article))).not.toContain('5')
    expect(byDefault.matrix[4]).toEqual([0, 0, 0, 0, 1])
  })

  it('do not count what one article repeats as shared', () => {
    for (const group of whole.shared) {
      const ids = group.occurrences.map((o) => o.article)
      expect(new Set(ids).size).toBeGreaterThan(1)
    }
    expect(whole.shared.flatMap((group) => group.occurrences.map((o) => o.text)).join()).not.toContain('Photo/Ghaith')
  })

  it('have every edited sentence pair in one row, at a precision of at least 0.9', () => {
    const label = new Map(truth.sentences.map((sentence) => [sentence.id, sentence.label]))
    const name = (id: string, start: number, end: number): string[] =>
      truth.sentences
        .filter((s) => idOf(truth.documents[Number(s.id.slice(0, 3))]!.file) === id && s.start < end && start < s.end)
        .map((s) => s.id)
        .filter((s) => label.get(s) !== 'boilerplate')
    const key = (a: string, b: string): string => [a, b].sort().join(' ')
    const edited = new Set(truth.edited_sentence_pairs.map(({ a, b }) => key(a, b)))
    const same = new Set([...edited, ...truth.paraphrase_sentence_pairs.map(({ a, b }) => key(a, b))])
    const found = new Set<string>()
    for (const { cells } of byDefault.rows) {
      const named = cells.map((cell) => (cell === null ? [] : name(cell.article, cell.start, cell.end)))
      named.forEach((list, i) =>
        named.slice(i + 1).forEach((others) => list.forEach((a) => others.forEach((b) => found.add(key(a, b))))),
      )
    }
    expect([...edited].filter((pair) => !found.has(pair))).toEqual([])
    expect([...found].filter((pair) => same.has(pair)).length / found.size).toBeGreaterThanOrEqual(0.9)
  })

  it('have the statement of the ministry in four of five, with its quotation and speakers', () => {
    const beginning = 'There has recently been a dangerous increase'
    const group = byDefault.shared.find(({ occurrences }) => occurrences[0]!.text.startsWith(beginning))!
    expect(group.occurrences.map((o) => o.article)).toEqual(['1', '2', '3', '4'])
    const lacking = byDefault.missing.find(({ passage }) => passage.text.includes(beginning))!
    expect(lacking.lackedBy.map((entry) => entry.article)).toEqual(['5'])
    const quotation = byDefault.quotations.find(({ variants }) => variants[0]!.text.startsWith(beginning))!
    expect(quotation.variants.map(({ article, kind, speaker }) => [article, kind, speaker])).toEqual([
      ['1', 'exact', 'the foreign ministry'],
      ['2', 'exact', 'the Foreign Ministry'],
      ['3', 'exact', 'the ministry'],
      ['4', 'exact', 'Russia’s foreign ministry'],
    ])
  })

  it('keep a different claim in similar words apart (the trap of compare.md 4.2)', () => {
    const row = byDefault.rows.find(
      ({ cells }) => cells[0]?.text.startsWith('Russia continues to closely coordinate') === true,
    )!
    expect(row.cells.map((cell) => cell !== null)).toEqual([true, true, true, false, false])
  })

  it('have the labels that were counted by hand', () => {
    const totals = (term: string): number[] =>
      byDefault.names
        .find((entry) => entry.term === term)!
        .counts.map(({ own, quoted, shared: copied, headline, caption }) => own + quoted + copied + headline + caption)
    expect(totals('militant')).toEqual([1, 2, 1, 8, 4])
    expect(totals('terrorist')).toEqual([0, 0, 0, 4, 1])
    expect(totals('rebel')).toEqual([1, 1, 2, 0, 6])
    expect(totals('takfiri')).toEqual([0, 0, 0, 2, 0])
    expect(totals('opposition')).toEqual([0, 0, 0, 0, 3])
    expect(totals('fighter')).toEqual([0, 0, 0, 0, 4])
    expect(totals('regime')).toEqual([2, 0, 1, 1, 23])
    expect(totals('government')).toEqual([1, 2, 4, 1, 0])
    expect(totals('army')).toEqual([0, 0, 0, 5, 2])
    const regime = byDefault.names.find((entry) => entry.term === 'regime')!.counts
    expect(regime[0]).toMatchObject({ quoted: 2 })
    expect(regime[2]).toMatchObject({ headline: 1 })
    const terrorist = byDefault.names.find((entry) => entry.term === 'terrorist')!.counts
    expect(terrorist[4]).toMatchObject({ own: 0, quoted: 1, shared: 0, headline: 0, caption: 0 })
    for (const { counts } of byDefault.names)
      for (const { own, quoted, shared: copied, headline, caption, places } of counts)
        expect(places).toHaveLength(own + quoted + copied + headline + caption)
    const words = byDefault.voices.map(({ article: _, ...counts }) =>
      Object.values(counts).reduce((sum, count) => sum + count, 0),
    )
    expect(words.every((count, n) => count <= truth.documents[n]!.words)).toBe(true)
  })

  it('have the figures of the displaced and of the dead side by side', () => {
    const values = (unit: string, context: string): string[] =>
      byDefault.figures
        .find((figure) => figure.unit === unit && figure.context === context)!
        .values.map(({ article, value }) => `${article} ${value}`)
    expect(values('people', 'displace')).toEqual(
      expect.arrayContaining(['1 520,000', '1 close to 1 million', '1 hundreds of thousands', '2 close to 1 million']),
    )
    expect(values('soldiers', 'kill')).toEqual(expect.arrayContaining(['1 eight', '3 eight', '5 seven', '5 eight']))
  })

  it('say who gives the figures, and how they stand to each other', () => {
    const claim = (unit: string, context: string, about: string) =>
      byDefault.figures.find(
        (figure) => figure.unit === unit && figure.context === context && figure.about.startsWith(about),
      )!
    const displaced = claim('people', 'displace', '')
    const told = displaced.values.map(({ article, amount, low, source, state }) => [
      article,
      amount ?? low,
      source,
      state,
    ])
    expect(told).toEqual([
      ['1', 520_000, 'The UN', null],
      ['1', 1_000_000, 'Turkish President Tayyip Erdogan', null],
      ['1', 200_000, null, null],
      ['1', 520_000, 'The United Nations', null],
      ['2', 1_000_000, 'Turkey', 'attributed-differently'],
      ['5', 200_000, null, 'agrees'],
      ['5', 2_000_000, 'the UN', 'differs'],
    ])
    const dead = claim('soldiers', 'kill', 'Turkish')
    expect(dead.values.map(({ article, place, amount, state }) => [article, place.text, amount, state])).toEqual([
      ['1', 'eight Turkish personnel', 8, null],
      ['3', 'eight Turkish military personnel', 8, 'agrees'],
      ['5', 'seven Turkish soldiers', 7, 'unclear'],
      ['5', 'a Turkish civilian', 1, 'unclear'],
      ['5', 'eight martyrs', 8, 'attributed-differently'],
    ])
    expect(dead.cells.map(({ state }) => state)).toEqual([
      null,
      'no-counterpart',
      'agrees',
      'no-counterpart',
      'unclear',
    ])
  })

  it('are split into the sentences that were marked by hand', () => {
    let right = 0
    let split = 0
    articles.forEach(({ text }, n) => {
      const wanted = new Set(
        truth.sentences.filter((s) => Number(s.id.slice(0, 3)) === n).map((s) => `${s.start} ${s.end}`),
      )
      const found = splitSentences(text)
      split += found.length
      right += found.filter((s) => wanted.has(`${s.start} ${s.end}`)).length
    })
    expect(right / truth.sentences.length).toBeGreaterThan(0.97)
    expect(right / split).toBeGreaterThan(0.97)
  })
})
