import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareArticles, type CompareArticle } from '../../../main/compare/compare.ts'
import type { HandLink } from '../../../main/compare/links.ts'
import type { Layer } from '../../../main/contract/article.ts'
import type { Comparison, Passage } from '../../../main/contract/comparison.ts'
import { article, harbour } from './articles.ts'

type Row = Comparison['rows'][number]

const layers: Layer[] = ['headline', 'standfirst', 'subheading', 'body']
const rowsWith = (articles: readonly CompareArticle[], links: readonly HandLink[], minWords = 8): Row[] =>
  compareArticles(articles, { minWords, layers, links }).rows

const place = ({ id, text }: CompareArticle, words: string): Passage => {
  const start = text.indexOf(words)
  expect(start).toBeGreaterThanOrEqual(0)
  return { article: id, start, end: start + words.length, text: words }
}
const holding = (rows: readonly Row[], passage: Passage): Row =>
  rows.find(({ cells }) =>
    cells.some((cell) => cell?.article === passage.article && cell.start <= passage.start && passage.end <= cell.end),
  )!
const textsOf = ({ cells }: Row): (string | null)[] => cells.map((cell) => cell?.text ?? null)

const { agency, outlet, own } = harbour
const three = [agency, outlet, own]
const brought = place(
  agency,
  '"All 140 passengers were brought ashore within three hours and nobody is missing," harbour master Ilse Brandt told reporters at the quay.',
)
const claimed = place(own, '"Nobody is missing," the harbour master claimed.')
const boats = place(own, 'Eleven fishing boats left the old basin before dawn.')
const cancelled = place(outlet, 'The owner, Nordlys Lines, has cancelled its night crossings until further notice.')
const owner = place(agency, cancelled.text)

describe('hand-made links', () => {
  it('puts a passage into the row of another, which keeps what it has', () => {
    expect(holding(rowsWith(three, []), brought)).not.toEqual(holding(rowsWith(three, []), boats))
    const row = holding(rowsWith(three, [{ kind: 'link', places: [boats, brought] }]), brought)
    expect(row.cells[2]?.text).toBe(boats.text)
    expect(row.cells[1]?.text).toContain('Ilse Brandt, the harbour master')
    expect(row.linked).toEqual([agency.id, own.id])
    expect(row.locked).toBeUndefined()
  })

  it('adds nothing of its own to a cell that was filled by hand', () => {
    const lines = ['A ferry ran aground off Maren.', 'The old basin was closed to all ships on Tuesday night.']
    const [p, q] = [article('1', ...lines), article('2', lines[1]!)]
    const rows = rowsWith([p, q], [{ kind: 'link', places: [place(q, lines[1]!), place(p, lines[0]!)] }])
    expect(rows.map(textsOf)).toEqual([lines, [lines[1], null]])
  })

  it('keeps passages apart that the machine would align', () => {
    const [before] = [holding(rowsWith(three, []), owner)]
    expect(before.cells[1]?.text).toBe(cancelled.text)
    const rows = rowsWith(three, [{ kind: 'unlink', places: [cancelled, owner] }])
    expect(holding(rows, owner)).not.toBe(holding(rows, cancelled))
    expect(holding(rows, owner).cells[1]).toBeNull()
  })

  it('leaves a locked row as it is, with a cell less or a cell more than the machine would have', () => {
    const alone = rowsWith(three, [{ kind: 'lock', places: [owner] }])
    expect(textsOf(holding(alone, owner))).toEqual([owner.text, null, null])
    expect(holding(alone, owner).locked).toBe(true)
    const more = rowsWith(three, [{ kind: 'lock', places: [owner, boats] }])
    expect(textsOf(holding(more, owner))).toEqual([owner.text, null, boats.text])
  })

  it('lets the newest win where links contradict each other, and keeps what is left of the older', () => {
    const link: HandLink = { kind: 'link', places: [boats, brought, owner] }
    // Two passages of one article that are far apart stand in no row together.
    expect(holding(rowsWith(three, [link]), brought)).not.toBe(holding(rowsWith(three, [link]), owner))
    const moved = rowsWith(three, [
      { kind: 'link', places: [claimed, brought] },
      { kind: 'link', places: [claimed, owner] },
    ])
    expect(holding(moved, claimed)).toBe(holding(moved, owner))
    expect(holding(moved, claimed)).not.toBe(holding(moved, brought))
    const taken = rowsWith(three, [
      { kind: 'link', places: [claimed, owner, cancelled] },
      { kind: 'unlink', places: [claimed, owner, cancelled] },
    ])
    expect(holding(taken, claimed)).not.toBe(holding(taken, owner))
    expect(holding(taken, owner)).toBe(holding(taken, cancelled))
    const again = rowsWith(three, [
      { kind: 'unlink', places: [cancelled, owner] },
      { kind: 'link', places: [cancelled, owner] },
    ])
    expect(holding(again, owner)).toBe(holding(again, cancelled))
    const locked = rowsWith(three, [
      { kind: 'link', places: [boats, owner] },
      { kind: 'lock', places: [owner, cancelled] },
    ])
    expect(textsOf(holding(locked, owner))).toEqual([owner.text, cancelled.text, null])
  })

  it('brings nothing back together by way of a neighbour', () => {
    const lines = ['A ferry ran aground off Maren.', 'The old basin was closed on Tuesday night.']
    const [p, q] = [article('1', 'Nobody was missing in the morning.'), article('2', ...lines)]
    const [one, upper, lower] = [place(p, p.text), place(q, lines[0]!), place(q, lines[1]!)]
    const rows = rowsWith(
      [p, q],
      [
        { kind: 'link', places: [upper, lower, one] },
        { kind: 'link', places: [one, lower] },
        { kind: 'unlink', places: [one, upper] },
      ],
    )
    expect(rows.map(textsOf)).toContainEqual([p.text, lines[1]])
    expect(holding(rows, upper)).not.toBe(holding(rows, one))
  })

  it('passes over what is not compared, and finds words again that moved', () => {
    const far: Passage = { article: '99', start: 0, end: 4, text: 'gone' }
    const wrong: Passage = { ...brought, text: 'No such words stand here.' }
    const rows = rowsWith(three, [
      { kind: 'link', places: [far, owner] },
      { kind: 'lock', places: [far] },
      { kind: 'unlink', places: [wrong, cancelled] },
      { kind: 'link', places: [{ ...boats, start: boats.start + 3, end: boats.end + 3 }, brought] },
    ])
    expect(holding(rows, boats)).toBe(holding(rows, brought))
  })

  it('says nothing of passages of which the one that was taken out is not compared', () => {
    const far: Passage = { article: '99', start: 0, end: 4, text: 'gone' }
    const together: HandLink = { kind: 'link', places: [owner, cancelled] }
    const rows = rowsWith(three, [together, { kind: 'unlink', places: [far, owner, cancelled] }])
    expect(holding(rows, owner)).toBe(holding(rows, cancelled))
  })

  it('finds a passage again when its layers have changed', () => {
    const link: HandLink = { kind: 'link', places: [boats, brought] }
    const start = brought.start + brought.text.indexOf('harbour master')
    // The end of the quotation is a byline now, and the caption of the outlet is body text.
    const edited: CompareArticle = {
      ...agency,
      layers: [
        ...agency.layers.filter((layer) => layer.start !== brought.start),
        { layer: 'byline', start, end: brought.end },
      ],
    }
    const row = holding(rowsWith([edited, outlet, own], [link]), boats)
    expect(row.cells[0]!.text).toMatch(/^"All 140 passengers/u)
    const aside: CompareArticle = {
      ...own,
      layers: own.layers.map((layer) =>
        layer.start <= boats.start && boats.end <= layer.end ? { ...layer, layer: 'furniture' } : layer,
      ),
    }
    expect(holding(rowsWith([agency, outlet, aside], [link]), brought).linked).toBeUndefined()
  })

  it('says of a passage that is linked that no article lacks it', () => {
    const lacks = (links: readonly HandLink[]): boolean =>
      compareArticles(three, { minWords: 8, layers, links }).missing.some(
        ({ passage, lackedBy }) => passage.text === brought.text && lackedBy.some(({ article }) => article === own.id),
      )
    expect(lacks([])).toBe(true)
    expect(lacks([{ kind: 'link', places: [brought, boats] }])).toBe(false)
  })
})

describe('hand-made links, whatever the comparison', () => {
  const word = fc.constantFrom(...'harbour sluice lantern meadow cobble thimble orchard copper willow ember'.split(' '))
  const line = fc.array(word, { minLength: 3, maxLength: 9 }).map((words) => `${words.join(' ')}.`)
  const texts = fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 4 })
  /** Articles, one place in each, how they are ordered and the shortest run: another comparison of the same articles. */
  const compared = fc
    .tuple(texts, fc.infiniteStream(fc.nat(999)), fc.integer({ min: 4, max: 12 }))
    .map(([given, numbers, minWords]) => {
      const articles = given.map((lines, n) => article(String(n + 1), ...lines))
      const pick = (): number => numbers.next().value!
      const places = given.map((lines, n): Passage => {
        const at = pick() % lines.length
        const start = lines.slice(0, at).reduce((sum, one) => sum + one.length + 2, 0)
        return { article: String(n + 1), start, end: start + lines[at]!.length, text: lines[at]! }
      })
      const order = articles.map((one) => ({ one, by: pick() })).sort((p, q) => p.by - q.by)
      return { articles, places, minWords, shuffled: order.map(({ one }) => one) }
    })
  const cellsOf = (row: Row): unknown =>
    row.cells
      .flatMap((cell) => (cell === null ? [] : [[cell.article, cell.start, cell.end]]))
      .sort((p, q) => Number(p[0]) - Number(q[0]))
  const everyWay = (
    { articles, shuffled, minWords }: { articles: CompareArticle[]; shuffled: CompareArticle[]; minWords: number },
    links: readonly HandLink[],
    check: (rows: Row[]) => void,
  ): void => {
    check(rowsWith(articles, links))
    check(rowsWith(articles.toReversed(), links, minWords))
    check(rowsWith(shuffled, links, minWords))
  }

  it('holds links: their passages are in one row', () => {
    fc.assert(
      fc.property(compared, (given) => {
        everyWay(given, [{ kind: 'link', places: given.places }], (rows) => {
          const row = holding(rows, given.places[0]!)
          for (const one of given.places) expect(holding(rows, one)).toBe(row)
          expect(row.linked!.toSorted()).toEqual(given.places.map((one) => one.article).toSorted())
        })
      }),
    )
  })

  it('never puts what was unlinked into one row', () => {
    fc.assert(
      fc.property(compared, (given) => {
        const [first, ...others] = given.places as [Passage, ...Passage[]]
        everyWay(given, [{ kind: 'unlink', places: given.places }], (rows) => {
          for (const other of others) expect(holding(rows, first)).not.toBe(holding(rows, other))
        })
      }),
    )
  })

  it('leaves locked rows as they are, and every sentence in one row', () => {
    fc.assert(
      fc.property(compared, fc.nat(3), (given, drop) => {
        const places = given.places.filter((_, n) => n !== drop)
        everyWay(given, [{ kind: 'lock', places }], (rows) => {
          const row = holding(rows, places[0]!)
          expect(row.locked).toBe(true)
          expect(cellsOf(row)).toEqual(places.map((one) => [one.article, one.start, one.end]))
        })
        const all = rowsWith(given.articles, [{ kind: 'lock', places }])
        const covered = all.flatMap(({ cells }) => cells.filter((cell) => cell !== null))
        for (const { id, text } of given.articles) {
          const own = covered.filter((cell) => cell.article === id).sort((p, q) => p.start - q.start)
          expect(own.map((cell) => cell.text.replaceAll('\n\n', ' ')).join(' ')).toBe(text.replaceAll('\n\n', ' '))
        }
      }),
    )
  })

  it('survives any mixture of links, and puts every sentence into one row', () => {
    fc.assert(
      fc.property(
        compared,
        fc.array(
          fc.tuple(
            fc.constantFrom('link' as const, 'unlink' as const, 'lock' as const),
            fc.nat(99),
            fc.nat(99),
            fc.nat(99),
          ),
          { maxLength: 8 },
        ),
        (given, drawn) => {
          const every = given.articles.flatMap(({ id, text }) =>
            [...text.matchAll(/[^\n]+/g)].map((match): Passage => ({
              article: id,
              start: match.index,
              end: match.index + match[0].length,
              text: match[0],
            })),
          )
          const links = drawn.map(([kind, ...numbers]): HandLink => ({
            kind,
            places: numbers.map((n) => every[n % every.length]!),
          }))
          everyWay(given, links, (rows) => {
            for (const one of every) {
              expect(
                rows.filter(({ cells }) =>
                  cells.some((cell) => cell?.article === one.article && cell.start <= one.start && one.end <= cell.end),
                ),
              ).toHaveLength(1)
            }
          })
          // The newest link always holds.
          const newest = links.at(-1)
          if (newest?.kind !== 'unlink') return
          const rows = rowsWith(given.articles, links)
          const [first, ...others] = newest.places as [Passage, ...Passage[]]
          for (const other of others) {
            if (other === first) continue
            expect(holding(rows, first)).not.toBe(holding(rows, other))
          }
        },
      ),
    )
  })
})

describe('crossings', () => {
  it('names the articles whose passage is out of their own order, never the base', () => {
    const lines = [
      'The first lantern was lit at the old sluice before dusk on Monday.',
      'A second boat crossed the meadow canal with copper pipes aboard.',
      'Three cobblers walked from the orchard to the mill without a word.',
      'Nobody at the harbour remembered the name of the fourth pilot.',
    ]
    const rows = rowsWith([article('1', ...lines), article('2', lines[3]!, lines[0]!, lines[1]!, lines[2]!)], [])
    expect(rows.map((row) => row.crossing)).toEqual([undefined, undefined, undefined, ['2']])
    expect(rows.map((row) => row.cells[1]?.text)).toEqual(lines)
  })
})
