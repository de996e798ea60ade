import type { Part } from '../describe/compose-article.ts'
import { sameWords } from '../html/article-blocks.ts'
import type { RawValue } from '../records/record-fields.ts'
import { partsOfXml, type BlockRole, type Vocabulary } from './xml-blocks.ts'
import type { XmlArticle } from './xml-articles.ts'
import { at, attributeOf, childOf, childrenOf, descendants, wordsOf, type XmlElement } from './xml-tree.ts'

const BLOCKS = new Set(
  'block p bq blockquote li dt dd ol ul dl pre table nitf-table tr td th caption fn note body.content content datasource credit q-block'.split(
    ' ',
  ),
)
const SKIPPED = new Set(
  'media-metadata media-reference media-object hr custom-table nitf-table-metadata col colgroup object script style postaddr'.split(
    ' ',
  ),
)

function role({ name, attributes }: XmlElement): BlockRole {
  if (SKIPPED.has(name)) return 'skip'
  if (name === 'br') return 'break'
  if (name === 'hl2' || name === 'hl1' || /^h[1-6]$/.test(name)) return 'subheading'
  if (name === 'media-caption' || name === 'caption') return 'caption'
  if (name === 'media-producer') return 'credit'
  if (name === 'note' && attributes.get('noteclass') === 'editorsnote') return 'furniture'
  return BLOCKS.has(name) || name === 'div' || name === 'media' ? 'text' : 'inline'
}

const vocabulary: Vocabulary = { role }

/** Reads an element `nitf`. Published by https://iptc.org/standards/nitf. */
export function readNitf(nitf: XmlElement): XmlArticle {
  const head = childOf(nitf, 'head')
  const body = childOf(nitf, 'body')
  const bodyHead = childOf(body, 'body.head')
  const docdata = childOf(head, 'docdata')
  const published = childOf(head, 'pubdata')
  const title = titleOf(head, bodyHead)
  const byline = bylineOf(bodyHead)
  const abstract = wordsOf(childOf(bodyHead, 'abstract'))
  const url = attributeOf(published, 'ex-ref')
  const language = attributeOf(nitf, 'lang') ?? attributeOf(body, 'lang')
  const outlet = attributeOf(published, 'name')
  const suggested =
    wordsOf(childOf(bodyHead, 'distributor')) ?? attributeOf(childOf(docdata, 'doc.copyright'), 'holder')
  return {
    raw: {
      ...(title === undefined ? {} : { title }),
      ...(outlet === undefined ? {} : { outlet: { value: outlet, place: 'pubdata name' } }),
      ...(suggested === undefined
        ? {}
        : { suggestedOutlet: { value: suggested, place: 'the distributor or the holder of the rights' } }),
      ...(byline === undefined ? {} : { byline }),
      dates: datesOf(docdata, published, bodyHead),
      ...(url === undefined ? {} : { url: { value: url, place: 'pubdata ex-ref' } }),
      ...(language === undefined ? {} : { language: { value: language, place: 'xml:lang' } }),
    },
    ...(abstract === undefined ? {} : { standfirst: abstract }),
    parts: [...headLines(bodyHead), ...contentOf(body), ...endOf(body)],
  }
}

function titleOf(head: XmlElement | undefined, bodyHead: XmlElement | undefined): RawValue | undefined {
  const heading = childOf(bodyHead, 'hedline')
  const main = wordsOf(childOf(heading, 'hl1')) ?? wordsOf(heading)
  if (main !== undefined) return { value: main, place: 'hedline' }
  const title = wordsOf(childOf(head, 'title'))
  return title === undefined ? undefined : { value: title, place: 'head title' }
}

function bylineOf(bodyHead: XmlElement | undefined): RawValue | undefined {
  const bylines = childrenOf(bodyHead, 'byline')
  const printed = bylines.find((byline) => !/normalized/i.test(attributeOf(byline, 'class') ?? '')) ?? bylines[0]
  if (printed === undefined) return undefined
  const persons = descendants(printed, 'person')
    .map(wordsOf)
    .filter((name) => name !== undefined)
  const value = persons.length > 0 ? persons.join(', ') : wordsOf(printed)
  return value === undefined ? undefined : { value, place: 'byline' }
}

function datesOf(
  docdata: XmlElement | undefined,
  published: XmlElement | undefined,
  bodyHead: XmlElement | undefined,
): RawValue[] {
  const stated = (element: XmlElement | undefined, name: string, place: string): RawValue[] => {
    const value = attributeOf(element, name)
    return value === undefined ? [] : [{ value, place }]
  }
  const story = at(bodyHead, 'dateline', 'story.date')
  return [
    ...stated(childOf(docdata, 'date.issue'), 'norm', 'date.issue'),
    ...stated(published, 'date.publication', 'pubdata date.publication'),
    ...stated(childOf(docdata, 'date.release'), 'norm', 'date.release'),
    ...stated(story, 'norm', 'story.date'),
  ]
}

/** The lines of the head that the text is printed with: the secondary headlines, the byline, the place and day. */
function headLines(bodyHead: XmlElement | undefined): Part[] {
  const line = (layer: Part['layer'], element: XmlElement | undefined): Part[] => {
    const text = wordsOf(element)
    return text === undefined ? [] : [{ layer, text }]
  }
  const heading = childOf(bodyHead, 'hedline')
  const main = wordsOf(childOf(heading, 'hl1'))
  const second = childrenOf(heading, 'hl2').flatMap((element) => line('standfirst', element))
  const byline = childrenOf(bodyHead, 'byline').find((one) => !/normalized/i.test(attributeOf(one, 'class') ?? ''))
  return [
    ...second.filter(({ text }) => main === undefined || !sameWords(text, main)),
    ...line('byline', byline),
    ...line('dateline', childOf(bodyHead, 'dateline')),
  ]
}

function contentOf(body: XmlElement | undefined): Part[] {
  const contents = childrenOf(body, 'body.content')
  return contents.flatMap((content) => {
    // Archives give the first paragraphs a second time, as a block of their own.
    const blocks = childrenOf(content, 'block')
    const full = blocks.find((block) => /full.?text/i.test(attributeOf(block, 'class') ?? ''))
    if (full === undefined) return partsOfXml(content, vocabulary)
    const others = blocks.filter(
      (block) => block !== full && !/lead|summary|abstract/i.test(attributeOf(block, 'class') ?? ''),
    )
    return [
      ...partsOfXml(full, vocabulary),
      ...others.flatMap((block) =>
        partsOfXml(block, vocabulary).map((part): Part => ({ ...part, layer: 'furniture' })),
      ),
    ]
  })
}

function endOf(body: XmlElement | undefined): Part[] {
  const end = childOf(body, 'body.end')
  if (end === undefined) return []
  return partsOfXml(end, { role: (element) => (element.name === 'tagline' ? 'credit' : role(element)) }).map((part) =>
    part.layer === 'body' ? { ...part, layer: 'credit' } : part,
  )
}
