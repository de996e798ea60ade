import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { PhraseNode, TextColumn } from '../../main/contract/query.ts'
import { AppError } from '../../main/contract/errors.ts'
import { Connection } from '../../db/connection.ts'
import { emptyBitmap, rowsOf } from '../../db/search/bitmap.ts'
import { readCommonRows } from '../../db/search/common-rows.ts'
import type { PairLimits } from '../../db/search/make-pairs.ts'
import { PairKeeper } from '../../db/search/pair-keeper.ts'
import { phraseRows } from '../../db/search/phrase-rows.ts'
import type { RowList } from '../../db/search/row-list.ts'
import { openTextIndex, termsOf } from '../../db/search/text-index.ts'
import { termName, type RowsByPart } from '../../db/search/word-pairs.ts'

const COLUMNS: readonly TextColumn[] = ['title', 'body', 'caption', 'furniture']
const SIZE = 5000
const RUNS = 100
// Some in every text, some in hardly any; beginnings of one another; longer than a page; letters of several bytes.
const WORDS = [
  'a',
  'the',
  'they',
  'them',
  'thematic',
  'weir',
  'weird',
  'été',
  'жук',
  '水',
  'x'.repeat(150),
  'zz',
] as const

const folder = mkdtempSync(join(tmpdir(), 'variorum-test-'))
const connections: Connection[] = []
afterAll(() => {
  for (const connection of connections) connection.close()
  rmSync(folder, { recursive: true })
})

/** An index as a corpus has it, of pages so small that a few articles fill hundreds. */
function newIndex(pageSize: number, kept = "content = '', contentless_delete = 1"): Connection {
  const file = join(folder, `${connections.length}.db`)
  const connection = new Connection(file, { readonly: false, mustExist: false, timeout: 1000 })
  connections.push(connection)
  connection.exec(`
    CREATE VIRTUAL TABLE article_fts USING fts5 (title, body, caption, furniture, ${kept},
      tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
    INSERT INTO article_fts (article_fts, rank) VALUES ('pgsz', ${pageSize});
    INSERT INTO article_fts (article_fts, rank) VALUES ('automerge', 2);`)
  return connection
}

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'the', 'weir') },
  { weight: 2, arbitrary: fc.constantFrom(...WORDS) },
)
const textOf = (maxLength: number) => fc.array(word, { maxLength }).map((words) => words.join(' '))
const article = fc.record({ title: textOf(4), body: textOf(40), caption: textOf(5), furniture: textOf(5) })
type Article = Record<TextColumn, string>

const change = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ put: fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), article), { maxLength: 30 }) }),
  },
  { weight: 2, arbitrary: fc.record({ remove: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ merge: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: fc.constant({ optimize: true }) },
)
type Change = { put: [number, Article][] } | { remove: number[] } | { merge: number } | { optimize: boolean }

interface Sought {
  readonly words: readonly string[]
  readonly cut: number
  readonly prefix: boolean
  readonly columns: readonly TextColumn[] | undefined
}

const sought: fc.Arbitrary<Sought> = fc.record({
  words: fc.array(word, { minLength: 1, maxLength: 4 }),
  cut: fc.integer({ min: 1, max: 6 }),
  prefix: fc.boolean(),
  columns: fc.option(fc.subarray([...COLUMNS], { minLength: 1 }), { nil: undefined }),
})

function phraseOf({ words, cut, prefix, columns }: Sought): PhraseNode {
  const cutOff = words.map((each, at) =>
    prefix && at === words.length - 1 ? Array.from(each).slice(0, cut).join('') : each,
  )
  return { type: 'phrase', words: cutOff.map(folded), prefix, ...(columns && { columns }) }
}

function apply(connection: Connection, change: Change): void {
  connection.transaction(() => {
    if ('put' in change)
      for (const [row, { title, body, caption, furniture }] of change.put)
        connection.run(
          'INSERT OR REPLACE INTO article_fts (rowid, title, body, caption, furniture) VALUES (?, ?, ?, ?, ?)',
          row,
          title,
          body,
          caption,
          furniture,
        )
    else if ('remove' in change)
      for (const row of change.remove) connection.run('DELETE FROM article_fts WHERE rowid = ?', row)
    else if ('merge' in change)
      connection.run("INSERT INTO article_fts (article_fts, rank) VALUES ('merge', ?)", change.merge)
    else connection.run("INSERT INTO article_fts (article_fts) VALUES ('optimize')")
  })
}

function asked(connection: Connection, phrase: PhraseNode, columns: readonly TextColumn[]): number[] {
  const match = `{${columns.join(' ')}} : ("${phrase.words.join(' ')}"${phrase.prefix ? ' *' : ''})`
  return connection.values<number>('SELECT rowid FROM article_fts WHERE article_fts MATCH ? ORDER BY rowid', match)
}

test('the rows of words and phrases are those that FTS5 finds, whatever was replaced, removed and merged', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(32, 64, 200, 4050),
      fc.array(change, { minLength: 1, maxLength: 12 }),
      fc.array(sought, { minLength: 5, maxLength: 20 }),
      fc.constantFrom(0, 20, 100, 1_000_000),
      (pageSize, changes, queries, most) => {
        const connection = newIndex(pageSize)
        for (const each of changes) apply(connection, each)
        const index = openTextIndex(connection, () => undefined)!
        for (const { words, prefix, cut, columns } of queries) {
          const phrase = phraseOf({ words, prefix, cut, columns })
          const terms = termsOf(phrase)
          if (terms === null) {
            expect([phrase.words.length > 1, prefix]).toEqual([true, true])
            continue
          }
          const wanted = columns ?? ['title', 'body', 'caption']
          const { rows, titles, frequencies } = phraseRows(index, phrase, terms, { size: SIZE, most })
          expect([phrase, [...rowsOf(rows)]]).toEqual([phrase, asked(connection, phrase, wanted)])
          expect([...rowsOf(titles)]).toEqual(wanted.includes('title') ? asked(connection, phrase, ['title']) : [])
          if (frequencies !== null) expect(new Set(frequencies.rows)).toEqual(new Set(rowsOf(rows)))
          else expect(most).toBeLessThan(SIZE)
        }
      },
    ),
    { numRuns: RUNS },
  )
}, 60_000)

test('the articles of words and beginnings that are kept are those that FTS5 finds, as many as there is memory for', () => {
  const one = fc.record({ word, cut: fc.integer({ min: 1, max: 3 }), prefix: fc.boolean() })
  fc.assert(
    fc.property(
      fc.constantFrom(32, 200, 4050),
      fc.array(change, { minLength: 1, maxLength: 12 }),
      fc.array(one, { minLength: 1, maxLength: 10 }),
      fc.constantFrom(0, 40, 1_000_000),
      (pageSize, changes, queries, mostBytes) => {
        const connection = newIndex(pageSize)
        for (const each of changes) apply(connection, each)
        const index = openTextIndex(connection, () => undefined)!
        const phrases = queries.map(({ word, cut, prefix }) =>
          phraseOf({ words: [word], cut, prefix, columns: undefined }),
        )
        const known = new Map<string, RowsByPart>()
        const terms = phrases.map((phrase) => ({ ...termsOf(phrase)![0]!, pages: 1 }))
        for (const _ of readCommonRows(index, terms, { size: SIZE, mostBytes }, known));
        const listed = (rows: RowList | undefined): number[] => {
          const bits = emptyBitmap(SIZE)
          rows?.addTo(bits)
          return [...rowsOf(bits)]
        }
        for (const [at, phrase] of phrases.entries()) {
          const rows = known.get(termName(terms[at]!))
          if (rows === undefined) {
            expect(mostBytes).toBeLessThan(1_000_000)
            continue
          }
          expect([phrase, listed(rows.title)]).toEqual([phrase, asked(connection, phrase, ['title'])])
          expect([phrase, listed(rows.text)]).toEqual([phrase, asked(connection, phrase, ['body', 'caption'])])
        }
        const bytes = [...known.values()].reduce(
          (sum, { title, text }) => sum + (title?.bytes ?? 0) + (text?.bytes ?? 0),
          0,
        )
        expect(bytes).toBeLessThanOrEqual(mostBytes)
      },
    ),
    { numRuns: RUNS },
  )
}, 60_000)

/** Pairs of all words that fill pages, however few. */
const ANY_PAIR: PairLimits = {
  leastArticles: 1,
  mostWords: 20,
  leastCost: 0,
  mostBytes: 1_000_000,
  leastPages: 1,
  mostBytesOfTerms: 1_000_000,
}

/** Works until nothing is left to do with the index as it is; how often work was put off. */
function keepUp(keeper: PairKeeper): number {
  for (let later = 0; ;) {
    const left = keeper.step(0)
    if (left === 'none') return later
    if (left === 'later') later++
  }
}

test('phrases are the same with pairs of common words, whatever was replaced, removed and merged since these were made', () => {
  let used = 0
  fc.assert(
    fc.property(
      fc.constantFrom(32, 64, 200),
      fc.array(fc.tuple(change, fc.constantFrom('no step', 'a few steps', 'all steps')), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.array(sought, { minLength: 5, maxLength: 20 }),
      fc.constantFrom(0, 20, 1_000_000),
      fc.constantFrom(0, 60, 500, 1_000_000),
      fc.constantFrom(0, 200, 1_000_000),
      (pageSize, changes, queries, most, mostBytes, mostBytesOfTerms) => {
        const connection = newIndex(pageSize)
        const keeper = new PairKeeper(connection, { ...ANY_PAIR, mostBytes, mostBytesOfTerms })
        for (const [each, steps] of changes) {
          apply(connection, each)
          if (steps === 'a few steps') for (let n = 0; n < 9; n++) keeper.step(0)
          if (steps === 'all steps') keepUp(keeper)
          const index = openTextIndex(connection, () => undefined)!
          if (index.pairs !== null) used++
          for (const one of queries) {
            const phrase = phraseOf(one)
            const terms = termsOf(phrase)
            if (terms === null) continue
            const { rows, titles, frequencies } = phraseRows(index, phrase, terms, { size: SIZE, most })
            const wanted = phrase.columns ?? ['title', 'body', 'caption']
            expect([phrase, [...rowsOf(rows)]]).toEqual([phrase, asked(connection, phrase, wanted)])
            expect([...rowsOf(titles)]).toEqual(wanted.includes('title') ? asked(connection, phrase, ['title']) : [])
            if (frequencies !== null) expect(new Set(frequencies.rows)).toEqual(new Set(rowsOf(rows)))
          }
        }
      },
    ),
    { numRuns: RUNS },
  )
  expect(used).toBeGreaterThan(RUNS)
}, 60_000)

test('a beginning of more letters than have a term of their own is not taken for the common word that it is, too', () => {
  const connection = newIndex(64)
  apply(connection, {
    put: Array.from({ length: 400 }, (_, n) => [
      n + 1,
      { title: n % 3 === 0 ? 'weird' : 'a', body: n % 2 === 0 ? 'weir' : 'weird', caption: '', furniture: '' },
    ]),
  })
  keepUp(new PairKeeper(connection, ANY_PAIR))
  const index = openTextIndex(connection, () => undefined)!
  for (const most of [0, 100, 1_000_000]) {
    for (const columns of [undefined, ['title'], ['body']] as const) {
      const phrase: PhraseNode = { type: 'phrase', words: ['weir'], prefix: true, ...(columns && { columns }) }
      const { rows } = phraseRows(index, phrase, termsOf(phrase)!, { size: SIZE, most })
      expect([...rowsOf(rows)]).toEqual(asked(connection, phrase, columns ?? ['title', 'body', 'caption']))
    }
  }
  const word: PhraseNode = { type: 'phrase', words: ['weir'], prefix: false }
  expect(index.pairs?.rowsOfTerm(termsOf(word)![0]!)).toBeDefined()
})

/** What unicode61 makes of the words here. */
function folded(text: string): string {
  return text.replaceAll('é', 'e')
}

test('rare words beside common ones are found where most pages of the common one are left out', () => {
  const most = 600
  const rows = fc.uniqueArray(fc.integer({ min: 1, max: most }), { maxLength: 6 })
  fc.assert(
    fc.property(
      fc.constantFrom(32, 48, 100),
      fc.array(fc.integer({ min: 1, max: most }), { maxLength: 3 }),
      fc.array(fc.nat(12), { minLength: 20, maxLength: 20 }),
      rows,
      rows,
      fc.boolean(),
      (pageSize, ends, counts, before, behind, whole) => {
        const connection = newIndex(pageSize)
        const texts = Array.from({ length: most }, (_, at): [number, Article] => {
          const the = 'the a '.repeat(counts[at % counts.length]!)
          const body = `${the}${before.includes(at + 1) ? 'zz the' : ''} ${behind.includes(at + 1) ? 'the zz' : 'a'}`
          return [at + 1, { title: '', body, caption: '', furniture: '' }]
        })
        // Each in a segment of its own.
        const bounds = [0, ...ends.toSorted((a, b) => a - b), most]
        for (const [at, end] of bounds.entries()) apply(connection, { put: texts.slice(bounds[at - 1] ?? 0, end) })
        if (whole) apply(connection, { optimize: true })
        const index = openTextIndex(connection, () => undefined)!
        for (const words of [
          ['zz', 'the'],
          ['the', 'zz'],
          ['a', 'the', 'zz'],
          ['zz', 'the', 'the', 'zz'],
        ]) {
          const phrase: PhraseNode = { type: 'phrase', words, prefix: false }
          const found = phraseRows(index, phrase, termsOf(phrase)!, { size: SIZE, most: 0 })
          expect([words, [...rowsOf(found.rows)]]).toEqual([words, asked(connection, phrase, COLUMNS)])
        }
      },
    ),
    { numRuns: RUNS / 4 },
  )
}, 60_000)

test('reading stops when the caller gives up', () => {
  const connection = newIndex(64)
  apply(connection, {
    put: Array.from({ length: 200 }, (_, n) => [
      n + 1,
      { title: '', body: 'the weir '.repeat(50), caption: '', furniture: '' },
    ]),
  })
  let left = 3
  const index = openTextIndex(connection, () => {
    if (left-- === 0) throw new AppError('cancelled', 'given up')
  })!
  const phrase: PhraseNode = { type: 'phrase', words: ['the'], prefix: false }
  expect(() => phraseRows(index, phrase, termsOf(phrase)!, { size: SIZE, most: SIZE })).toThrow('given up')
})

test('an index that is kept in another way is left to FTS5', () => {
  expect(openTextIndex(newIndex(64), () => undefined)).not.toBeNull()
  expect(openTextIndex(newIndex(64, "content = ''"), () => undefined)).toBeNull()
})
