import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf, HARBOUR } from './article-words.ts'
import { buildZip, type ZipFixture } from './build-zip.ts'
import { mutated } from './mutated.ts'
import { readFileAs } from './read-file.ts'

const NAMES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:table="b" xmlns:draw="d" xmlns:svg="v" xmlns:dc="c" xmlns:meta="m"'
const STYLES =
  '<style:style style:name="Title" style:family="paragraph"/><style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"/>' +
  '<style:style style:name="Illustration" style:family="paragraph"/><style:style style:name="Standard" style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:style>'
const AUTOMATIC =
  '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/><style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>' +
  '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="200%"/></style:style>'
const MIME = 'application/vnd.oasis.opendocument.text'

const p = (content: string, style = 'Standard'): string => `<text:p text:style-name="${style}">${content}</text:p>`
const story = HARBOUR.map((paragraph) => p(paragraph)).join('')

function odtFiles(body: string, more: readonly ZipFixture[] = []): ZipFixture[] {
  return [
    { name: 'mimetype', content: MIME, deflate: false },
    {
      name: 'content.xml',
      content: `<office:document-content ${NAMES}><office:automatic-styles>${AUTOMATIC}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    {
      name: 'styles.xml',
      content: `<office:document-styles ${NAMES}><office:styles>${STYLES}</office:styles></office:document-styles>`,
    },
    ...more,
  ]
}

const read = (body: string, more: readonly ZipFixture[] = []): ReturnType<typeof readFileAs> =>
  readFileAs('story.odt', buildZip(odtFiles(body, more)))

describe('an OpenDocument text', () => {
  test('is described by its styles', async () => {
    const { articles } = await read(
      p('Crane falls into the harbour', 'P1') +
        p('By Ida Holm') +
        p('4 February 2020') +
        p(HARBOUR[0]) +
        `<text:h text:style-name="Heading_20_2" text:outline-level="2">On the quay</text:h>${p(HARBOUR[1])}${p('The crane in better days', 'Illustration')}${p(HARBOUR[2])}`,
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
      format: 'odt',
      title: { value: 'Crane falls into the harbour' },
      byline: { value: 'Ida Holm' },
      date: { value: '2020-02-04' },
      body: HARBOUR.join('\n\n'),
    })
    expect(media).toBe(MIME)
  })

  test('has its headline told by its size where no style tells it', async () => {
    const { articles } = await read(p('Crane falls into the harbour', 'P2') + story)
    expect(blocksOf(articles[0]!.extracted)[0]).toEqual(['headline', 'Crane falls into the harbour'])
  })

  test('has its white space as it is shown, and nothing that is deleted, hidden or a comment', async () => {
    const { articles } = await read(
      `<text:tracked-changes><text:p>Deleted words</text:p></text:tracked-changes>${story}${p('Two\n   spaces<text:s text:c="2"/>here,<text:tab/>a tab<text:line-break/>a line<office:annotation><text:p>A comment</text:p></office:annotation><text:span text:style-name="T1">hidden</text:span>.')}<text:section text:display="none">${p('Hidden section')}</text:section>`,
    )
    expect(articles[0]!.extracted.text.split('\n\n').slice(3)).toEqual(['Two spaces here,\ta tab\na line.'])
  })

  test('has boxes after the paragraph that they hang on, notes at the end, short rows as rows', async () => {
    const { articles } = await read(
      p(
        `${HARBOUR[0]}<draw:frame><draw:text-box>${p('In the box.')}</draw:text-box><svg:desc>A picture</svg:desc></draw:frame><text:note><text:note-citation>1</text:note-citation><text:note-body>${p('A note.')}</text:note-body></text:note>`,
      ) +
        `<table:table><table:table-row><table:table-cell>${p('Northport')}</table:table-cell><table:table-cell>${p('412 ships')}</table:table-cell></table:table-row></table:table>${p(HARBOUR[1])}`,
    )
    expect(articles[0]!.extracted.text).toBe(
      [HARBOUR[0], 'In the box.', 'Northport\t412 ships', HARBOUR[1], 'A note.'].join('\n\n'),
    )
  })

  test('is read flat, too', async () => {
    const flat = `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMES} office:mimetype="${MIME}"><office:meta><dc:title>Crane lost in Northport harbour</dc:title></office:meta><office:styles>${STYLES}</office:styles><office:automatic-styles>${AUTOMATIC}</office:automatic-styles><office:body><office:text>${story}</office:text></office:body></office:document>`
    const { articles } = await readFileAs('story.fodt', flat)
    expect(articles[0]!.extracted).toMatchObject({
      format: 'odt',
      title: { value: 'Crane lost in Northport harbour' },
      body: HARBOUR.join('\n\n'),
    })
  })

  test('that is encrypted asks for its password', async () => {
    const { refusals } = await read(story, [
      { name: 'META-INF/manifest.xml', content: '<manifest><file-entry><encryption-data/></file-entry></manifest>' },
    ])
    expect(refusals[0]!.refusal).toMatchObject({ outcome: 'skipped', code: 'password' })
  })

  test('ends in rows, however it is damaged', async () => {
    const [type, text, styles] = odtFiles(p('Crane falls into the harbour', 'P1') + story)
    await fc.assert(
      fc.asyncProperty(mutated(Buffer.from(String(text!.content))), async (content) => {
        const { articles, refusals } = await readFileAs(
          'a.odt',
          buildZip([type!, { name: 'content.xml', content }, styles!]),
        )
        expect(articles.length + refusals.length).toBe(1)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})
