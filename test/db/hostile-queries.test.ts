import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReader } from '../../db/open.ts'
import { compileQuery } from '../../db/queries/query-sql.ts'
import { clausesOf, completionAt, querySpans } from '../../main/contract/query-spans.ts'
import { textMatches } from '../../main/search/matches.ts'
import { parseQuery } from '../../main/search/parse-query.ts'
import { printQuery } from '../../main/search/print-query.ts'
import { randomFrom } from '../unit/search/generated-queries.ts'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

const PIECES = [
  'aid', 'aid', 'ba', 'ne*', '*ti*', '?', '*', 'm?su', 'Straße', '東京', 'عربي', 'cafe\u0301', 'OR', 'AND', 'NOT', '-', '(', ')', '"', '“', '”', "'", ':', ' ', ' ', '\n', '\t', '\u0000', '\u0007', '\ud800',
  '\udfff', '\u202e', '\ufeff', '\u{10ffff}', '𝒻', 'tag:', 'title:', 'outlet:', 'in:all', 'in:caption', 'in:furniture', 'date:', 'date:2020..', 'date:>=2020', 'date:9999-12-31', 'words:>5', 'words:',
  'is:shared', 'is:duplicate', 'is:', 'run:1', 'run:99999999999999', 'note:', 'set:', 'search:x', 'only:', 'only:ba', 'folder:', 'folder:"/a', 'source:%', 'url:_', 'lang:e', 'format:text', 'by:x', 'NEAR(', 'NEAR/3(',
  'NEAR/9999', 'NEAR/0', '~3', '~', '/', '/a/', '/b.*n/i', '/[/', '/\\/', '/(?<x>a)\\k<x>/', '""', '*)', '{title} :', '^', '+', '--', '/*', '*/', ';', "';", 'DROP TABLE article', 'qqinj', 'qqinj"', "qqinj')", 'UNION SELECT 1',
  'article_fts', 'rank', '$1', '?1', ':name', '@x', '%', '_', '\\', '`', '[x]', '\r\n', '<b>', '&amp;', '..', '>', '<=', '0', '1e9', '-1', 'null', 'NaN', 'constructor', '__proto__', 'hasOwnProperty',
] // prettier-ignore

const BOMBS = [
  String.raw`/(a+)+$/`, String.raw`/(a|a)*b/`, String.raw`/(a*)*c/i`, String.raw`/^(\w+\s?)*$/`, String.raw`/(.*a){20}/`, String.raw`/(x{1000}){1000}/`, String.raw`/(?=(a+))*\1\1\1z/`, String.raw`/(?:(?:a?){40})a{40}/`,
  String.raw`only:a* /(a+)+$/ -/(a|aa)+$/`, String.raw`title:/(a+)+$/ OR /((a+)+)+!/`, '*a*e*i*', '*?*?*?*?*?*?*?*', `NEAR/9999(${'*a* '.repeat(30)})`, `NEAR/5(${'(a* OR b* OR *c) '.repeat(12)})`, `"${'*a* '.repeat(39)}"`,
  Array.from({ length: 40 }, (_, n) => `*${n}*`).join(' OR '), 'a* b* c* d* e* OR '.repeat(40), '-*a* '.repeat(60), '-only:ba '.repeat(60), '-/b/ '.repeat(150),
] // prettier-ignore

const LONG = [
  '(', '(a ', ')', '"', '“', 'tag:"', 'tag:“', 'tag:"a""', '-', 'NOT ', 'a OR ', 'x', 'x ', '*', '?', 'a*', 'a?b ', 'in:caption ', '\u0000\ud800', 'date:2020..', '/', '/[', '/[ ', '/a', '/a/ ', '\\/', 'NEAR/3(', 'NEAR/3 ', 'a NEAR/3 ', '"a b"~3 ',
  'only:', 'only:(', 'title:/', '~9', '🜨', 'é', 'e\u0301', 'OR OR ', '()', '""', ':', 'a:b:c ', 'words:1..', "'; DROP TABLE article; --",
].map((piece) => piece.repeat(Math.ceil(100_000 / piece.length))) // prettier-ignore

let corpus: TestCorpus
let connection: ReturnType<typeof openReader>
beforeAll(() => {
  corpus = newCorpus(afterAll)
  const sketches = Array.from({ length: 40 }, (_, n) => ({
    title: words(n + 100, 6),
    body: `${words(n, 60)} ${words(n % 7, 30)} Straße 東京 عربي ${'a'.repeat(60)}! ${'ab '.repeat(30)}`,
    caption: words(n + 200, 5),
    furniture: 'qqmenu',
    path: `a/${n}.txt`,
  }))
  importRecords(corpus, sketches.map(prepared))
  connection = openReader(corpus.file)
})
afterAll(() => connection.close())

/** Everything that happens to a query from typing to answer; milliseconds of processor time of the longest step. */
function ask(text: string, caret: number, typing: boolean): number {
  let longest = 0
  const timed = <T>(step: () => T): T => {
    const began = process.cpuUsage()
    const result = step()
    const { user, system } = process.cpuUsage(began)
    longest = Math.max(longest, (user + system) / 1000)
    return result
  }
  timed(() => [querySpans(text), clausesOf(text), completionAt(text, caret)])
  const { node } = timed(() => parseQuery(text, { typing }))
  timed(() => printQuery(node))
  const { total } = timed(() => corpus.read('search.count', { query: node, bin: false }))
  const page = timed(() =>
    corpus.read('article.page', {
      query: node, bin: false, sort: 'relevance', descending: true, offset: 0, limit: 5,
    }),
  ) // prettier-ignore
  expect(page.total).toBe(total)
  expect(total).toBeLessThanOrEqual(40)
  const [article] = corpus.read('article.texts', { ids: ['3'] })
  timed(() => textMatches(article!, node))
  return longest
}

// Between quoted strings, a full-text query holds nothing but what the compiler writes.
const COMPILED = /^(?:[(){}:,* ]|AND|OR|NOT|NEAR|title|body|caption|furniture|\d+)*$/

function expectNoUserText(text: string): void {
  const { match, condition } = compileQuery(connection, parseQuery(text).node)
  expect((match ?? '').replaceAll(/"(?:[^"]|"")*"/g, '')).toMatch(COMPILED)
  expect(condition?.sql ?? '').not.toMatch(/qqinj|DROP|UNION SELECT 1/)
}

describe('hostile queries', () => {
  test('10,000 random ones are answered, and none of their text becomes SQL', { timeout: 240_000 }, () => {
    const random = randomFrom(7)
    let slowest = { ms: 0, text: '' }
    for (let n = 0; n < 10_000; n++) {
      const parts = Array.from({ length: 1 + random(n % 10 === 0 ? 40 : 8) }, () => PIECES[random(PIECES.length)]!)
      const text = parts.join(random(3) === 0 ? '' : ' ')
      const ms = ask(text, random(text.length + 1), random(2) === 0)
      if (ms > slowest.ms) slowest = { ms, text }
      if (n % 20 === 0) expectNoUserText(text)
    }
    expect(slowest.ms, slowest.text).toBeLessThan(2000)
    expect(corpus.read('search.count', { query: { type: 'all' }, bin: false }).total).toBe(40)
  })

  test.each(BOMBS)('%s', { timeout: 60_000 }, (text) => {
    expect(ask(text, 3, false)).toBeLessThan(2000)
  })

  test.each(LONG.map((text) => [text.slice(0, 20), text]))('100 kB of %s', { timeout: 60_000 }, (_, text) => {
    expect(ask(text, 50_000, true)).toBeLessThan(2000)
    expect(ask(text, 99_999, false)).toBeLessThan(2000)
    expectNoUserText(text)
  })

  test('brackets in brackets, as deep as the language has them, are answered', () => {
    const nested = (depth: number, inner: (n: number) => string): string =>
      Array.from({ length: depth }, (_, n) => inner(depth - n)).join('') + words(3, 1) + ')'.repeat(depth)
    for (let depth = 1; depth <= 20; depth++) {
      for (const inner of [
        (n: number) => `(qq${n} OR ${words(3, 1)} (`,
        (n: number) => `(qq${n} OR -(`,
        (n: number) => `(${words(3, 1)} -(qq${n} OR `,
        () => `((`,
      ])
        expect(() =>
          ask(
            nested(depth, (n) => inner(n).slice(0, -1)),
            0,
            false,
          ),
        ).not.toThrow()
    }
    const deep = (depth: number): string =>
      depth === 0 ? words(3, 1) : `(qq${depth} OR ${words(3, 2)} ${deep(depth - 1)})`
    const { node } = parseQuery(deep(15))
    expect(corpus.read('search.count', { query: node, bin: false }).total).toBe(
      corpus.read('search.count', { query: parseQuery(words(3, 2)).node, bin: false }).total,
    )
  })
})
