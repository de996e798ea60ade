import { describe, expect, test } from 'vitest'
import type { PhraseNode, QueryNode, WildcardNode } from '../../../main/contract/query.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { printQuery } from '../../../main/search/print-query.ts'

const node = (query: string): QueryNode => parseQuery(query).node
const word = (...words: string[]): PhraseNode => ({ type: 'phrase', words, prefix: false })
const prefix = (...words: string[]): PhraseNode => ({ type: 'phrase', words, prefix: true })
const wildcard = (...words: string[]): WildcardNode => ({ type: 'wildcard', words })

describe('wildcards', () => {
  test('stand anywhere in a word, and one at its end is a prefix', () => {
    expect(node('*tion')).toEqual(wildcard('*tion'))
    expect(node('wom?n')).toEqual(wildcard('wom?n'))
    expect(node('dé*lac?*')).toEqual(wildcard('de*lac?*'))
    expect(node('end?')).toEqual(wildcard('end?'))
    expect(node('end*')).toEqual(prefix('end'))
    expect(node('**end**')).toEqual(wildcard('*end*'))
    expect(node('a*?*b')).toEqual(wildcard('a?*b'))
  })

  test('in a phrase belong to the word that they touch', () => {
    expect(node('"displac* persons"')).toEqual(wildcard('displac*', 'persons'))
    expect(node('"the displac*"')).toEqual(prefix('the', 'displac'))
    expect(node('de-escal*ion')).toEqual(wildcard('de', 'escal*ion'))
  })

  test('that touch no word are any one word', () => {
    expect(node('"a * b"')).toEqual(word('a', '*', 'b'))
    expect(node('"a ** *?* b"')).toEqual(word('a', '*', '*', 'b'))
    expect(node('"* a *"')).toEqual(word('*', 'a', '*'))
    expect(node('"a * b*"')).toEqual(prefix('a', '*', 'b'))
    expect(node('"a * wom?n"')).toEqual(wildcard('a', '*', 'wom?n'))
    expect(node('a-*')).toEqual(word('a', '*'))
    expect(node('"* *"')).toEqual({ type: 'all' })
    expect(parseQuery('"a * b"~3')).toEqual({ node: near(3, word('a'), word('b')), ignored: ['*'] })
  })

  test('a question mark of a quoted text is none', () => {
    expect(node('"who killed him?"')).toEqual(word('who', 'killed', 'him'))
    expect(node('"wh?t? no"')).toEqual(wildcard('wh?t', 'no'))
  })

  test('alone ask for nothing, and too many are literal', () => {
    expect(node('? ** ??*')).toEqual({ type: 'all' })
    expect(node('a*'.repeat(50)).type).toBe('phrase')
  })
})

const near = (distance: number, ...nodes: (PhraseNode | WildcardNode)[]): QueryNode => ({
  type: 'near',
  distance,
  nodes,
})

describe('words near one another', () => {
  test('are written before, between, or as a phrase with room', () => {
    expect(node('NEAR/5(aid convoy)')).toEqual(near(5, word('aid'), word('convoy')))
    expect(node('NEAR(aid convoy)')).toEqual(near(10, word('aid'), word('convoy')))
    expect(node('aid NEAR/5 convoy')).toEqual(near(5, word('aid'), word('convoy')))
    expect(node('a NEAR/2 b NEAR/2 c')).toEqual(near(2, word('a'), word('b'), word('c')))
    expect(node('"aid to idl*"~4')).toEqual(near(4, word('aid'), word('to'), prefix('idl')))
    expect(node('-aid NEAR/5 convoy')).toEqual({ type: 'not', node: near(5, word('aid'), word('convoy')) })
    expect(node('x OR aid NEAR/0 convoy')).toEqual({
      type: 'or',
      nodes: [word('x'), near(0, word('aid'), word('convoy'))],
    })
  })

  test('may be phrases, wildcards and groups', () => {
    expect(node('NEAR/3("new york" c*p (a OR "b c"*))')).toEqual({
      type: 'near',
      distance: 3,
      nodes: [word('new', 'york'), wildcard('c*p'), { type: 'or', nodes: [word('a'), prefix('b', 'c')] }],
    })
    expect(node('title:(aid NEAR/3 convoy)')).toEqual({
      ...near(3, word('aid'), word('convoy')),
      columns: ['title'],
    })
    expect(node('NEAR/3(aid)')).toEqual(word('aid'))
  })

  test.each([
    ['NEAR/3(a tag:b)', { type: 'and', nodes: [word('a'), { type: 'tag', name: 'b' }] }, ['NEAR/3(']],
    ['NEAR/3(a -b)', { type: 'and', nodes: [word('a'), { type: 'not', node: word('b') }] }, ['NEAR/3(']],
    ['a NEAR/3 tag:b', { type: 'and', nodes: [word('a'), word('near', '3'), { type: 'tag', name: 'b' }] }, ['NEAR/3']],
    ['NEAR/3 a', { type: 'and', nodes: [word('near', '3'), word('a')] }, ['NEAR/3']],
    ['a NEAR/99999 b', { type: 'and', nodes: [word('a'), word('near', '99999'), word('b')] }, ['NEAR/99999']],
    ['a NEAR b', { type: 'and', nodes: [word('a'), word('near'), word('b')] }, []],
  ] as [string, QueryNode, string[]][])('%s is not', (query, expected, ignored) => {
    expect(parseQuery(query)).toEqual({ node: expected, ignored })
  })
})

describe('regular expressions', () => {
  test('stand between slashes', () => {
    expect(node('/a (b|c)/')).toEqual({ type: 'regex', source: 'a (b|c)', ignoreCase: false })
    expect(node('-/["/]x/i')).toEqual({ type: 'not', node: { type: 'regex', source: '["/]x', ignoreCase: true } })
    expect(node(String.raw`title:/\bUS\b/`)).toEqual({
      type: 'regex',
      source: String.raw`\bUS\b`,
      ignoreCase: false,
      columns: ['title'],
    })
  })

  test.each([
    ['/(/', { type: 'all' }, [')']],
    ['/[z-a]/', word('z', 'a'), ['/[z-a]/']],
    ['/home/ann/news', word('home', 'ann', 'news'), []],
    ['tag:(/x/)', word('x'), ['/x/']],
    ['and/or', word('and', 'or'), []],
    ['/x/s', word('x', 's'), ['/x/s']],
    ['outlet:/bbc/', { type: 'field', field: 'outlet', value: '/bbc/', exact: false }, ['outlet:/bbc/']],
    ['only:/x/', { type: 'only', node: word('x') }, ['only:/x/']],
    ['only:-x', { type: 'only', node: word('x') }, ['only:-x']],
    ['title:title:x', { ...word('title', 'x'), columns: ['title'] }, ['title:title:x']],
    ['minister~3', word('minister', '3'), ['minister~3']],
    [`/${'x'.repeat(501)}/`, { type: 'all' }, ['long']],
  ] as [string, QueryNode, string[]][])('%s is none', (query, expected, ignored) => {
    const parsed = parseQuery(query)
    if (expected.type !== 'all') expect(parsed).toEqual({ node: expected, ignored })
    expect(JSON.stringify(parsed.node)).not.toContain('regex')
  })
})

test('flags that go without saying may be said', () => {
  expect(node('/x/gu')).toEqual(node('/x/'))
  expect(node('/x/iu')).toEqual(node('/x/i'))
})

test('what is negated twice is not negated', () => {
  expect(parseQuery('NOT NOT a')).toEqual({ node: word('a'), ignored: [] })
  expect(node('NOT NOT NOT a')).toEqual({ type: 'not', node: word('a') })
  expect(node('NOT -a')).toEqual(word('a'))
  expect(node('b NOT NOT a')).toEqual({ type: 'and', nodes: [word('b'), word('a')] })
})

test('a part that no words stand beside is literal, if none may follow', () => {
  expect(parseQuery('in:caption')).toEqual({ node: word('in', 'caption'), ignored: ['in:caption'] })
  expect(parseQuery('in:caption ', { typing: true })).toEqual({ node: { type: 'all' }, ignored: [] })
  expect(parseQuery('in:headline only:x').ignored).toEqual(['in:headline'])
  expect(parseQuery('in:caption (x OR "y z")').ignored).toEqual([])
})

test('names of sets and tags may go on', () => {
  expect(node('set:Id*')).toEqual({ type: 'set', name: 'Id', prefix: true })
  expect(node('tag:"wi re"*')).toEqual({ type: 'tag', name: 'wi re', prefix: true })
  expect(printQuery(node('-set:Id*'))).toBe('-set:"Id"*')
})

describe('fields', () => {
  test('only: takes words, wildcards, NEAR and groups', () => {
    expect(node('only:"white helmets"')).toEqual({ type: 'only', node: word('white', 'helmets') })
    expect(node('only:(aid OR c*p)')).toEqual({
      type: 'or',
      nodes: [
        { type: 'only', node: word('aid') },
        { type: 'only', node: wildcard('c*p') },
      ],
    })
    expect(node('only:(aid NEAR/3 x)')).toMatchObject({ type: 'only', node: { type: 'near', distance: 3 } })
  })

  test('notes, saved searches, states and parts', () => {
    expect(node('note:"To be CHECK*"')).toEqual({ type: 'note', words: ['to', 'be', 'check'], prefix: false })
    expect(node('note:check*')).toEqual({ type: 'note', words: ['check'], prefix: true })
    expect(node('search:"my search"')).toEqual({ type: 'search', name: 'my search' })
    expect(node('is:shared')).toEqual({ type: 'is', what: 'shared' })
    expect(node('in:all weather')).toEqual({ ...word('weather'), columns: ['title', 'body', 'caption', 'furniture'] })
    expect(printQuery(node('weather in:all'))).toBe('(in:all weather)')
  })

  test.each(['date:>=2020', 'date:<2020-02', 'date:unknown', 'words:>500', 'is:dated', 'lang:en', 'note:x', 'only:x'])(
    '%s can be excluded',
    (clause) => {
      expect(parseQuery(`-${clause}`)).toEqual({ node: { type: 'not', node: node(clause) }, ignored: [] })
      expect(node(`NOT ${clause}`)).toEqual({ type: 'not', node: node(clause) })
    },
  )
})

test.each([
  ['NEAR/5(aid "new york" (a OR b*))', 'NEAR/5(aid "new york" (a OR b*))'],
  ['in:caption NEAR/2(a b)', '(in:caption NEAR/2(a b))'],
  ['title:(a NEAR/2 b)', 'title:(NEAR/2(a b))'],
  ['"a wom?n"', 'a-wom?n'],
  ['"said * minister"', '"said * minister"'],
  ['title:"* minister *"', 'title:"* minister *"'],
  ['"wom?n and *"', 'wom?n-and-*'],
  ['NEAR/2("a * b" c)', 'NEAR/2("a * b" c)'],
  ['-/x y/i -title:*tion', '-/x y/i -title:*tion'],
  ['only:(a NEAR/1 b)', 'only:(NEAR/1(a b))'],
])('%s prints as %s', (query, printed) => {
  expect(printQuery(node(query))).toBe(printed)
  expect(node(printed)).toEqual(node(query))
})
