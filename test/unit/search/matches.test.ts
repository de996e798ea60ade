import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LayerSpan } from '../../../main/contract/article.ts'
import { describeMatches, textMatches, type SearchedText } from '../../../main/search/matches.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'

/** Builds an article from blocks, separated by empty lines. */
function article(blocks: [LayerSpan['layer'], string][], title: string | null = null): SearchedText {
  let text = ''
  const layers: LayerSpan[] = []
  for (const [layer, block] of blocks) {
    if (text !== '') text += '\n\n'
    layers.push({ layer, start: text.length, end: text.length + block.length })
    text += block
  }
  return { title, text, layers }
}

const matched = (searched: SearchedText, query: string): string[] =>
  textMatches(searched, parseQuery(query).node).map(([start, end]) => searched.text.slice(start, end))

const ferry = article(
  [
    ['furniture', 'Ferry times and ferry fares'],
    ['headline', 'Ferry runs aground'],
    ['body', 'The ferry “Çamlıca” ran\naground on Monday. Nobody was hurt when the FERRY stopped.'],
    ['caption', 'The ferry seen from the harbour'],
    ['body', 'Divers said: ferries are safe, de-escalation is not [needed](#).'],
  ],
  'Ferry runs aground',
)

describe('textMatches', () => {
  test('finds words whatever their case, accents and line breaks, outside the furniture', () => {
    expect(matched(ferry, 'ferry')).toEqual(['Ferry', 'ferry', 'FERRY', 'ferry'])
    expect(matched(ferry, 'camlica')).toEqual(['Çamlıca'])
    expect(matched(ferry, '"ran aground"')).toEqual(['ran\naground'])
    expect(matched(ferry, 'de-escalation')).toEqual(['de-escalation'])
    expect(matched(ferry, 'ferr*')).toEqual(['Ferry', 'ferry', 'FERRY', 'ferry', 'ferries'])
  })

  test('keeps to the parts asked for', () => {
    expect(matched(ferry, 'in:furniture ferry')).toEqual(['Ferry', 'ferry'])
    expect(matched(ferry, 'in:caption ferry')).toEqual(['ferry'])
    expect(matched(ferry, 'title:ferry')).toEqual(['Ferry'])
  })

  test('marks words near one another only where they are, and what patterns stand for', () => {
    expect(matched(ferry, 'NEAR/1(ferry aground)')).toEqual(['Ferry', 'aground', 'ferry'])
    expect(matched(ferry, 'NEAR/3(ferry ran aground)')).toEqual(['aground', 'ferry', 'ran', 'aground'])
    expect(matched(ferry, 'NEAR/2((nobody OR divers) (hurt OR said))')).toEqual(['Nobody', 'hurt', 'Divers', 'said'])
    expect(matched(ferry, 'f?rr*s')).toEqual(['ferries'])
    expect(matched(ferry, '"the f*y *am*"')).toEqual(['The ferry “Çamlıca'])
    expect(matched(ferry, '*ground')).toEqual(['aground', 'aground'])
    expect(matched(ferry, 'only:(ferries OR divers)')).toEqual(['Divers', 'ferries'])
  })

  test('marks exactly what an expression matches, in stretches without furniture', () => {
    expect(matched(ferry, String.raw`/\bF\w+[yY]\b/`)).toEqual(['Ferry', 'FERRY'])
    expect(matched(ferry, String.raw`/ran\sa/`)).toEqual(['ran\na'])
    expect(matched(ferry, '/“.+?”/')).toEqual(['“Çamlıca”'])
    expect(matched(ferry, '/FERRY$/i in:furniture')).toEqual([])
    expect(matched(ferry, 'in:caption /^the|r$/i')).toEqual(['The', 'r'])
    expect(matched(ferry, 'title:/r/')).toEqual(['r', 'r', 'r', 'r'])
    expect(matched(ferry, '/x*/')).toEqual([])
    expect(matched(article([['body', '𝒻𝒻 a𝒻']]), '/𝒻*/')).toEqual(['𝒻𝒻', '𝒻'])
    expect(matched(article([['body', `${'a'.repeat(50)}!`]]), '/(a+)+$/')).toEqual([])
  })

  test('lies exactly on words of any script, with their marks', () => {
    const text = article([
      [
        'body',
        'Le cafe\u0301 d’Édouard, “très” so\u00adft. قال الـمُـديـر: الأحداث\nفي سوريا. हिन्दी भाषा में। 東京の空。 Ѐ Київ',
      ],
    ])
    expect(matched(text, 'cafe')).toEqual(['cafe\u0301'])
    expect(matched(text, 'd’edouard')).toEqual(['d’Édouard'])
    expect(matched(text, "'tres soft'")).toEqual(['très', 'so\u00adft'])
    expect(matched(text, 'المدير')).toEqual(['الـمُـديـر'])
    expect(matched(text, '"الاحداث في"')).toEqual(['الأحداث\nفي'])
    expect(matched(text, 'NEAR/1(الاحداث سوريا)')).toEqual(['الأحداث', 'سوريا'])
    expect(matched(text, '*دير')).toEqual(['الـمُـديـر'])
    expect(matched(text, 'हिन्*')).toEqual(['हिन्दी'])
    expect(matched(text, '東京')).toEqual(['東京'])
    expect(matched(text, 'ки?в')).toEqual(['Київ'])
  })

  test('leaves out what is excluded, and knows no words in other clauses', () => {
    expect(matched(ferry, 'divers -ferry tag:ferry')).toEqual(['Divers'])
    expect(matched(ferry, 'tag:ferry')).toEqual([])
  })

  test('a phrase runs on over a caption in between, marking only its own words', () => {
    expect(matched(ferry, '"stopped divers"')).toEqual(['stopped', 'Divers'])
  })

  test('spans are in order, do not overlap, and lie on the words sought', () => {
    const words = fc.array(fc.constantFrom('sea', 'Séa', 'seaside', 'the', 'SEA,', '“sea”', 'sea-sea'), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(words, (parts) => {
        const searched = article([['body', parts.join(' ')]])
        const spans = textMatches(searched, parseQuery('sea "sea sea"').node)
        const count = parts.join(' ').match(/\bs[eé]a\b/giu)?.length ?? 0
        let covered = 0
        for (const [index, [start, end]] of spans.entries()) {
          expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0)
          covered += searched.text.slice(start, end).match(/\bs[eé]a\b/giu)?.length ?? 0
        }
        expect(covered).toBe(count)
      }),
    )
  })
})

describe('describeMatches', () => {
  test('counts, and shows the words around without markup and line breaks', () => {
    expect(describeMatches(ferry, parseQuery('escalation').node)).toEqual({
      count: 1,
      snippets: [{ before: 'Divers said: ferries are safe, de-', match: 'escalation', after: ' is not needed.' }],
    })
  })

  test('never shows the same words twice', () => {
    const { count, snippets } = describeMatches(ferry, parseQuery('ferry').node, { snippets: 3, context: 20 })
    expect(count).toBe(4)
    expect(snippets).toHaveLength(3)
    expect(snippets[1]!.before.startsWith(snippets[0]!.after)).toBe(false)
  })

  test('shows the title when the words stand there alone', () => {
    const titled = article([['body', 'Nothing of the kind.']], 'Storm over the bay')
    expect(describeMatches(titled, parseQuery('storm').node)).toEqual({
      count: 1,
      snippets: [{ before: '', match: 'Storm', after: ' over the bay' }],
    })
  })
})
