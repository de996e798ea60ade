import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentHash } from '../../../main/text/content-hash.ts'
import { searchTokens } from '../../../main/text/fold.ts'
import { normaliseWord, tokenise, wordsWithin } from '../../../main/text/tokens.ts'

const word = fc.constantFrom(
  'Turkey',
  'said',
  '1,000',
  "Syria's",
  'de-escalation',
  'Straße',
  'Çavuşoğlu',
  'идлиб',
  'أنقرة',
  '北京',
  'กรุงเทพ',
  'U.S',
  'naïve',
)
const words = fc.array(word, { minLength: 30, maxLength: 60 })
const anything = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from("aZß1,.'’-“” \n\u00a0\u00ad\u200d語ーกิ한مـ\u0301[]()")),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 80,
})

describe('tokenise', () => {
  it.each([
    [
      "Russia's de-escalation of 1,000 men in the U.S",
      ["russia's", 'de-escalation', 'of', '1,000', 'men', 'in', 'the', 'u.s'],
    ],
    ['“Military” ‘specialists’', ['military', 'specialists']],
    ['province.Russia and Moscow,Ankara', ['province', 'russia', 'and', 'moscow', 'ankara']],
    ['The ministry [said](https://a.example/x?y=1) so: www.a.example', ['the', 'ministry', 'said', 'so']],
    ['STRASSE Straße', ['strasse', 'strasse']],
    ['北京说', ['北', '京', '说']],
    ['co\u00adoperate', ['cooperate']],
    ['مـــوسكو', ['موسكو']],
  ])('splits %j', (text, expected) => {
    expect(tokenise(text).words).toEqual(expected)
  })

  it('points into the text as given, in order, whatever the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { words, starts, ends } = tokenise(text)
        let last = 0
        for (const [n, start] of starts.entries()) {
          expect(start).toBeGreaterThanOrEqual(last)
          last = ends[n]!
          expect(normaliseWord(text.slice(start, last))).toBe(words[n])
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('reads one endless token and one endless chain', () => {
    expect(tokenise('a'.repeat(5_000_000)).words[0]).toHaveLength(200)
    expect(tokenise('a-'.repeat(2_000_000)).words.length).toBeGreaterThan(1000)
  })
})

describe('contentHash', () => {
  it('makes no difference of case, quotation marks, punctuation and white space', () => {
    const space = fc.constantFrom(' ', '\n', '\r\n', '\u00a0', '  ', ' \n\n ')
    const around = fc.constantFrom(
      ['', ''],
      ['“', '”'],
      ['"', '"'],
      ['‘', '’'],
      ['(', ')'],
      ['', '!'],
      ['«', '»'],
      ['', ';'],
    )
    const shown = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.replaceAll("'", '’'),
      (text: string) => text.normalize('NFD'),
    )
    fc.assert(
      fc.property(
        words,
        fc.array(fc.tuple(space, around, shown, fc.boolean()), { minLength: 60, maxLength: 60 }),
        (list, ways) => {
          const varied = list
            .map((plain, n) => {
              const [gap, [open, close], show, upper] = ways[n]!
              return `${open}${show(upper ? plain.toUpperCase() : plain)}${close}${gap}`
            })
            .join('')
          expect(contentHash(varied)).toBe(contentHash(list.join(' ')))
        },
      ),
    )
  })

  it('tells texts apart that differ in one word', () => {
    fc.assert(
      fc.property(words, fc.nat(29), (list, at) => {
        const changed = [...list].map((word, n) => (n === at ? 'withdrew' : word))
        expect(contentHash(changed.join(' '))).not.toBe(contentHash(list.join(' ')))
      }),
    )
  })

  it('knows texts of under 25 words by their exact characters only', () => {
    expect(contentHash('XS SM MD LG')).not.toBe(contentHash('xs sm md lg'))
    expect(contentHash('XS SM MD LG')).toBe(contentHash('XS SM MD LG'))
  })
})

const corpus = join(import.meta.dirname, '../../../../shared/corpus/idlib-2020')

describe.runIf(existsSync(corpus))('the hand-made truth', () => {
  it('has the same words', () => {
    const truth = JSON.parse(readFileSync(join(corpus, 'shared-passages.json'), 'utf8')) as {
      documents: { file: string; words: number; normalised_token_sha256: string }[]
    }
    for (const { file, words, normalised_token_sha256 } of truth.documents) {
      const tokens = tokenise(readFileSync(join(corpus, file), 'utf8'))
      expect([file, tokens.words.length]).toEqual([file, words])
      expect(createHash('sha256').update(tokens.words.join(' ')).digest('hex')).toBe(normalised_token_sha256)
    }
  })
})

describe('texts of ASCII letters', () => {
  it('have the words that they have among other letters', () => {
    const ascii = fc.string({ unit: fc.constantFrom(...'aB0 \'-.,:;"()\n’‘“”–…\u00a0_@/'.split('')), maxLength: 80 })
    fc.assert(
      fc.property(ascii, (text) => {
        const { words } = tokenise(text)
        expect(tokenise(`${text} ж`).words).toEqual([...words, 'ж'])
        expect(searchTokens(`${text} ж`).words).toEqual([...searchTokens(text).words, 'ж'])
      }),
    )
  })
})

describe('wordsWithin', () => {
  it('gives the words of paragraphs as if they were tokenised by themselves', () => {
    const paragraph = fc
      .array(fc.oneof(word, fc.string({ maxLength: 6 })), { minLength: 1, maxLength: 8 })
      .map((words) => words.join(' ').replaceAll('\n', ' ').trim())
    fc.assert(
      fc.property(fc.array(fc.tuple(paragraph, fc.boolean()), { maxLength: 8 }), (paragraphs) => {
        const text = paragraphs.map(([words]) => words).join('\n\n')
        const spans: { start: number; end: number }[] = []
        let at = 0
        for (const [words, wanted] of paragraphs) {
          if (wanted) spans.push({ start: at, end: at + words.length })
          at += words.length + 2
        }
        const alone = tokenise(spans.map(({ start, end }) => text.slice(start, end)).join('\n\n')).words
        const within = wordsWithin(tokenise(text), spans)
        expect(within ?? alone).toEqual(alone)
      }),
    )
  })

  it('gives none where a span cuts through a word', () => {
    expect(wordsWithin(tokenise('water level'), [{ start: 0, end: 8 }])).toBeUndefined()
    expect(wordsWithin(tokenise('water level'), [{ start: 0, end: 5 }])).toEqual(['water'])
  })
})
