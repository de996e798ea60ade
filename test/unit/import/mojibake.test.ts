import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { findMojibake } from '../../../main/import/mojibake.ts'
import { readFileAs } from './read-file.ts'

const mistaken = (text: string, encoding: string): string => iconv.decode(Buffer.from(text), encoding)

describe('findMojibake', () => {
  it.each([
    ['windows-1252', '“Don’t go,” she said – and left the café.'],
    ['windows-1251', 'Президент России заявил о мире.'],
    ['windows-1252', 'Президент России заявил о мире.'],
    ['windows-1252', 'قال الرئيس إن'],
    ['windows-1250', 'Příliš žluťoučký kůň'],
  ])('finds UTF-8 that was read as %s: %s', (encoding, text) => {
    const found = findMojibake(mistaken(text, encoding))
    expect(found).toMatchObject({ encoding })
    expect(text).toContain(found!.meant)
  })

  it.each([
    '“Don’t go,” she said – café, naïve, Müller, £5, 20 °C.',
    'Президент России заявил о мире — «да», Р. Иванов.',
    'Ça coûte 5 €, «à Paris» … Élysée',
    'São Paulo, ação, Ângela Â',
    'قال الرئيس إن',
    '日本の首相は会談した。',
    'Příliš žluťoučký kůň',
    'ПРЕЗИДЕНТ РОССИИ «РСФСР» №5',
    'Việt Nam',
  ])('finds none in %s', (text) => {
    expect(findMojibake(text)).toBeUndefined()
  })

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const found = findMojibake(text)
        expect(found === undefined || text.includes(found.shown)).toBe(true)
      }),
    )
  })
})

describe('a text with mojibake', () => {
  it('is imported as it is, with a warning that says what was found', async () => {
    const text = mistaken('“The wells have run dry,” the river authority said – and left.', 'windows-1252')
    const { articles } = await readFileAs('a.txt', text)
    expect(articles[0]!.extracted.text).toBe(text)
    expect(articles[0]!.warnings).toMatchObject([{ code: 'mojibake' }])
    expect(articles[0]!.warnings[0]!.reason).toContain('“â€œ” for ““”')
  })
})

describe('NUL characters', () => {
  it('make a file no text, unless it is wanted as text', async () => {
    const content = 'The wells of the upper valley have run dry.\u0000\n\nNobody knows why.'
    const { refusals } = await readFileAs('a.css', content)
    expect(refusals).toHaveLength(1)
    const forced = await readFileAs('a.css', content, { as: 'text' })
    expect(forced.articles[0]!.extracted.text).not.toContain('\u0000')
    expect(forced.articles[0]!.warnings).toMatchObject([{ code: 'nul-characters' }])
  })
})
