import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf, HARBOUR } from './article-words.ts'
import { buildZip, type ZipFixture } from './build-zip.ts'
import { mutated } from './mutated.ts'
import { readFileAs, readPath } from './read-file.ts'

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
const STYLES = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="Untertitel"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My heading"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style></w:styles>`

const p = (text: string, style?: string, look = ''): string =>
  `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** The files of a Word document with this body. */
function wordFiles(body: string, more: readonly ZipFixture[] = []): ZipFixture[] {
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content:
        '<Relationships><Relationship Id="1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
    { name: 'word/styles.xml', content: STYLES },
    ...more,
  ]
}

const read = (body: string, more: readonly ZipFixture[] = []): ReturnType<typeof readFileAs> =>
  readFileAs('story.docx', buildZip(wordFiles(body, more)))
const story = HARBOUR.map((paragraph) => p(paragraph)).join('')

describe('a Word document', () => {
  test('is described by its styles', async () => {
    const { articles } = await read(
      p('Contents 1', 'Verzeichnis1') +
        p('Crane falls into the harbour', 'Titel') +
        p('Two basins stay closed until Wednesday', 'Untertitel') +
        p('By Ida Holm') +
        p('4 February 2020') +
        p(HARBOUR[0]) +
        p('On the quay', 'Mine') +
        p(HARBOUR[1]) +
        p('The crane in better days', 'Beschriftung') +
        p(HARBOUR[2]),
    )
    const { extracted, media } = articles[0]!
    expect(blocksOf(extracted)).toEqual([
      ['furniture', 'Contents 1'],
      ['headline', 'Crane falls into the harbour'],
      ['standfirst', 'Two basins stay closed until Wednesday'],
      ['byline', 'By Ida Holm'],
      ['dateline', '4 February 2020'],
      ['body', HARBOUR[0]],
      ['subheading', 'On the quay'],
      ['body', HARBOUR[1]],
      ['caption', 'The crane in better days'],
      ['body', HARBOUR[2]],
    ])
    expect(extracted).toMatchObject({
      format: 'docx',
      title: { status: 'stated' },
      byline: { value: 'Ida Holm' },
      date: { value: '2020-02-04' },
      body: HARBOUR.join('\n\n'),
    })
    expect(media).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
  })

  test('without styles has its headline told by its size, its subheadings by bold type', async () => {
    const { articles } = await read(
      p('Crane falls into the harbour', undefined, '<w:sz w:val="40"/>') +
        p(HARBOUR[0]) +
        p('On the quay', undefined, '<w:b/>') +
        p(HARBOUR[1]),
    )
    expect(blocksOf(articles[0]!.extracted).map(([layer]) => layer)).toEqual(['headline', 'body', 'subheading', 'body'])
  })

  test('is read without what is deleted, moved away, hidden or only a placeholder', async () => {
    const { articles } = await read(
      story +
        '<w:p><w:r><w:t>The port </w:t></w:r><w:ins><w:r><w:t>re</w:t></w:r></w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del>' +
        '<w:r><w:t>opened</w:t></w:r><w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>' +
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t xml:space="preserve"> on</w:t><w:tab/><w:t>Friday</w:t><w:noBreakHyphen/><w:t>night.</w:t></w:r>' +
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://x"</w:instrText></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt></w:p>',
    )
    expect(articles[0]!.extracted.text.split('\n\n').at(-1)).toBe('The port reopened on\tFriday\u2011night.')
  })

  test('has text boxes after the paragraph that they hang on, once, and notes at the end', async () => {
    const box = `<mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${p('In the box.')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('In the box.')}</w:txbxContent></mc:Fallback></mc:AlternateContent>`
    const { articles } = await read(
      `<w:p><w:r><w:t>${HARBOUR[0]}</w:t>${box}</w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>${p(HARBOUR[1])}`,
      [
        {
          name: 'word/footnotes.xml',
          content: `<w:footnotes ${W}><w:footnote w:type="separator" w:id="-1">${p('-')}</w:footnote><w:footnote w:id="2">${p('As the port said in a note.')}</w:footnote><w:footnote w:id="3">${p('Never referred to.')}</w:footnote></w:footnotes>`,
        },
      ],
    )
    expect(articles[0]!.extracted.text).toBe(
      [HARBOUR[0], 'In the box.', HARBOUR[1], 'As the port said in a note.'].join('\n\n'),
    )
  })

  test('has short rows of tables as rows, and tables for layout as paragraphs', async () => {
    const cell = (content: string): string => `<w:tc>${content}</w:tc>`
    const { articles } = await read(
      `${story}<w:tbl><w:tr>${cell(p('Northport'))}${cell(p('412 ships'))}</w:tr><w:tr>${cell(p(HARBOUR[0]) + p(HARBOUR[1]))}${cell(p('Right'))}</w:tr></w:tbl>`,
    )
    expect(articles[0]!.extracted.text.split('\n\n').slice(3)).toEqual([
      'Northport\t412 ships',
      HARBOUR[0],
      HARBOUR[1],
      'Right',
    ])
  })

  test('says that an embedded part was not read, and reads no file from outside', async () => {
    const { articles } = await read(`${story}<w:altChunk r:id="rId9"/>`, [
      {
        name: 'word/_rels/document.xml.rels',
        content:
          '<Relationships><Relationship Id="rId9" Type="x/aFChunk" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
      },
    ])
    expect(articles[0]!.warnings.map(({ code }) => code)).toEqual(['embedded-part'])
    expect(articles[0]!.extracted.text).not.toContain('root:')
  })

  test('takes from its properties a sensible title, and whoever typed it as a suggestion only', async () => {
    const core = (title: string): ZipFixture => ({
      name: 'docProps/core.xml',
      content: `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:t="t"><dc:title>${title}</dc:title><dc:creator>Ida Holm</dc:creator><t:created>2020-02-04T10:00:00Z</t:created></cp:coreProperties>`,
    })
    const { articles } = await read(story, [core('Crane lost in Northport harbour')])
    expect(articles[0]!.extracted).toMatchObject({
      title: { value: 'Crane lost in Northport harbour', status: 'stated' },
      byline: { value: null, status: 'unknown', evidence: 'suggested: Ida Holm, the document property “author”' },
      date: { value: null },
    })
    expect((await read(story, [core('Microsoft Word - crane.doc')])).articles[0]!.extracted.title.value).toBeNull()
  })

  test('that is encrypted, old or damaged says what to do', async () => {
    const ole = (stream: string): Buffer =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(262_140),
        Buffer.from(stream, 'utf16le'),
        Buffer.alloc(64),
      ])
    const refusal = async (name: string, bytes: Uint8Array): Promise<string> => {
      const { refusals } = await readFileAs(name, bytes)
      return `${refusals[0]!.refusal.code}: ${refusals[0]!.refusal.reason}`
    }
    expect(await refusal('a.docx', ole('EncryptedPackage'))).toContain('password: Password needed')
    expect(await refusal('a.doc', ole('WordDocument'))).toContain('save it as DOCX')
    expect(await refusal('a.docx', buildZip(wordFiles('')))).toContain('empty: ')
    expect(
      await refusal('a.docx', buildZip(wordFiles('').filter(({ name }) => name !== 'word/document.xml'))),
    ).toContain('damaged: ')
  })

  test('bombs, nesting and declared entities do no harm', async () => {
    const deep = await read('<w:x>'.repeat(100_000) + story)
    expect(deep.articles[0]!.extracted.body).toBe(HARBOUR.join('\n\n'))
    const bomb = await readFileAs(
      'a.docx',
      buildZip([
        ...wordFiles(story).slice(0, 2),
        { name: 'word/document.xml', content: Buffer.alloc(80_000_000, 0x20) },
      ]),
    )
    expect(bomb.refusals).toHaveLength(1)
    const entity = buildZip([
      ...wordFiles(story).slice(0, 2),
      {
        name: 'word/document.xml',
        content: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document ${W}><w:body>${story}${p('&e;')}</w:body></w:document>`,
      },
    ])
    const { articles } = await readFileAs('a.docx', entity)
    expect(articles[0]!.extracted.text).not.toContain('root:')
    expect(articles[0]!.extracted.body).toContain(HARBOUR[2])
  })

  test('ends in rows, however its text is damaged', async () => {
    const [types, rels, text, styles] = wordFiles(p('Crane falls into the harbour', 'Titel') + story)
    await fc.assert(
      fc.asyncProperty(mutated(Buffer.from(String(text!.content))), fc.boolean(), async (content, whole) => {
        const zip = buildZip([types!, rels!, { name: 'word/document.xml', content }, styles!])
        const { articles, refusals } = await readFileAs(
          'a.docx',
          whole ? zip : zip.subarray(0, zip.length - content.length / 9),
          { as: 'docx' },
        )
        expect(articles.length + refusals.length).toBe(1)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})

const corpus = join(import.meta.dirname, '../../../../shared/corpus/formats/docx/test/test-data')
describe.runIf(existsSync(corpus))('the sample Word documents', () => {
  test('are read, or are empty', async () => {
    for (const name of readdirSync(corpus).filter((file) => file.endsWith('.docx'))) {
      const { articles, refusals } = await readPath(join(corpus, name))
      expect([
        name,
        articles.length + refusals.length,
        refusals.every(({ refusal }) => refusal.code === 'empty'),
      ]).toEqual([name, 1, true])
    }
  })
})
