import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readXmlRecords, type XmlFound } from '../../../main/import/xml/xml-records.ts'
import { rawText } from '../../../main/import/xml/xml-tree.ts'

async function records(source: string | Uint8Array, size = 100_000): Promise<XmlFound[]> {
  const bytes = Buffer.from(source)
  const input = {
    head: bytes.subarray(0, 16_384),
    hints: {},
    async *chunks() {
      for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
    },
  }
  const found: XmlFound[] = []
  for await (const one of readXmlRecords(input, (name) => (name === 'item' ? 'record' : undefined))) found.push(one)
  return found
}

const texts = (found: readonly XmlFound[]): string[] =>
  found.map((one) => (one.kind === 'problem' ? one.refusal.code : rawText(one.element)))
const sources = (found: readonly XmlFound[]): string[] =>
  found.flatMap((one) => (one.kind === 'problem' ? [] : [iconv.decode(Buffer.from(one.bytes), one.charset)]))

const RECORDS = [
  '<item id="1">AT&T &amp; S&ouml;hne &#x263A; <![CDATA[<b>&copy;</b> ]] & ]]></item>',
  '<item/>',
  '<x:item>two<!-- <item> -- ---></x:item>',
  '<item lang="de"\n  a=\'1 > 0\'>drei &unknown; é</item>',
]
const FILE = `\n<?xml version="1.0"?><!DOCTYPE r [<!ENTITY unknown SYSTEM "file:///etc/passwd"><!ENTITY lol "&lol;&lol;">]><!--- <item> ---><r>${RECORDS.join('\n text < 5 '.replace('<', '&lt;'))}</r>\n`

describe('the records of an XML file', () => {
  test('have their text and their bytes, however the file is cut', async () => {
    for (const size of [1, 2, 5, 13, 81, 100_000]) {
      const found = await records(FILE, size)
      expect(texts(found)).toEqual(['AT&T & Söhne ☺ <b>&copy;</b> ]] & ', '', 'two', 'drei &unknown; é'])
      expect(sources(found)).toEqual(RECORDS)
    }
  })

  test('are read in the encoding that the file declares, shows or marks', async () => {
    const declared = FILE.trim().replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"')
    for (const bytes of [
      iconv.encode(declared, 'iso-8859-1'),
      iconv.encode(FILE, 'utf16le', { addBOM: true }),
      iconv.encode(FILE, 'utf16be', { addBOM: true }),
      iconv.encode(FILE, 'utf-8', { addBOM: true }),
    ]) {
      const found = await records(bytes, 37)
      expect(texts(found).at(-1)).toBe('drei &unknown; é')
      expect(sources(found)).toEqual(RECORDS)
    }
  })

  test('keep an unknown entity as it is written, with a warning', async () => {
    const found = await records(FILE)
    const warnings = found.map((one) => (one.kind === 'problem' ? [] : one.warnings.map(({ code }) => code)))
    expect(warnings).toEqual([[], [], [], ['unknown-entity']])
  })

  test('are read on after damage, with a row for what is damaged', async () => {
    const found = await records(
      '<r><item>one</item><item>5 < 6</item><item><b>three</item><item a="<">4</item><item>five</item></r>',
    )
    expect(texts(found)).toEqual(['one', 'damaged', 'three', 'damaged', 'five'])
    expect(found[2]).toMatchObject({ warnings: [{ code: 'repaired-markup' }] })
    expect(texts(await records('<r><item>one</item></x><item>two</item></r>'))).toEqual(['one', 'damaged', 'two'])
    expect(texts(await records('<r><item>one</item><item>tw'))).toEqual(['one', 'cut-off'])
    expect(texts(await records('<r><item>one</item><other>'))).toEqual(['one', 'cut-off'])
  })

  test('cannot be made to nest, to grow or to loop', async () => {
    expect(texts(await records(`${'<a>'.repeat(100_000)}<item>x</item>`))).toEqual(['too-deep', 'x'])
    expect(texts(await records(`<r><item>${'<a>'.repeat(1000)}</item><item>x</item></r>`))).toEqual(['too-deep', 'x'])
    expect(texts(await records(`<r>${'<item '.repeat(50_000)}</r>`, 1000)).every((code) => code === 'damaged')).toBe(
      true,
    )
    const bomb = `<!DOCTYPE l [${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n + 1} "&a${n};&a${n};">`).join('')}]><l><item>&a30;</item></l>`
    expect(texts(await records(bomb))).toEqual(['&a30;'])
  })

  test('end whatever their bytes are', async () => {
    const tokens = [
      '<item>',
      '</item>',
      '<a b="c">',
      '</a>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?x',
      '?>',
      '&amp;',
      '&x;',
      '&',
      '<',
      '>',
      '"',
      'é',
      ' ',
      '<!DOCTYPE a [',
      ']>',
      '\0',
      '\ud800',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...tokens), { maxLength: 40 }),
        fc.integer({ min: 1, max: 50 }),
        async (parts, size) => {
          const source = parts.join('')
          const found = await records(source, size)
          for (const one of found) {
            if (one.kind === 'problem') continue
            expect(one.end).toBeGreaterThan(one.start)
            expect(Buffer.from(one.bytes).equals(Buffer.from(source).subarray(one.start, one.end))).toBe(true)
            expect(Buffer.from(one.bytes).toString()).toMatch(/^<item[^]*>$/)
          }
        },
      ),
      { numRuns: 1000 },
    )
  }, 120_000)
})
