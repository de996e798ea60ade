import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QueryLimit } from '../../main/contract/query.ts'
import { Connection } from '../../db/connection.ts'
import { openReader } from '../../db/open.ts'
import { compileQuery } from '../../db/queries/query-sql.ts'
import { parseQuery } from '../../main/search/parse-query.ts'
import { searchTokens } from '../../main/text/fold.ts'
import { tokenise } from '../../main/text/tokens.ts'
import { choicesNear, runsOf } from '../unit/search/brute-force.ts'
import { randomFrom } from '../unit/search/generated-queries.ts'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words, type RecordSketch } from './support/records.ts'

const find = (corpus: TestCorpus, query: string): string =>
  corpus.read('article.ids', { query: parseQuery(query).node, bin: false, sort: 'added', descending: false }).join(' ')

function corpusOf(sketches: readonly RecordSketch[]): TestCorpus {
  const corpus = newCorpus(afterAll)
  importRecords(
    corpus,
    sketches.map((sketch, n) => prepared({ ...sketch, path: `a/${n}.txt` })),
  )
  return corpus
}

describe('what the index answers', () => {
  let corpus: TestCorpus
  beforeAll(() => {
    corpus = corpusOf([
      { title: 'Ferry sinks', body: 'The ferry sank close to the weir. Women wept.' },
      { body: 'A woman saw the old weir, and far from it a ferry.', caption: 'Ferries at the weir' },
      { title: 'Weather', body: 'Nothing to report.', furniture: 'Read about women and ferries' },
    ])
    corpus.write('article.setLayer', { id: '2', start: 0, end: 11, layer: 'headline' })
    const pair = corpus.write('set.create', { name: 'Pair', members: ['1', '2'] })
    corpus.write('set.update', { id: pair.id, notes: 'To be CHECKED against Çavdar’s list' })
    corpus.write('set.create', { name: 'Other', members: ['3'] })
  })

  test.each([
    ['wom?n', '1 2'],
    ['*erry', '1 2'],
    ['in:all f*rries', '2 3'],
    ['"the w*r"', '1 2'],
    ['"old w?ir"', '2'],
    ['ferry NEAR/4 weir', '1'],
    ['NEAR/5(ferry weir)', '1 2'],
    ['NEAR/1((ferry OR ferries) "the weir")', '2'],
    ['NEAR/1(f* sank)', '1'],
    ['-NEAR/4(ferry weir)', '2 3'],
    ['in:headline woman', '2'],
    ['title:woman OR title:weather', '2 3'],
    ['note:checked', '1 2'],
    ['note:"against cavdar"', '1 2'],
    ['-note:check*', '3'],
    ['note:nothing', ''],
    [String.raw`/\bW\w+/`, '1 3'],
    [String.raw`/\bw\w+/`, '1 2'],
    ['/FERRIES at/i', '2'],
    ['in:caption /weir/', '2'],
    ['in:furniture /ferries$/', '3'],
    ['title:/^A wom/', '2'],
    ['title:/^F.* s/', '1'],
    ['-/weir/', '3'],
    ['/weir/ (/Women/ OR /caption/ OR woman)', '1 2'],
    ['search:anything', ''],
  ])('%s', (query, expected) => {
    expect(find(corpus, query)).toBe(expected)
  })
})

test('headlines of older corpora are found by title: once they are opened', () => {
  const corpus = corpusOf([{ title: 'Ferry sinks', body: 'It sank.' }, { body: 'A woman saw it sink.' }, { title: 'Weir', body: 'It holds.' }]) // prettier-ignore
  corpus.write('article.edit', { ids: ['1'], fields: { title: 'Disaster' } })
  corpus.write('article.setLayer', { id: '2', start: 0, end: 7, layer: 'headline' })
  expect(find(corpus, 'title:ferry OR title:woman')).toBe('1 2')
  corpus.close()
  const older = new Connection(corpus.file, { readonly: false, mustExist: true, timeout: 1000 })
  const index = 'INSERT OR REPLACE INTO article_fts (rowid, title, body, caption, furniture) VALUES (?, ?, ?, ?, ?)'
  older.run(index, 1, 'disaster', 'ferry sinks it sank', '', '')
  older.run(index, 2, '', 'a woman saw it sink', '', '')
  for (const table of ['set_link', 'set_decision', 'term_family']) older.run(`DROP TABLE ${table}`)
  for (const column of ['layers', 'frozen']) older.run(`ALTER TABLE comparison_set DROP COLUMN ${column}`)
  older.pragma('user_version = 7')
  older.close()
  corpus.reopen()
  expect(find(corpus, 'title:ferry OR title:woman')).toBe('1 2')
  expect(find(corpus, 'title:weir')).toBe('3')
  expect(find(corpus, 'title:"disaster ferry"')).toBe('')
})

describe('only: and is:shared', () => {
  test('tell a passage of 15 words that others have from what one article says', () => {
    const copied = words(1, 15)
    const short = words(2, 14)
    const corpus = corpusOf([
      { body: `${words(10, 30)} ${copied} ${words(11, 30)} ${short} alpha ${words(12, 20)}` },
      { body: `${words(20, 30)} ${copied} ${words(21, 30)} ${short} alpha` },
      { body: `${words(30, 60)} alpha`, caption: 'omega', furniture: 'omega' },
    ])
    expect(find(corpus, `only:"${copied.split(' ').slice(3, 6).join(' ')}"`)).toBe('')
    expect(find(corpus, `"${copied.split(' ').slice(3, 6).join(' ')}"`)).toBe('1 2')
    // With the word after it, 15 words are the same here: with fewer a passage does not count.
    expect(find(corpus, 'only:alpha')).toBe('3')
    expect(find(corpus, `only:"${words(12, 20).split(' ').slice(2, 5).join(' ')}"`)).toBe('1')
    expect(find(corpus, '-only:alpha')).toBe('1 2')
    expect(find(corpus, 'only:omega')).toBe('')
    expect(find(corpus, 'is:shared')).toBe('1 2')
    corpus.write('article.setState', { ids: ['2'], state: 'bin' })
    expect(find(corpus, 'only:alpha')).toBe('1 3')
    expect(find(corpus, 'is:shared')).toBe('')
  })

  test('agree with a search for the longest common runs, word by word', () => {
    const random = randomFrom(5)
    const pieces = Array.from({ length: 12 }, (_, n) => words(n + 50, 4 + random(30)))
    const bodies = Array.from(
      { length: 8 },
      (_, n) =>
      Array.from({ length: 5 }, (_unused, at) => `${pieces[random(12)]} own${n}x${at} ${words(n * 9 + at, random(9))}`).join(' '), // prettier-ignore
    )
    const corpus = corpusOf(bodies.map((body) => ({ body })))
    const texts = bodies.map((body) => tokenise(body).words)
    const alone = (n: number, at: number): boolean =>
      !texts.some(
        (other, index) =>
          index !== n &&
          other.some((_, there) => {
            let before = 0
            while (before <= at && texts[n]![at - before] === other[there - before] && there - before >= 0) before++
            let after = 0
            while (at + after < texts[n]!.length && texts[n]![at + after] === other[there + after]) after++
            return before > 0 && before + after - 1 >= 15
          }),
      )
    for (const word of new Set(texts.flat().filter((_, index) => index % 3 === 0))) {
      const expected = texts.flatMap((text, n) =>
        text.some((each, at) => each === word && alone(n, at)) ? [String(n + 1)] : [],
      )
      expect([word, find(corpus, `only:${word}`)]).toEqual([word, expected.join(' ')])
    }
  })
})

describe('what is cut short is said', () => {
  let corpus: TestCorpus
  let connection: ReturnType<typeof openReader>
  const limits = (query: string): readonly QueryLimit[] => compileQuery(connection, parseQuery(query).node).limits
  beforeAll(() => {
    corpus = corpusOf(
      Array.from({ length: 60 }, (_, n) => ({ body: `${words(n, 120)} own${n} ${'a'.repeat(40)}! end` })),
    )
    connection = openReader(corpus.file)
  })
  afterAll(() => connection.close())

  test('a wildcard that stands for too many words', () => {
    const [limit] = limits('*a*')
    expect(limit).toMatchObject({ clause: '*a*', limit: 'terms', taken: 400 })
    expect(limit!.of).toBeGreaterThan(1000)
    expect(limits('own?')).toEqual([])
    expect(find(corpus, 'own?')).toBe(Array.from({ length: 10 }, (_, n) => n + 1).join(' '))
  })

  test('but phrases and NEAR of many words are looked through to the end', () => {
    expect(limits('"*a* *wn7"')).toEqual([])
    expect(find(corpus, '"* *wn7"')).toBe('8')
    expect(find(corpus, 'NEAR/0(*n*5 *aaaaa*)')).toBe('6 16 26 36 46 56')
    expect(find(corpus, 'NEAR/9999(*b* *n* own7)')).toBe('8')
  })

  test('and find what each word by itself would tell', () => {
    const random = randomFrom(11)
    const texts = Array.from(
      { length: 60 },
      (_, n) => searchTokens(`${words(n, 120)} own${n} ${'a'.repeat(40)}! end`).words,
    )
    const tokens = texts.map((text) => text.map((word, at) => ({ word, start: at, end: at + 1 })))
    const syllables = ['ba', 'ne', 'ti', 'ro', 'mu', 'sal', 'own', 'a']
    for (let n = 0; n < 40; n++) {
      const [first, second, third] = [0, 1, 2].map(() => syllables[random(8)]!) as [string, string, string]
      const distance = random(4)
      const holds = (part: string) => [(word: string) => word.includes(part)]
      const ends = [(word: string) => word.endsWith(third)]
      const query = `NEAR/${distance}(*${first}* (*${second}* OR *${third}))`
      const expected = tokens.flatMap((each, index) => {
        const choices = [runsOf(each, holds(first)), [...runsOf(each, holds(second)), ...runsOf(each, ends)]]
        return choicesNear(choices, distance).length > 0 ? [String(index + 1)] : []
      })
      expect([query, find(corpus, query)]).toEqual([query, expected.join(' ')])
      const phrase = `"*${first}* *${second}* *${third}"`
      const followed = tokens.flatMap((each, index) =>
        runsOf(each, [...holds(first), ...holds(second), ...ends]).length > 0 ? [String(index + 1)] : [],
      )
      expect([phrase, find(corpus, phrase)]).toEqual([phrase, followed.join(' ')])
    }
    // So many words that their places are not looked up: the articles are looked through.
    const long = texts[7]!.slice(20, 60).map((word, at) => `*${word.slice(at % 2)}`).join(' ') // prettier-ignore
    expect(limits(`"${long}"`)).toEqual([])
    expect(find(corpus, `"${long}"`)).toBe('8')
    expect(find(corpus, `"${long.replace('*', '*x')}"`)).toBe('')
  })

  test('an expression that never ends', () => {
    const [limit] = limits('/(a+)+$/')
    expect(limit).toMatchObject({ clause: '/(a+)+$/', limit: 'time', of: 60 })
    expect(limit!.taken).toBeLessThan(60)
    // Other clauses first: one article is left to be looked through.
    expect(limits('/(a+)+$/ own7')).toMatchObject([{ of: 1 }])
    expect(find(corpus, '/own7/ own7')).toBe('8')
  })

  test('and all of it can be cancelled', () => {
    for (const query of ['*a*', '/b/', 'only:own7', '"*a* *e*"']) {
      let asked = 0
      const cancelled = (): never => {
        asked++
        throw new Error('cancelled')
      }
      expect(() => compileQuery(openedAnew(), parseQuery(query).node, cancelled)).toThrow('cancelled')
      expect(asked).toBe(1)
    }
  })

  const opened: ReturnType<typeof openReader>[] = []
  afterAll(() => opened.forEach((each) => each.close()))
  /** A connection that keeps nothing from before. */
  function openedAnew(): ReturnType<typeof openReader> {
    const fresh = openReader(corpus.file)
    opened.push(fresh)
    return fresh
  }
})
