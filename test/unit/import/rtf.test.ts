import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { blocksOf, HARBOUR } from './article-words.ts'
import { mutated } from './mutated.ts'
import { readFileAs } from './read-file.ts'

const HEAD = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Times New Roman Cyr;}{\f2\fcharset128 MS Mincho;}{\f3\fcharset2 Symbol;}{\f4 Times New Roman CE;}}
{\stylesheet{\s0\fs22 Normal;}{\s1\b\fs36 Title;}{\s2\b heading 2;}{\s3 caption;}{\*\cs9 Default;}}`

/** Text as RTF writes it: what is no ASCII by its numbers. */
const escaped = (text: string): string =>
  text.replace(/[\\{}]/g, String.raw`\$&`).replace(/[^\x20-\x7e]/g, (unit) => `\\u${(unit.charCodeAt(0) << 16) >> 16}?`)
/** The bytes of a text in a code page, as RTF writes them. */
const bytesOf = (text: string, codePage: string): string =>
  [...iconv.encode(text, codePage)].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('')

const read = (body: string): ReturnType<typeof readFileAs> =>
  readFileAs('story.rtf', Buffer.from(`${HEAD}${body}}`, 'latin1'))
const textOf = async (body: string): Promise<string> => (await read(body)).articles[0]!.extracted.text
const story = HARBOUR.map((paragraph) => String.raw`\pard\plain\f0\fs22 ${escaped(paragraph)}\par `).join('\n')

describe('a rich text document', () => {
  test('is described by its styles', async () => {
    const paragraph = (style: string, text: string): string => `\\pard\\plain\\${style} ${escaped(text)}\\par `
    const { articles } = await read(
      paragraph('s1\\b\\fs36', 'Crane falls into the harbour') +
        paragraph('s0', 'By Ida Holm') +
        paragraph('s0', '4 February 2020') +
        paragraph('s0', HARBOUR[0]) +
        paragraph('s2', 'On the quay') +
        paragraph('s0', HARBOUR[1]) +
        paragraph('s3', 'The crane in better days') +
        paragraph('s0', HARBOUR[2]),
    )
    const { extracted, media } = articles[0]!
    expect(blocksOf(extracted).map(([layer]) => layer)).toEqual([
      'headline',
      'byline',
      'dateline',
      'body',
      'subheading',
      'body',
      'caption',
      'body',
    ])
    expect(extracted).toMatchObject({
      format: 'rtf',
      title: { value: 'Crane falls into the harbour' },
      byline: { value: 'Ida Holm' },
      date: { value: '2020-02-04' },
      body: HARBOUR.join('\n\n'),
    })
    expect(media).toBe('application/rtf')
  })

  test('has its characters from code pages of fonts, from Unicode and from words', async () => {
    expect(
      await textOf(
        String.raw`\f1 ${bytesOf('Привет', 'cp1251')} \f2 ${bytesOf('日本語', 'cp932')} \f4 ${bytesOf('Łódź', 'cp1250')} \f0 ${bytesOf('café', 'cp1252')}\par`,
      ),
    ).toBe('Привет 日本語 Łódź café')
    expect(
      await textOf(
        String.raw`\u8364? \u-10179?\u-8704? \uc2\u233\'e9\'e9 \uc0\u8220 x\u8221 \uc1 {\upr{no}{\*\ud{y\u233?s}}}\par`,
      ),
    ).toBe('€ 😀 é “x”yés')
    expect(await textOf(String.raw`a\emdash b\~c\_d\-e \ldblquote q\rdblquote\tab\{x\}\\\line new\par`)).toBe(
      'a—b\u00a0c‑de “q”\t{x}\\\nnew',
    )
    expect(await textOf(String.raw`{\ansicpg65001 caf\'c3\'a9}\par`)).toBe('café')
  })

  test('is read without what is hidden, deleted, drawn, or only for programs', async () => {
    const text = await textOf(
      String.raw`{\info{\title x}}{\header Running head}{\*\unknown {\b junk} more}\pard Seen {\v hidden{\b  too}}{\deleted gone}{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt a link}}{\pict\pngblip 89504e470d}{\object{\*\objdata 0105}{\result result}}\v hid\v0  end\bin5 }}}}}.\par {\*\bkmkstart b}{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt \pard In the box.\par}}{\shprslt In the box.}}\pard After.{\footnote\chftn{} A note.}\par`,
    )
    expect(text).toBe(['Seen a linkresult end.', 'After.', 'In the box.', 'A note.'].join('\n\n'))
  })

  test('has numbers of lists and no bullets, short rows as rows', async () => {
    expect(
      await textOf(
        String.raw`{\listtext\f3\'b7\tab}Crane\par{\listtext\f0 2.\tab}Quay\par\trowd\pard\intbl Northport\cell 412 ships\cell\row\pard Done.\par`,
      ),
    ).toBe(['Crane', '2. Quay', 'Northport\t412 ships', 'Done.'].join('\n\n'))
  })

  test('takes its properties as any document does, its characters too', async () => {
    const { articles } = await read(
      String.raw`{\info{\title Crane lost in Northport caf\'e9}{\author Ida Holm}{\creatim\yr2020\mo2\dy4}}${story}`,
    )
    expect(articles[0]!.extracted).toMatchObject({
      title: { value: 'Crane lost in Northport café' },
      date: { value: null },
      body: HARBOUR.join('\n\n'),
    })
  })

  test('that is cut off is read so far, and says so', async () => {
    const { articles } = await readFileAs('a.rtf', `${HEAD}${story}{\\b The end`)
    expect(articles[0]!.warnings.map(({ code }) => code)).toEqual(['damaged'])
    expect(articles[0]!.extracted.text).toContain('The end')
  })

  test('is read whatever groups it opens and never closes', async () => {
    const { articles } = await readFileAs('a.rtf', `${HEAD}${story}${'{'.repeat(300_000)}`)
    expect(articles[0]!.extracted.body).toBe(HARBOUR.join('\n\n'))
  })

  test('keeps any words', async () => {
    const words = fc.array(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((word) => /^[\p{L}\p{N}]+$/u.test(word)),
      { minLength: 1 },
    )
    await fc.assert(
      fc.asyncProperty(words, async (list) => {
        expect(await textOf(String.raw`\pard ${escaped(list.join(' '))}\par`)).toBe(list.join(' '))
      }),
      { numRuns: 100 },
    )
  })

  test('ends in rows, however it is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(Buffer.from(`${HEAD}${story}}`)), async (bytes) => {
        const { articles, refusals } = await readFileAs('a.rtf', bytes, { as: 'rtf' })
        expect(articles.length + refusals.length).toBe(1)
        for (const { extracted } of articles) expect(extracted.text.isWellFormed()).toBe(true)
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})
