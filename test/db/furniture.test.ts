import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FurnitureGroupId } from '../../main/contract/furniture.ts'
import type { LayerSpan } from '../../main/contract/article.ts'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words, type RecordSketch } from './support/records.ts'
import { snapshot } from './support/snapshot.ts'

const echo: FurnitureGroupId = { scope: 'outlet', place: 'echo' }
const copy = 'The two towns have been at odds since the bridge fell eleven winters ago.'

/** A page of an outlet: its own words between lines that repeat, all of it body. */
function page(n: number, more: Partial<RecordSketch> = {}, last = `Comments (${n})`): RecordSketch {
  const own = Array.from({ length: 8 }, (_, line) => `${words(n * 10 + line, 9)}.`)
  const body = ['Subscribe to our letters', ...own.slice(0, 7), copy, own[7]!, 'Read more from the Echo', last].join(
    '\n',
  )
  return { title: `Title ${n}`, body, outlet: 'Echo', path: `echo/${n}.txt`, ...more }
}

function withPages(count = 6): TestCorpus {
  const corpus = newCorpus()
  importRecords(
    corpus,
    Array.from({ length: count }, (_, n) => prepared(page(n))),
  )
  return corpus
}

const lines = (corpus: TestCorpus, group = echo) => corpus.read('furniture.lines', { group, decided: false })
const proposed = (corpus: TestCorpus, group = echo) =>
  lines(corpus, group)
    .lines.filter((line) => line.doubts.length === 0 && line.decision === null)
    .map(({ text }) => text)
const aside = (corpus: TestCorpus, id: string): string[] => {
  const { text, layers } = corpus.read('article.get', { id })
  return layers.filter(({ layer }: LayerSpan) => layer === 'furniture').map(({ start, end }) => text.slice(start, end))
}

test('a decision that sets lines aside or gives them back changes texts', () => {
  const corpus = withPages()
  const wanted = ['Subscribe to our letters']
  for (const decision of ['accepted', null] as const) {
    corpus.write('furniture.decide', { group: echo, lines: wanted, decision })
    expect(corpus.changes.at(-1)!.topics).toContain('texts')
  }
})

describe('repeated lines', () => {
  test('are found inside one outlet, with their place and samples; numbers do not tell them apart', () => {
    const corpus = withPages()
    expect(corpus.read('furniture.groups', {})).toEqual([
      { scope: 'outlet', place: 'echo', name: 'Echo', articles: 6, accepted: 0, rejected: 0 },
    ])
    const report = lines(corpus)
    expect(report).toMatchObject({ counted: 6, documents: 6 })
    expect(report.lines.find(({ text }) => text === 'Subscribe to our letters')).toMatchObject({
      documents: 6,
      share: 1,
      open: 6,
      position: 'start',
      doubts: [],
      elsewhere: 0,
    })
    expect(proposed(corpus)).toContain('Read more from the Echo')
    expect(proposed(corpus).filter((text) => text.startsWith('Comments'))).toHaveLength(1)
    expect(report.lines[0]!.samples.length).toBeGreaterThan(0)
  })

  test('are never found across outlets, and too few documents say nothing', () => {
    const corpus = newCorpus()
    importRecords(
      corpus,
      [0, 1, 2, 3].map((n) => prepared(page(n, { outlet: `Outlet ${n}` }))),
    )
    expect(corpus.read('furniture.groups', {})).toEqual([])
    importRecords(corpus, [prepared(page(7, { outlet: 'Outlet 1' }))])
    expect(proposed(corpus, { scope: 'outlet', place: 'outlet 1' })).toEqual([])
  })

  test('copy that stands in other outlets, agencies, quotations and lines of the middle are not proposed', () => {
    const corpus = withPages()
    importRecords(corpus, [
      prepared({ title: 'Mirror', body: `${words(900, 60)}\n${copy}\n${words(901, 30)}`, outlet: 'Mirror', path: 'm' }),
      ...[10, 11, 12].map((n) => prepared(page(n, {}, '(AP)'))),
      ...[13, 14, 15].map((n) => prepared(page(n, {}, '“We were neighbours,” she said.'))),
    ])
    expect(proposed(corpus)).not.toContain(copy)
    const all = new Map(lines(corpus).lines.map((line) => [line.text, line.doubts]))
    expect(all.get(copy)).toEqual(expect.arrayContaining(['elsewhere']))
    expect(all.get('(AP)')).toContain('agency')
    expect(all.get('“We were neighbours,” she said.')).toContain('quotation')
  })

  test('captions are left alone whatever repeats', () => {
    const corpus = newCorpus()
    importRecords(
      corpus,
      [0, 1, 2, 3].map((n) => prepared(page(n, { caption: 'The Echo building in winter' }))),
    )
    expect(lines(corpus).lines.map(({ text }) => text)).not.toContain('The Echo building in winter')
    const preview = corpus.read('furniture.preview', {
      group: echo,
      lines: ['The Echo building in winter'],
      offset: 0,
      limit: 10,
    })
    expect(preview).toMatchObject({ articles: 0, lines: 0 })
  })

  test('copies and versions of one article are one document', () => {
    const corpus = newCorpus()
    const body = page(1).body
    importRecords(
      corpus,
      Array.from({ length: 5 }, (_, n) =>
        prepared({ ...page(1), body: `${body}\n${words(n + 50, 3)}`, path: `v${n}` }),
      ),
    )
    expect(lines(corpus)).toMatchObject({ counted: 5, documents: 1, lines: [] })
  })

  test('are set aside everywhere as one step that can be undone, with what search and identity know', () => {
    const corpus = withPages()
    const before = snapshot(corpus.file)
    const wanted = ['Subscribe to our letters', 'comments (0)']
    const preview = corpus.read('furniture.preview', { group: echo, lines: wanted, offset: 1, limit: 2 })
    expect(preview).toMatchObject({ articles: 6, lines: 12 })
    expect(preview.shown.map(({ article }) => article)).toEqual(['2', '3'])
    expect(preview.shown[0]!.lines.map(({ text }) => text)).toEqual(['Subscribe to our letters', 'Comments (1)'])
    expect(corpus.write('furniture.decide', { group: echo, lines: wanted, decision: 'accepted' })).toEqual({
      changed: 6,
    })
    expect(aside(corpus, '3')).toEqual(['Subscribe to our letters', 'Comments (2)'])
    const hits = (word: string): number =>
      corpus.read('search.count', { query: { type: 'phrase', words: [word], prefix: false }, bin: false }).total
    expect(hits('subscribe')).toBe(0)
    expect(hits('towns')).toBe(6)
    expect(proposed(corpus)).not.toContain('Subscribe to our letters')
    expect(corpus.read('furniture.groups', {})[0]).toMatchObject({ accepted: 2, rejected: 0 })
    const after = snapshot(corpus.file)
    corpus.write('history.undo', {})
    expect(snapshot(corpus.file)).toBe(before)
    expect(aside(corpus, '3')).toEqual([])
    corpus.write('history.redo', {})
    expect(snapshot(corpus.file)).toBe(after)
    // Rejecting gives back what the line had set aside, and nothing else.
    corpus.write('article.setLayer', { id: '1', start: 0, end: 7, layer: 'furniture' })
    corpus.write('furniture.decide', { group: echo, lines: [wanted[1]!], decision: 'rejected' })
    expect(aside(corpus, '3')).toEqual(['Subscribe to our letters'])
    expect(aside(corpus, '1')).toEqual(['Title 0', 'Subscribe to our letters'])
    expect(
      corpus
        .read('furniture.lines', { group: echo, decided: true })
        .lines.map(({ decision }) => String(decision))
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['accepted', 'rejected'])
    corpus.write('furniture.decide', { group: echo, lines: wanted, decision: null })
    expect(corpus.read('furniture.lines', { group: echo, decided: true }).lines).toEqual([])
    expect(aside(corpus, '3')).toEqual([])
  })

  test('what was decided by hand stays', () => {
    const corpus = withPages()
    const { text } = corpus.read('article.get', { id: '2' })
    const start = text.indexOf('Subscribe')
    corpus.write('article.setLayer', { id: '2', start, end: start + 24, layer: 'subheading' })
    corpus.write('furniture.decide', { group: echo, lines: ['Subscribe to our letters'], decision: 'accepted' })
    expect(aside(corpus, '2')).toEqual([])
    expect(aside(corpus, '1')).toEqual(['Subscribe to our letters'])
  })

  test('accepted lines apply to later imports of that outlet, and of no other; undone with the import', () => {
    const corpus = withPages()
    corpus.write('furniture.decide', { group: echo, lines: ['Subscribe to our letters'], decision: 'accepted' })
    const before = snapshot(corpus.file)
    const twin = page(3).body.split('\n').slice(1).join('\n')
    importRecords(corpus, [
      prepared(page(20)),
      prepared(page(21, { outlet: 'Mirror' })),
      // The same body as article 4, once the line is set aside.
      prepared({ ...page(3), body: twin, path: 'twin' }),
    ])
    expect(aside(corpus, '7')).toEqual(['Subscribe to our letters'])
    expect(aside(corpus, '8')).toEqual([])
    expect(corpus.read('review.pair', { article: '9', other: '4' })).toMatchObject({ identity: 'body' })
    const count = corpus.read('search.count', {
      query: { type: 'phrase', words: ['subscribe'], prefix: false },
      bin: false,
    })
    expect(count.total).toBe(1)
    const after = snapshot(corpus.file)
    corpus.write('history.undo', {})
    expect(snapshot(corpus.file)).toBe(before)
    corpus.write('history.redo', {})
    expect(snapshot(corpus.file)).toBe(after)
  })

  test('an article names its group, and a line that was asked for is there whatever speaks against it', () => {
    const corpus = newCorpus()
    importRecords(
      corpus,
      [0, 1, 2].map((n) => prepared({ ...page(n), outlet: undefined, path: `/d/x/${n}.txt` })),
    )
    const report = corpus.read('furniture.lines', { article: '2', line: 'Title 1', decided: false })
    expect(report.group).toMatchObject({ scope: 'folder', place: '/d/x', articles: 3 })
    const asked = corpus.read('furniture.lines', { article: '2', line: page(1).body.split('\n')[2]!, decided: false })
    expect(asked.lines.some(({ doubts }) => doubts.includes('few'))).toBe(true)
  })
})

describe('undo and redo of repeated lines', () => {
  const move = fc.oneof(
    fc.record({
      kind: fc.constant('decide' as const),
      lines: fc.uniqueArray(
        fc.constantFrom('Subscribe to our letters', 'Read more from the Echo', 'Comments 0', copy),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      decision: fc.constantFrom('accepted' as const, 'rejected' as const, null),
    }),
    fc.record({ kind: fc.constant('import' as const), n: fc.integer({ min: 30, max: 36 }) }),
    fc.record({
      kind: fc.constant('layer' as const),
      id: fc.integer({ min: 1, max: 7 }),
      start: fc.nat(300),
      length: fc.integer({ min: 1, max: 90 }),
      layer: fc.constantFrom('furniture' as const, 'body' as const, null),
    }),
    fc.record({
      kind: fc.constant('outlet' as const),
      id: fc.integer({ min: 1, max: 7 }),
      value: fc.constantFrom('Echo', 'Mirror', null),
    }),
    fc.record({ kind: fc.constant('host' as const), name: fc.constantFrom('Echo', 'Sada'), fill: fc.boolean() }),
    fc.record({
      kind: fc.constant('review' as const),
      answer: fc.constantFrom('same' as const, 'version' as const, null),
      answered: fc.boolean(),
    }),
  )

  test('restore every state exactly', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 3, maxLength: 9 }), (moves) => {
        const corpus = withPages(4)
        const states = [snapshot(corpus.file)]
        const steps = (): number => corpus.read('history.list', { limit: 1000 }).length
        let count = steps()
        for (const each of moves) {
          try {
            if (each.kind === 'decide')
              corpus.write('furniture.decide', { group: echo, lines: each.lines, decision: each.decision })
            else if (each.kind === 'import')
              importRecords(corpus, [prepared(page(each.n)), prepared(page(each.n, { path: 'x' }, 'End'))])
            else if (each.kind === 'layer')
              corpus.write('article.setLayer', {
                id: String(each.id),
                start: each.start,
                end: each.start + each.length,
                layer: each.layer,
              })
            else if (each.kind === 'outlet')
              corpus.write('article.edit', { ids: [String(each.id)], fields: { outlet: each.value } })
            else if (each.kind === 'host')
              corpus.write('outlet.set', { host: 'echo.example', name: each.name, fill: each.fill })
            else corpus.write('review.answerMany', { filter: {}, answered: each.answered, answer: each.answer })
          } catch {
            // What is refused changes nothing.
          }
          const now = steps()
          if (now > count) states.push(snapshot(corpus.file))
          else expect(snapshot(corpus.file)).toBe(states.at(-1))
          count = now
        }
        for (let at = states.length - 2; at >= 0; at--) {
          corpus.write('history.undo', {})
          expect(snapshot(corpus.file)).toBe(states[at])
        }
        corpus.reopen()
        for (let at = 1; at < states.length; at++) {
          corpus.write('history.redo', {})
          expect(snapshot(corpus.file)).toBe(states[at])
        }
        corpus.close()
      }),
      { numRuns: 25 },
    )
  })
})
