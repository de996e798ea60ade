import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LayerSpan } from '../../../main/contract/article.ts'
import type { LineOrder } from '../../../main/contract/concordance.ts'
import { articleHits, type ConcordanceText } from '../../../main/concordance/article-hits.ts'
import { createHitIndex } from '../../../main/concordance/hit-index.ts'
import { linesOf } from '../../../main/concordance/line-context.ts'
import { createWordIds } from '../../../main/concordance/word-ids.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { searchTokens } from '../../../main/text/fold.ts'

/** Builds an article from blocks, separated by empty lines. */
function article(...blocks: [LayerSpan['layer'], string][]): ConcordanceText {
  let text = ''
  const layers: LayerSpan[] = []
  for (const [layer, block] of blocks) {
    if (text !== '') text += '\n\n'
    layers.push({ layer, start: text.length, end: text.length + block.length })
    text += block
  }
  return { title: null, text, layers }
}

const compareWords = (a: string, b: string): number => {
  const words = createWordIds()
  const [one, other] = [words.idOf(a), words.idOf(b)]
  const ranks = words.ranks()
  return ranks[one]! - ranks[other]!
}
const hitsOf = (text: ConcordanceText, query: string) => articleHits(text, parseQuery(query).node)
const lines = (text: ConcordanceText, query: string, context: number) =>
  linesOf(text.text, hitsOf(text, query).hits, context).map(({ before, match, after }) => [before, match, after])

const harbour = article(
  ['headline', 'Ferry runs aground'],
  ['body', 'The “ferry”\nÇamlıca ran aground on Monday.'],
  ['furniture', 'Share this on Chirper'],
  ['caption', 'The ferry, seen from the quay'],
  ['body', 'Nobody was [hurt](https://example.invalid/x) when the ferry **stopped** there.'],
)

describe('a line', () => {
  test('has so many words on either side, with their signs, on one line and without Markdown', () => {
    expect(lines(harbour, 'camlica', 2)).toEqual([['The “ferry” ', 'Çamlıca', ' ran aground']])
    expect(lines(harbour, 'hurt', 3)).toEqual([['Monday. … Nobody was ', 'hurt', ' when the ferry']])
    expect(lines(harbour, 'stopped', 1)).toEqual([['ferry ', 'stopped', ' there.']])
    expect(lines(harbour, 'stopped', 0)).toEqual([['', 'stopped', '']])
  })

  test('stays in its part of the article: text goes on past furniture and captions, which have lines of their own', () => {
    expect(lines(harbour, 'nobody', 4)).toEqual([['ran aground on Monday. … ', 'Nobody', ' was hurt when the']])
    expect(lines(harbour, 'quay', 9)).toEqual([['The ferry, seen from the ', 'quay', '']])
    expect(lines(harbour, '"monday nobody"', 1)).toEqual([
      ['on ', 'Monday', '. … Nobody'],
      ['Monday. … ', 'Nobody', ' was'],
    ])
  })

  test('says where the words stand that it is sorted by, nearest first', () => {
    const [line] = linesOf(harbour.text, hitsOf(harbour, 'when').hits, 10)
    const of = (text: string, spans: readonly (readonly [number, number])[]) =>
      spans.map(([start, end]) => text.slice(start, end))
    expect(of(line!.before, line!.left)).toEqual(['hurt', 'was', 'Nobody'])
    expect(of(line!.after, line!.right)).toEqual(['the', 'ferry', 'stopped'])
  })

  test('cuts no character in two', () => {
    const text = article(['body', '😀😀😀😀😀ferry😀😀😀😀😀😀 quay'])
    for (const [before, , after] of lines(text, 'ferry', 0)) expect(`${before}${after}`).not.toMatch(/\p{Cs}/u)
  })
})

/** Words of several scripts with all that makes matching hard, and what stands between them. */
const word = fc.constantFrom(
  'weir', 'Weir', 'weirs', 'ferry', 'Çamlıca', 'straße', 'السّد', 'سدود', 'дамба', 'Damm', 'e\u0301cluse', '“quay”', 'co-op', '堤防', '42',
) // prettier-ignore
const gap = fc.constantFrom(' ', '\n', ', ', ' … ', ' – ', '  ', '\u00a0')
const block = fc
  .array(fc.tuple(word, gap), { minLength: 1, maxLength: 25 })
  .map((pairs) => pairs.flat().join('').trim())
const layer = fc.constantFrom<LayerSpan['layer'][]>('body', 'caption', 'furniture', 'headline')
const text = fc.array(fc.tuple(layer, block), { minLength: 1, maxLength: 5 }).map((blocks) => article(...blocks))
const query = fc.constantFrom(
  'weir',
  'weir*',
  'strasse',
  'السد',
  'дамба OR damm',
  '"weir ferry"',
  'ecluse',
  '42',
  'quay',
)

test('lines are exactly the hits that a scan of the words finds, and each holds the words around it', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('weir', 'weir*', 'السد', 'strasse', 'quay'), (text, query) => {
      // All words outside the furniture, one after another by part, as a reader would count them.
      const wanted = query.replace('*', '')
      const sought = searchTokens(wanted).words[0]!
      const scanned = text.layers.flatMap(({ layer, start, end }) => {
        if (layer === 'furniture') return []
        const { words, starts, ends } = searchTokens(text.text.slice(start, end))
        return words.flatMap((found, index) =>
          (query.endsWith('*') ? found.startsWith(sought) : found === sought)
            ? [[start + starts[index]!, start + ends[index]!] as const]
            : [],
        )
      })
      const { hits } = hitsOf(text, query)
      expect(hits.map(({ start, end }) => [start, end])).toEqual(scanned)
      for (const line of linesOf(text.text, hits, 3)) {
        expect(line.match).toBe(text.text.slice(line.start, line.end))
        expect(searchTokens(line.before).words.length).toBeLessThanOrEqual(3)
        expect(searchTokens(line.after).words.length).toBeLessThanOrEqual(3)
        const hit = hits.find(({ start }) => start === line.start)!
        const { words } = hit.part
        expect(searchTokens(line.before).words).toEqual(words.slice(Math.max(0, hit.first - 3), hit.first))
        expect(searchTokens(line.after).words).toEqual(words.slice(hit.last + 1, hit.last + 4))
      }
    }),
  )
})

describe('the order of lines', () => {
  const orders = fc.record<LineOrder>({
    sort: fc.constantFrom('left', 'match', 'right', 'date', 'outlet', 'text'),
    words: fc.integer({ min: 1, max: 3 }),
    descending: fc.boolean(),
  })
  const meta = fc.record({
    outlet: fc.option(fc.constantFrom('Courier', 'Äther', 'Post', 'الخبر')),
    date: fc.option(fc.constantFrom('2020', '2020-02', '2020-02-03', '2019-12-31')),
  })

  test('is that of a plain sort over the words, and the first lines are the same when only these are kept', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, meta), { maxLength: 6 }),
        query,
        orders,
        fc.nat(9),
        (articles, query, order, most) => {
          const whole = createHitIndex(1_000_000, order)
          const first = createHitIndex(most, order)
          const keys: { place: string; key: (string | null)[]; at: number }[] = []
          for (const [number, [text, about]] of articles.entries()) {
            const { hits, words } = hitsOf(text, query)
            const id = String(number)
            for (const index of [whole, first]) index.add({ ...about, id, words, inferred: false }, hits)
            for (const { part, first, last, start } of hits) {
              const near = (step: number) => part.words[step < 0 ? first + step : last + step] ?? null
              const key = {
                left: [-1, -2, -3].slice(0, order.words).map(near),
                right: [1, 2, 3].slice(0, order.words).map(near),
                match: [part.words.slice(first, last + 1).join(' ')],
                date: [about.date],
                outlet: [about.outlet],
                text: [],
              }[order.sort]
              keys.push({ place: `${id} ${start}`, key, at: keys.length })
            }
          }
          const turn = order.descending ? -1 : 1
          const compareValue = (a: string | null, b: string | null): number => {
            if (a === b) return 0
            if (a === null || b === null) return a === null ? 1 : -1
            if (order.sort === 'outlet') return turn * a.localeCompare(b, 'en', { sensitivity: 'base' })
            return turn * (order.sort === 'date' ? (a < b ? -1 : 1) : compareWords(a, b))
          }
          const sorted = keys.toSorted((a, b) => {
            for (const [index, value] of a.key.entries()) {
              const by = compareValue(value, b.key[index] ?? null)
              if (by !== 0) return by
            }
            if (order.sort === 'text') return turn * (a.at - b.at)
            if (order.sort === 'outlet') {
              const dates = [a, b].map(({ place }) => articles[Number(place.split(' ')[0])]![1].date ?? '~')
              if (dates[0] !== dates[1]) return dates[0]! < dates[1]! ? -1 : 1
            }
            return a.at - b.at
          })
          const placesOf = (index: typeof whole, limit: number) =>
            index.places(order, 0, limit).map(([article, start]) => `${whole.articles[article]!.id} ${start}`)
          expect(whole.total).toBe(keys.length)
          expect(placesOf(whole, 1000)).toEqual(sorted.map(({ place }) => place))
          expect(first.kept).toBe(Math.min(most, keys.length))
          expect(placesOf(first, 1000)).toEqual(sorted.slice(0, most).map(({ place }) => place))
        },
      ),
    )
  })

  test('puts words where readers look for them, whatever the language of the computer', () => {
    const folded = ['zoo', 'дамба', 'abend', '42', 'سد', 'ähre', 'ferry', 'ferries'].map(
      (written) => searchTokens(written).words[0]!,
    )
    expect(folded.toSorted(compareWords)).toEqual(['42', 'abend', 'ahre', 'ferries', 'ferry', 'zoo', 'дамба', 'سد'])
  })
})
