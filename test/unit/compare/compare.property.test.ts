import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompareArticle } from '../../../main/compare/compare.ts'
import { layers as allLayers } from '../../../main/contract/article.ts'
import type { Comparison, Passage } from '../../../main/contract/comparison.ts'
import { tokenise } from '../../../main/text/tokens.ts'
import { compare } from './articles.ts'

const plain = (id: string, text: string): CompareArticle => ({ id, title: null, text, layers: [] })

const word = fc.constantFrom(
  ...'harbour sluice lantern meadow cobble thimble orchard copper willow ember falcon gravel the of and to in a that was'.split(
    ' ',
  ),
)
const words = (min: number, max: number): fc.Arbitrary<string[]> => fc.array(word, { minLength: min, maxLength: max })
const wild = fc.string({ unit: 'binary', maxLength: 400 })
const layered = (id: string): fc.Arbitrary<CompareArticle> =>
  fc
    .tuple(wild, fc.array(fc.tuple(fc.constantFrom(...allLayers), fc.nat(500), fc.nat(500)), { maxLength: 5 }))
    .map(([text, spans]) => ({
      id,
      title: null,
      text,
      layers: spans.map(([layer, start, length]) => ({ layer, start, end: start + length })),
    }))

/** Every maximal run of at least `least` equal words between two texts, by brute force, as spans of both. */
function runs(x: string, y: string, least: number): { x: [number, number]; y: [number, number] }[] {
  const a = tokenise(x)
  const b = tokenise(y)
  const found: { x: [number, number]; y: [number, number] }[] = []
  for (let i = 0; i < a.words.length; i++) {
    for (let j = 0; j < b.words.length; j++) {
      if (i > 0 && j > 0 && a.words[i - 1] === b.words[j - 1]) continue
      let n = 0
      while (i + n < a.words.length && j + n < b.words.length && a.words[i + n] === b.words[j + n]) n++
      if (n >= least) found.push({ x: [a.starts[i]!, a.ends[i + n - 1]!], y: [b.starts[j]!, b.ends[j + n - 1]!] })
    }
  }
  return found
}

/** Whether all words of [start, end) stand in passages of the article. */
function isCovered(found: Comparison, { id, text }: CompareArticle, [start, end]: [number, number]): boolean {
  const passages = found.shared.flatMap((group) => group.occurrences).filter((passage) => passage.article === id)
  const tokens = tokenise(text)
  return tokens.words.every(
    (_, n) =>
      tokens.starts[n]! < start ||
      tokens.ends[n]! > end ||
      passages.some((passage) => passage.start <= tokens.starts[n]! && tokens.ends[n]! <= passage.end),
  )
}

function everyPassage(found: Comparison): Passage[] {
  return [
    ...found.shared.flatMap((group) => group.occurrences),
    ...found.rows.flatMap((row) => row.cells.filter((cell) => cell !== null)),
    ...found.onlyHere,
    ...found.missing.flatMap((entry) => [
      entry.passage,
      ...entry.lackedBy.flatMap(({ nearest }) => (nearest === undefined ? [] : [nearest])),
    ]),
    ...found.figures.flatMap((figure) => figure.values.map((value) => value.passage)),
    ...found.quotations.flatMap((group) => group.variants.map((variant) => variant.passage)),
  ]
}

describe('compareArticles, for any input', () => {
  it('covers every verbatim run of minWords words or more, on both sides', () => {
    fc.assert(
      fc.property(
        words(0, 40),
        words(0, 40),
        words(4, 14),
        words(0, 30),
        words(0, 30),
        fc.integer({ min: 4, max: 12 }),
        (a, b, planted, c, d, least) => {
          const x = plain('1', [...a, ...planted, ...b].join(' '))
          const y = plain('2', [...c, ...planted, ...d].join(' '))
          const found = compare([x, y], least)
          for (const run of runs(x.text, y.text, least)) {
            expect(isCovered(found, x, run.x)).toBe(true)
            expect(isCovered(found, y, run.y)).toBe(true)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  it('covers planted runs among several articles', () => {
    fc.assert(
      fc.property(fc.array(words(0, 25), { minLength: 3, maxLength: 5 }), words(8, 20), (parts, planted) => {
        const articles = parts.map((part, n) =>
          plain(String(n + 1), [...part, ...planted, ...part.toReversed()].join(' ')),
        )
        const found = compare(articles)
        for (const article of articles) {
          for (const run of runs(planted.join(' '), article.text, planted.length))
            expect(isCovered(found, article, run.y)).toBe(true)
        }
      }),
    )
  })

  it('gives passages that are exactly their text and hold no stray space, and shares from 0 to 1', () => {
    fc.assert(
      fc.property(layered('1'), layered('2'), layered('3'), (...articles) => {
        const found = compare(articles, 4, allLayers)
        const textOf = new Map(articles.map((article) => [article.id, article.text]))
        for (const passage of everyPassage(found)) {
          expect(passage.text).toBe(textOf.get(passage.article)!.slice(passage.start, passage.end))
          expect(passage.text).toBe(passage.text.trim())
          expect(passage.text).not.toBe('')
        }
        for (const share of [
          ...found.matrix.flat(),
          ...found.articles.map((entry) => entry.sharedShare),
          ...found.rows.map((row) => row.score),
        ]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
        for (const row of found.rows) {
          for (const cell of row.cells) {
            if (cell?.diff !== undefined) expect(cell.diff.map((run) => run.text).join('')).toBe(cell.text)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('puts every sentence of every article into one row, the base in its order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(words(3, 12), { maxLength: 8 }), { minLength: 2, maxLength: 4 }), (given) => {
        const articles = given.map((sentences, n) =>
          plain(String(n + 1), sentences.map((sentence) => `The ${sentence.join(' ')}.`).join(' ')),
        )
        const found = compare(articles)
        articles.forEach((article, n) => {
          const cells = found.rows.flatMap((row) => row.cells[n] ?? [])
          const column = n === 0 ? cells : cells.toSorted((p, q) => p.start - q.start)
          expect(column.map((cell) => cell.text).join(' ')).toBe(article.text)
        })
      }),
    )
  })

  it('shares words mutually, and alike whatever the order of the articles', () => {
    fc.assert(
      fc.property(fc.array(words(0, 60), { minLength: 2, maxLength: 5 }), fc.nat(), (given, turn) => {
        const articles = given.map((list, n) => plain(String(n + 1), list.join(' ')))
        const found = compare(articles)
        const shift = turn % articles.length
        const turned = compare([...articles.slice(shift), ...articles.slice(0, shift)])
        const place = (n: number): number => (n - shift + articles.length) % articles.length
        found.matrix.forEach((row, i) =>
          row.forEach((share, j) => {
            expect(turned.matrix[place(i)]![place(j)]).toBe(share)
            if (i !== j)
              expect(Math.round(share * found.articles[i]!.words)).toBe(
                Math.round(found.matrix[j]![i]! * found.articles[j]!.words),
              )
          }),
        )
        found.articles.forEach((entry, n) => expect(turned.articles[place(n)]).toEqual(entry))
        const groups = (comparison: Comparison): string[] =>
          comparison.shared
            .map((group) =>
              group.occurrences
                .map((o) => `${o.article}:${o.start}-${o.end}`)
                .sort()
                .join(' '),
            )
            .sort()
        expect(groups(turned)).toEqual(groups(found))
      }),
    )
  })
})
