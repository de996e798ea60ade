import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clausesOf, completionAt, querySpans } from '../../../main/contract/query-spans.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'

/** Kind and text of each stretch, a minus sign before what is excluded. */
const spans = (query: string): string =>
  querySpans(query)
    .map(({ start, end, kind, negated }) => `${negated ? '-' : ''}${kind}<${query.slice(start, end)}>`)
    .join(' ')
const clauses = (query: string): string[] =>
  clausesOf(query).map(({ text, negated, field }) => `${negated ? '-' : ''}${field ?? 'text'}<${text}>`)
/** What can be completed where the bar stands, and what a completion takes the place of. */
const completed = (typed: string): unknown => {
  const caret = typed.indexOf('|')
  const text = typed.replace('|', '')
  const found = completionAt(text, caret)
  return found && [found.field ?? found.kind, found.prefix, text.slice(found.start, found.end)]
}

describe('colours of what is typed', () => {
  test.each([
    ['aid "white helmets"', 'word<aid> phrase<"white helmets">'],
    ['dis* wom?n *x', 'word<dis*> wildcard<wom?n> wildcard<*x>'],
    ['a OR -b', 'word<a> operator<OR> -operator<-> -word<b>'],
    ['NOT tag:"x y"', '-operator<NOT> -field<tag:> -value<"x y">'],
    ['-(a tag:b)', '-operator<-> -operator<(> -word<a> -field<tag:> -value<b> -operator<)>'],
    ['-(a -b)', '-operator<-> -operator<(> -word<a> operator<-> word<b> -operator<)>'],
    ['title:a title:/b/i', 'field<title:> word<a> field<title:> regex</b/i>'],
    ['NEAR/5(a b) c NEAR/2 d', 'operator<NEAR/5(> word<a> word<b> operator<)> word<c> operator<NEAR/2> word<d>'],
    ['tag:(a OR b)', 'field<tag:> operator<(> value<a> operator<OR> value<b> operator<)>'],
    ['date:yesterday colour:red is:odd', 'literal<date:yesterday> literal<colour:red> literal<is:odd>'],
    ['a) (b OR', 'word<a> literal<)> literal<(> word<b> operator<OR>'],
    ['OR a', 'literal<OR> word<a>'],
    ['a NEAR/3 tag:b', 'word<a> literal<NEAR/3> field<tag:> value<b>'],
    ['date:>=2020 words:5..', 'field<date:> value<>=2020> field<words:> value<5..>'],
    ['a "open phr', 'word<a> phrase<"open phr>'],
    ['a -outlet:', 'word<a> -operator<-> -field<outlet:>'],
  ])('%s', (query, expected) => {
    expect(spans(query)).toBe(expected)
  })

  test('lie in order, within the text, without overlaps, whatever is typed', () => {
    const piece = fc.constantFrom('a', '"', '(', ')', '-', 'OR', 'NOT', 'tag:', 'title:/x/', 'NEAR/2(', '*', ' ', ' ', ':', '“', '/', '~3', '\u0000', 'é', '𝒻') // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(60), (pieces, caret) => {
        const text = pieces.join('')
        let end = 0
        for (const span of querySpans(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(span.end).toBeGreaterThan(span.start)
          end = span.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
        for (const clause of clausesOf(text)) expect(text.slice(clause.start, clause.end)).toBe(clause.text)
        const found = completionAt(text, Math.min(caret, text.length))
        if (found !== null) expect(text.slice(found.start, found.end).length).toBe(found.end - found.start)
      }),
    )
  })
})

describe('parts that can be taken out', () => {
  test.each([
    ['aid -tag:wire NOT outlet:x', ['text<aid>', '-tag<-tag:wire>', '-outlet<NOT outlet:x>']],
    ['a NEAR/3 b (c OR d) title:e', ['text<a NEAR/3 b>', 'text<(c OR d)>', 'title<title:e>']],
    ['tag:(a OR b) "c d"~3', ['tag<tag:(a OR b)>', 'text<"c d"~3>']],
    [' a OR tag:b ', ['text<a OR tag:b>']],
    ['date:soon x', ['text<date:soon>', 'text<x>']],
    ['  ', []],
  ])('%s', (query, expected) => {
    expect(clauses(query)).toEqual(expected)
  })

  test('and what is left means the rest', () => {
    const query = 'aid -tag:wire NEAR/3(a b) date:2020'
    for (const { start, end } of clausesOf(query)) {
      const rest = clausesOf(query).filter((clause) => clause.start !== start)
      const { node } = parseQuery(`${query.slice(0, start)}${query.slice(end)}`)
      expect(node).toEqual(parseQuery(rest.map(({ text }) => text).join(' ')).node)
    }
  })
})

describe('what can be completed', () => {
  test.each([
    ['ta|', ['field', 'ta', 'ta']],
    ['x -out|', ['field', 'out', 'out']],
    ['tag:|', ['tag', '', 'tag:']],
    ['tag:wi|re', ['tag', 'wi', 'tag:wire']],
    ['-outlet:"The Har|bour" x', ['outlet', 'The Har', 'outlet:"The Harbour"']],
    ['outlet:"The Har|', ['outlet', 'The Har', 'outlet:"The Har']],
    ['tag:(wire OR ag|)', ['tag', 'ag', 'ag']],
    ['ta|g:x', ['field', 'ta', 'tag:']],
    ['lang:|en', ['lang', '', 'lang:en']],
    ['a | b', null],
    ['|a', null],
    ['"ta|', null],
    ['/re|x/', null],
    ['12|', null],
    ['(a|)', ['field', 'a', 'a']],
  ])('%s', (typed, expected) => {
    expect(completed(typed)).toEqual(expected)
  })
})
