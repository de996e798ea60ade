import type { Part } from '../describe/compose-article.ts'
import { contentParts } from '../records/content-parts.ts'
import type { RawValue } from '../records/record-fields.ts'
import { readNitf } from './nitf-article.ts'
import type { NoArticle, XmlArticle } from './xml-articles.ts'
import { partsOfXml, xhtmlVocabulary } from './xml-blocks.ts'
import { at, attributeOf, childOf, childrenOf, descendants, rawText, wordsOf, type XmlElement } from './xml-tree.ts'

/** Reads a `NewsItem` of NewsML 1, in which components are nested and each may have its own lines and content. */
export function readNewsMl1Item(item: XmlElement): XmlArticle | NoArticle {
  const identifier = at(item, 'Identification', 'NewsIdentifier')
  const id = wordsOf(childOf(identifier, 'PublicIdentifier')) ?? wordsOf(childOf(identifier, 'NewsItemId'))
  const called = id === undefined ? {} : { id }
  const contents = descendants(item, 'DataContent').map(contentOf)
  const parts = contents.flatMap((content) => content.parts)
  if (!parts.some(({ layer }) => layer === 'body'))
    return {
      skipped: 'It is an item without the text of an article. If the text is in another file, import that.',
      ...called,
    }
  const inText = contents[0]?.raw ?? {}
  const title = lineOf(item, 'HeadLine') ?? inText.title
  const byline = lineOf(item, 'ByLine') ?? inText.byline
  const outlet = providerOf(item) ?? inText.outlet
  const language = attributeOf(descendants(item, 'Language')[0], 'FormalName') ?? attributeOf(item, 'lang')
  const dateline = lineOf(item, 'DateLine')
  const standfirst = lineOf(item, 'SubHeadLine')?.value
  return {
    ...called,
    raw: {
      ...inText,
      ...(title === undefined ? {} : { title }),
      ...(byline === undefined ? {} : { byline }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(language === undefined ? {} : { language: { value: language, place: 'Language' } }),
      dates: [...datesOf(item, identifier), ...(inText.dates ?? [])],
    },
    ...(standfirst === undefined ? {} : { standfirst }),
    parts: dateline === undefined ? parts : [{ layer: 'dateline', text: dateline.value }, ...parts],
  }
}

/**
 * Reads a `newsitem` of the Reuters Corpus: headline, byline, dateline and a text of paragraphs. Layout: D. Lewis et al., RCV1, 2004.
 */
export function readReutersItem(item: XmlElement): XmlArticle | NoArticle {
  const id = attributeOf(item, 'itemid')
  const called = id === undefined ? {} : { id }
  const text = childOf(item, 'text')
  const body: Part[] = text === undefined ? [] : partsOfXml(text, xhtmlVocabulary)
  if (body.length === 0) return { skipped: 'It is an item without the text of an article.', ...called }
  const value = (name: string): RawValue | undefined => {
    const words = wordsOf(childOf(item, name))
    return words === undefined ? undefined : { value: words, place: name }
  }
  const title = value('headline') ?? value('title')
  const byline = value('byline')
  const dateline = value('dateline')
  const date = attributeOf(item, 'date')
  const language = attributeOf(item, 'lang')
  return {
    ...called,
    raw: {
      ...(title === undefined ? {} : { title }),
      ...(byline === undefined ? {} : { byline }),
      ...(date === undefined ? {} : { dates: [{ value: date, place: 'newsitem date' }] }),
      ...(language === undefined ? {} : { language: { value: language, place: 'xml:lang' } }),
      ...publisherOf(item),
    },
    parts: dateline === undefined ? body : [{ layer: 'dateline', text: dateline.value }, ...body],
  }
}

function publisherOf(item: XmlElement): { readonly outlet?: RawValue } {
  const publisher = descendants(item, 'dc').find((entry) => attributeOf(entry, 'element') === 'dc.publisher')
  const value = attributeOf(publisher, 'value')
  return value === undefined ? {} : { outlet: { value, place: 'dc.publisher' } }
}

function contentOf(content: XmlElement): XmlArticle {
  const nitf = descendants(content, 'nitf')[0]
  if (nitf !== undefined) return readNitf(nitf)
  const page = descendants(content, 'html', 'body')[0]
  if (page !== undefined) return { raw: {}, parts: partsOfXml(childOf(page, 'body') ?? page, xhtmlVocabulary) }
  if (childrenOf(content).length > 0) return { raw: {}, parts: partsOfXml(content, xhtmlVocabulary) }
  return { raw: {}, parts: contentParts(rawText(content)) }
}

function lineOf(item: XmlElement, name: string): RawValue | undefined {
  for (const lines of descendants(item, 'NewsLines')) {
    const words = wordsOf(childOf(lines, name))
    if (words !== undefined) return { value: words, place: name }
  }
  return undefined
}

function providerOf(item: XmlElement): RawValue | undefined {
  for (const name of ['Provider', 'Source']) {
    const party = childOf(descendants(item, name)[0], 'Party')
    const value = attributeOf(party, 'FormalName') ?? wordsOf(party)
    if (value !== undefined) return { value, place: name }
  }
  const id = wordsOf(at(item, 'Identification', 'NewsIdentifier', 'ProviderId'))
  return id === undefined ? undefined : { value: id, place: 'ProviderId' }
}

function datesOf(item: XmlElement, identifier: XmlElement | undefined): RawValue[] {
  const management = childOf(item, 'NewsManagement')
  const places = [
    [management, 'FirstCreated'],
    [identifier, 'DateId'],
    [management, 'ThisRevisionCreated'],
  ] as const
  return places.flatMap(([parent, name]) => {
    const value = wordsOf(childOf(parent, name))
    return value === undefined ? [] : [{ value, place: name }]
  })
}
