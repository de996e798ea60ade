import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { indexedForm, readableTerm, searchTokens } from '../../../main/text/fold.ts'

const db = new Database(':memory:')
db.exec(`
  CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2");
  CREATE VIRTUAL TABLE terms USING fts5vocab (words, 'instance');
`)
afterAll(() => db.close())

/** The terms that FTS5 itself makes of a text, in order. */
function indexed(text: string): string[] {
  db.exec('DELETE FROM words')
  db.prepare('INSERT INTO words (rowid, text) VALUES (1, ?)').run(indexedForm(text))
  return db.prepare<[], string>('SELECT term FROM terms ORDER BY "offset"').pluck().all()
}

describe('searchTokens', () => {
  it.each([
    ['the de-escalation zone', ['the', 'de', 'escalation', 'zone']],
    ["Syria's 1,000 attacks", ['syria', 's', '1', '000', 'attacks']],
    ['Mevlüt Çavuşoğlu', ['mevlut', 'cavusoglu']],
    ['Straße, STRASSE', ['strasse', 'strasse']],
    ['Άγκυρα ΑΓΚΥΡΑΣ', ['αγκυρα', 'αγκυρασ']],
    ['Ещё Её', ['еще', 'ее']],
    ['йогурт иогурт', ['йогурт', 'иогурт']],
    ['أنقرة انقره', ['انقره', 'انقره']],
    ['مـــوسكو مُوسكو', ['موسكو', 'موسكو']],
    ['٦ فبراير', ['6', 'فبراير']],
    ['ﬁnancial Ｎａｔｏ', ['financial', 'nato']],
    ['北京说', ['北', '京', '说']],
    ['Kadıköy', ['kadikoy']],
    ['co\u00adoperate', ['cooperate']],
    ['서울 시', ['서울', '시']],
  ])('folds %j', (text, words) => {
    expect(searchTokens(text).words).toEqual(words)
    expect(indexed(text)).toEqual(words)
  })

  it('keeps the vowel signs of Indic scripts apart, and can show them', () => {
    const [first, second, third] = searchTokens('की का के').words
    expect(new Set([first, second, third]).size).toBe(3)
    expect(indexed('हिन्दी')).toEqual(searchTokens('हिन्दी').words)
    expect(readableTerm(searchTokens('हिन्दी').words[0]!)).toBe('हिन्दी')
  })

  it('is what the index makes of a text of ASCII letters by itself', () => {
    const unit = fc.constantFrom(..."aZ09 '-.,:;_@/\n\0\u00a0–“…•|".split(''), 'x'.repeat(201), 'Y'.repeat(120))
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        expect(indexed(text)).toEqual(searchTokens(text).words)
      }),
      { numRuns: 500 },
    )
  })

  it('points at the words in the text as given', () => {
    const text = 'In\u00a0Ankara said “Çavuşoğlu”, the de\u00adescalation'
    const { words, starts, ends } = searchTokens(text)
    expect(words.map((_, n) => text.slice(starts[n], ends[n]))).toEqual([
      'In',
      'Ankara',
      'said',
      'Çavuşoğlu',
      'the',
      'de\u00adescalation',
    ])
  })

  it('agrees with FTS5 on every character of Unicode', () => {
    const characters: string[] = []
    for (let point = 1; point < 0x110000; point++) {
      if (point < 0xd800 || point > 0xdfff) characters.push(String.fromCodePoint(point))
    }
    for (let from = 0; from < characters.length; from += 20_000) {
      const text = characters
        .slice(from, from + 20_000)
        .map((character) => `a${character}b`)
        .join(' ')
      expect(indexed(text)).toEqual(searchTokens(text).words)
    }
  })

  it('agrees with FTS5 on any text, and its words are in order and inside it', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...Array.from('aéÉßçğıİ۱ـًاأกิ語ーी\u0301\u200d\u00ad -.,’')),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 60,
    })
    fc.assert(
      fc.property(text, (sample) => {
        const { words, starts, ends } = searchTokens(sample)
        expect(indexed(sample)).toEqual(words)
        let last = 0
        for (const [n, start] of starts.entries()) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(ends[n]).toBeGreaterThan(start)
          last = ends[n]!
        }
        expect(last).toBeLessThanOrEqual(sample.length)
      }),
      { numRuns: 500 },
    )
  })
})
