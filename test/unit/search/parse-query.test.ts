import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QueryNode } from '../../../main/contract/query.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { printQuery } from '../../../main/search/print-query.ts'

const node = (query: string): QueryNode => parseQuery(query).node
const word = (...words: string[]): QueryNode => ({ type: 'phrase', words, prefix: false })
const prefix = (...words: string[]): QueryNode => ({ type: 'phrase', words, prefix: true })

describe('words and operators', () => {
  test('nothing asks for every article', () => {
    for (const empty of ['', '   ', '\n\t\u0000', '()', '""', '*', '-', '&& —'])
      expect(node(empty)).toEqual({ type: 'all' })
  })

  test('words are joined by AND, whether it is written or not', () => {
    const expected = { type: 'and', nodes: [word('aid'), word('convoy')] }
    expect(node('aid convoy')).toEqual(expected)
    expect(node('Aid AND CONVOY')).toEqual(expected)
  })

  test('OR binds weaker than AND, brackets stronger than both', () => {
    expect(node('a b OR c')).toEqual({
      type: 'or',
      nodes: [{ type: 'and', nodes: [word('a'), word('b')] }, word('c')],
    })
    expect(node('a (b OR c)')).toEqual({
      type: 'and',
      nodes: [word('a'), { type: 'or', nodes: [word('b'), word('c')] }],
    })
  })

  test('a minus sign or NOT excludes; inside a word the sign is a hyphen', () => {
    const excluded: QueryNode = { type: 'and', nodes: [word('aid'), { type: 'not', node: word('convoy') }] }
    expect(node('aid -convoy')).toEqual(excluded)
    expect(node('aid NOT convoy')).toEqual(excluded)
    expect(node('aid AND NOT convoy')).toEqual(excluded)
    expect(node('de-escalation')).toEqual(word('de', 'escalation'))
    expect(node('NOT -aid')).toEqual(word('aid'))
    expect(node('aid - convoy')).toEqual({ type: 'and', nodes: [word('aid'), word('convoy')] })
  })

  test('phrases take straight, curly and angled quotation marks', () => {
    for (const query of ['"new york"', '“new york”', '„new york“', '«new york»', '"New  York”']) {
      expect(node(query)).toEqual(word('new', 'york'))
    }
  })

  test('a star makes a prefix', () => {
    expect(node('kill*')).toEqual(prefix('kill'))
    expect(node('"close to kil"*')).toEqual(prefix('close', 'to', 'kil'))
  })

  test('accents and letter shapes are folded', () => {
    expect(node('Çavuşoğlu')).toEqual(word('cavusoglu'))
    expect(node('Straße')).toEqual(word('strasse'))
  })
})

describe('while typing', () => {
  const typed = (query: string) => parseQuery(query, { typing: true })

  test('the last word may go on, unless a space ended it', () => {
    expect(typed('aid conv').node).toEqual({ type: 'and', nodes: [word('aid'), prefix('conv')] })
    expect(typed('aid conv ').node).toEqual({ type: 'and', nodes: [word('aid'), word('conv')] })
    expect(typed('title:conv').node).toEqual({ type: 'phrase', words: ['conv'], prefix: true, columns: ['title'] })
    expect(typed('tag:conv').node).toEqual({ type: 'tag', name: 'conv' })
  })

  test('an open phrase reaches to the end, and an operator at the end waits', () => {
    expect(typed('"new yor')).toEqual({ node: prefix('new', 'yor'), ignored: [] })
    expect(typed('aid OR ')).toEqual({ node: word('aid'), ignored: [] })
    expect(typed('aid NOT ')).toEqual({ node: word('aid'), ignored: [] })
    expect(typed('(aid OR conv')).toMatchObject({ ignored: ['('] })
    expect(typed('aid -outlet:')).toEqual({ node: word('aid'), ignored: [] })
    expect(typed('aid NEAR/3 tag:')).toEqual({ node: word('aid'), ignored: [] })
  })
})

describe('fields', () => {
  test('each field has its clause', () => {
    expect(node('title:siege')).toEqual({ type: 'phrase', words: ['siege'], prefix: false, columns: ['title'] })
    expect(node('outlet:harbour')).toEqual({ type: 'field', field: 'outlet', value: 'harbour', exact: false })
    expect(node('outlet:"The Harbour Post"')).toEqual({
      type: 'field',
      field: 'outlet',
      value: 'The Harbour Post',
      exact: true,
    })
    expect(node('by:"Ada Lund"')).toEqual({ type: 'field', field: 'byline', value: 'Ada Lund', exact: false })
    expect(node('lang:EN')).toEqual({ type: 'field', field: 'language', value: 'en', exact: false })
    expect(node('lang:"en-GB"')).toEqual({ type: 'field', field: 'language', value: 'en-gb', exact: true })
    expect(node('tag:"eye witness"')).toEqual({ type: 'tag', name: 'eye witness' })
    expect(node('Set:first')).toEqual({ type: 'set', name: 'first' })
    expect(node('run:3')).toEqual({ type: 'run', run: 3 })
    expect(node('source:inbox/a.txt')).toEqual({ type: 'source', value: 'inbox/a.txt' })
    expect(node('folder:2020/feb')).toEqual({ type: 'folder', value: '2020/feb', exact: false })
    expect(node('folder:"/n/two  words"')).toEqual({ type: 'folder', value: '/n/two  words', exact: true })
    const quoted = { type: 'folder', value: '/n/a "b"', exact: true } as const
    expect(node(printQuery(quoted))).toEqual(quoted)
    expect(node('format:html')).toEqual({ type: 'field', field: 'format', value: 'html', exact: true })
    expect(node('url:https://example.org/a?b')).toEqual({
      type: 'field',
      field: 'url',
      value: 'https://example.org/a?b',
      exact: false,
    })
    expect(node('is:untagged')).toEqual({ type: 'is', what: 'untagged' })
    expect(node('date:unknown')).toEqual({ type: 'is', what: 'undated' })
    expect(node('outlet:unknown')).toEqual({ type: 'is', what: 'no-outlet' })
    expect(node('-tag:a/b')).toEqual({ type: 'not', node: { type: 'tag', name: 'a/b' } })
  })

  test('a group takes the field for all that is in it', () => {
    expect(node('tag:(a OR "b c")')).toEqual({
      type: 'or',
      nodes: [
        { type: 'tag', name: 'a' },
        { type: 'tag', name: 'b c' },
      ],
    })
  })

  test('a name in quotation marks may hold quotation marks', () => {
    expect(node('tag:"say ""hi"""')).toEqual({ type: 'tag', name: 'say "hi"' })
    expect(node('tag:"“odd”"')).toEqual({ type: 'tag', name: '“odd”' })
  })

  test.each([
    ['2020', '2020', '2021'],
    ['2020-12', '2020-12', '2021-01'],
    ['2020-02-29', '2020-02-29', '2020-03-01'],
    ['2020-02..2020-03', '2020-02', '2020-04'],
    ['2020-03..2020-02', '2020-02', '2020-04'],
    ['2019..', '2019', null],
    ['..2019', null, '2020'],
    ['>2020-02-06', '2020-02-07', null],
    ['>=2020', '2020', null],
    ['<2020-02', null, '2020-02'],
    ['<=2020-02', null, '2020-03'],
  ])('date:%s', (value, from, before) => {
    expect(parseQuery(`date:${value}`)).toEqual({ node: { type: 'date', from, before }, ignored: [] })
  })

  test.each([
    ['100', 100, 100],
    ['100..200', 100, 200],
    ['>100', 101, null],
    ['<=100', null, 100],
  ])('words:%s', (value, min, max) => {
    expect(node(`words:${value}`)).toEqual({ type: 'words', min, max })
  })

  test('in: holds for the words beside it, not for other alternatives', () => {
    expect(node('in:caption dead OR wounded')).toEqual({
      type: 'or',
      nodes: [{ type: 'phrase', words: ['dead'], prefix: false, columns: ['caption'] }, word('wounded')],
    })
    expect(node('(dead OR title:siege) in:caption in:body tag:x')).toEqual({
      type: 'and',
      nodes: [
        {
          type: 'or',
          nodes: [
            { type: 'phrase', words: ['dead'], prefix: false, columns: ['caption', 'body'] },
            { type: 'phrase', words: ['siege'], prefix: false, columns: ['title'] },
          ],
        },
        { type: 'tag', name: 'x' },
      ],
    })
  })
})

describe('what is no clause is literal, and said', () => {
  test.each([
    ['colour:red', word('colour', 'red'), ['colour:red']],
    ['date:yesterday', word('date', 'yesterday'), ['date:yesterday']],
    ['date:2021-02-30', word('date', '2021', '02', '30'), ['date:2021-02-30']],
    ['is:nice', word('is', 'nice'), ['is:nice']],
    ['(aid', word('aid'), ['(']],
    ['aid)', word('aid'), [')']],
    ['"aid', word('aid'), ['"']],
    ['aid OR', { type: 'and', nodes: [word('aid'), word('or')] }, ['OR']],
    ['NOT', word('not'), ['NOT']],
    ['set:a*b', { type: 'set', name: 'a*b' }, ['set:a*b']],
    ['tag:', word('tag'), ['tag:']],
  ] as [string, QueryNode, string[]][])('%s', (query, expected, ignored) => {
    expect(parseQuery(query)).toEqual({ node: expected, ignored })
  })
})

describe('whatever is typed', () => {
  const pieces = fc.constantFrom(
    'aid', 'Straße', '東京', 'عربي', 'OR', 'AND', 'NOT', '-', '(', ')', '"', '“', '”', '*', ' ', '  ', ':', 'tag:', 'title:', 'in:caption',
    'in:body', 'date:', '2020', '2020-02', '..', '>', '<=', 'words:', '12', 'is:tagged', 'outlet:', 'x', '/', '\u0000', '\u202e', 'é', '~3', '""', 'url:',
    'NEAR/3(', 'NEAR/2', 'NEAR(', '?', 'wom?n', '*tion', '"a b"~2', '"c*e f"', '/re(x)/', '/a "b/i', '/[/', 'only:', 'note:', 'search:', 'in:all', 'title:(', 'only:(', 'folder:',
  ) // prettier-ignore
  const query = fc.oneof(
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )

  test('never fails, and prints back to the same meaning', () => {
    fc.assert(
      fc.property(query, fc.boolean(), (text, typing) => {
        const parsed = parseQuery(text, { typing })
        expect(parseQuery(printQuery(parsed.node))).toEqual({ node: parsed.node, ignored: [] })
      }),
      { numRuns: 3000 },
    )
  })

  test('a meaning has one printed form', () => {
    fc.assert(
      fc.property(query, (text) => {
        const printed = printQuery(parseQuery(text).node)
        expect(printQuery(parseQuery(printed).node)).toBe(printed)
      }),
    )
  })

  test('hostile length stays small: depth, clauses and notes are bounded', () => {
    const hostile = [
      '('.repeat(100_000),
      '(a '.repeat(33_000) + ')'.repeat(33_000),
      '"'.repeat(100_000),
      'tag:"'.repeat(20_000),
      'tag:“'.repeat(20_000),
      'tag:"a""'.repeat(12_000),
      '-'.repeat(100_000),
      'NOT '.repeat(25_000),
      'a OR '.repeat(20_000),
      'x'.repeat(100_000),
      'x '.repeat(50_000),
      `"${'x '.repeat(50_000)}"`,
      '*'.repeat(100_000),
      'in:caption '.repeat(9_000),
      '\u0000\ud800'.repeat(50_000),
      'date:2020..'.repeat(9_000),
    ]
    for (const text of hostile) {
      for (const typing of [false, true]) {
        const { node, ignored } = parseQuery(text, { typing })
        expect(sizeOf(node).leaves).toBeLessThanOrEqual(201)
        expect(sizeOf(node).depth).toBeLessThanOrEqual(60)
        expect(ignored.join('').length).toBeLessThanOrEqual(2_000)
      }
    }
  })
})

function sizeOf(node: QueryNode): { leaves: number; depth: number } {
  const children = node.type === 'and' || node.type === 'or' ? node.nodes : node.type === 'not' ? [node.node] : []
  if (children.length === 0) return { leaves: 1, depth: 1 }
  const sizes = children.map(sizeOf)
  return {
    leaves: sizes.reduce((sum, { leaves }) => sum + leaves, 0),
    depth: 1 + Math.max(...sizes.map(({ depth }) => depth)),
  }
}
