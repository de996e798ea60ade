import type { Part } from '../describe/compose-article.ts'
import { isAgency } from '../describe/agencies.ts'
import { hostOf } from '../describe/labelled-lines.ts'
import { outletOfHost } from '../describe/outlet-hosts.ts'
import { contentParts } from '../records/content-parts.ts'
import type { RawValue } from '../records/record-fields.ts'
import { readNitf } from './nitf-article.ts'
import type { NoArticle, XmlArticle } from './xml-articles.ts'
import { partsOfXml, xhtmlVocabulary } from './xml-blocks.ts'
import { at, attributeOf, childOf, childrenOf, descendants, rawText, wordsOf, type XmlElement } from './xml-tree.ts'

const KINDS: Readonly<Record<string, string>> = {
  picture: 'a picture',
  photo: 'a picture',
  graphic: 'a graphic',
  animated: 'an animation',
  video: 'a video',
  audio: 'a recording',
  composite: 'a collection of other items',
}

/** What the other items of a NewsML-G2 file are; none of them holds an article. */
export const OTHER_G2_ITEMS: Readonly<Record<string, string>> = {
  packageItem: 'a package, which refers to articles and holds none',
  planningItem: 'a planning item, which announces coverage',
  conceptItem: 'an entry of a vocabulary',
  knowledgeItem: 'a vocabulary',
  catalogItem: 'a catalogue of vocabularies',
}

/**
 * Reads a `newsItem` of NewsML-G2: its text as NITF, XHTML or plain text inside, its fields from the item's metadata, then from the
 * text's own. Published by https://iptc.org/standards/newsml-g2.
 */
export function readG2Item(item: XmlElement): XmlArticle | NoArticle {
  const id = attributeOf(item, 'guid')
  const called = id === undefined ? {} : { id }
  const contents = childrenOf(childOf(item, 'contentSet'))
  const text = longest(contents.map(contentOf))
  if (text === undefined) return { skipped: withoutText(item), ...called }
  const meta = childOf(item, 'contentMeta')
  const itemMeta = childOf(item, 'itemMeta')
  const title = headlineOf(item) ?? text.raw.title
  const byline = bylineOf(meta, text.raw.byline)
  const rights = at(item, 'rightsInfo', 'copyrightHolder')
  const outlet = providerOf(itemMeta, rights) ?? infoSourceOf(meta)
  const holder = wordsOf(childOf(rights, 'name'))
  const language = attributeOf(childOf(meta, 'language'), 'tag') ?? attributeOf(item, 'lang')
  const url = addressOf(meta, itemMeta)
  const standfirst = summaryOf(meta) ?? text.standfirst
  return {
    ...called,
    raw: {
      ...text.raw,
      ...(title === undefined ? {} : { title }),
      ...(byline === undefined ? {} : { byline }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(holder === undefined ? {} : { suggestedOutlet: { value: holder, place: 'the holder of the rights' } }),
      ...(language === undefined ? {} : { language: { value: language, place: 'language' } }),
      ...(url === undefined ? {} : { url }),
      dates: [...datesOf(item), ...(text.raw.dates ?? [])],
    },
    ...(standfirst === undefined ? {} : { standfirst }),
    parts: withDateline(meta, text.parts),
  }
}

function contentOf(content: XmlElement): XmlArticle | undefined {
  const nitf = descendants(content, 'nitf')[0]
  if (nitf !== undefined) return readNitf(nitf)
  if (content.name === 'inlineData') return { raw: {}, parts: contentParts(rawText(content)) }
  if (content.name !== 'inlineXML') return undefined
  const page = descendants(content, 'html', 'body')[0]
  if (page !== undefined) return { raw: {}, parts: partsOfXml(childOf(page, 'body') ?? page, xhtmlVocabulary) }
  const paragraphs = descendants(content, 'p', 'para', 'paragraph', 'element')
  return { raw: {}, parts: paragraphs.flatMap((paragraph) => partsOfXml(paragraph, xhtmlVocabulary)) }
}

/** The reading with the most text: items may hold the same text in several vocabularies. */
function longest(contents: readonly (XmlArticle | undefined)[]): XmlArticle | undefined {
  const length = ({ parts }: XmlArticle): number =>
    parts.reduce((sum, { layer, text }) => sum + (layer === 'body' ? text.length : 0), 0)
  const read = contents.filter((content) => content !== undefined && length(content) > 0) as XmlArticle[]
  return read.toSorted((a, b) => length(b) - length(a))[0]
}

function withoutText(item: XmlElement): string {
  const kind =
    attributeOf(at(item, 'itemMeta', 'itemClass'), 'qcode')
      ?.replace(/^[^:]*:/, '')
      .toLowerCase() ?? ''
  const what = Object.hasOwn(KINDS, kind) ? KINDS[kind]! : 'an item'
  return `It is ${what} without the text of an article. If the text is in another file, import that.`
}

function headlineOf(item: XmlElement): RawValue | undefined {
  const headlines = childrenOf(childOf(item, 'contentMeta'), 'headline')
  const main = headlines.find((headline) => /main|\bhl1\b/i.test(attributeOf(headline, 'role') ?? '')) ?? headlines[0]
  const words = wordsOf(main)
  if (words !== undefined) return { value: words, place: 'contentMeta headline' }
  const title = wordsOf(at(item, 'itemMeta', 'title'))
  const hasOwn = descendants(childOf(item, 'contentSet'), 'hl1').length > 0
  return title === undefined || hasOwn ? undefined : { value: title, place: 'itemMeta title' }
}

function bylineOf(meta: XmlElement | undefined, inText: RawValue | undefined): RawValue | undefined {
  const by = wordsOf(childOf(meta, 'by'))
  if (by !== undefined) return { value: by, place: 'contentMeta by' }
  if (inText !== undefined) return inText
  const names = childrenOf(meta, 'creator')
    .map((creator) => wordsOf(childOf(creator, 'name')) ?? attributeOf(creator, 'literal'))
    .filter((name) => name !== undefined && !isAgency(name))
  return names.length === 0 ? undefined : { value: names.join(', '), place: 'contentMeta creator' }
}

/** Who provides the item. An address alone is named by the holder of the rights where that has the same host. */
function providerOf(itemMeta: XmlElement | undefined, rights: XmlElement | undefined): RawValue | undefined {
  const provider = childOf(itemMeta, 'provider')
  const named = partyOf(provider, 'itemMeta provider')
  if (named !== undefined) return named
  const host = hostOf(attributeOf(provider, 'uri') ?? '')
  const holder = wordsOf(childOf(rights, 'name'))
  if (host === undefined || outletOfHost(host) !== undefined || holder === undefined) return addressOfParty(provider)
  if (hostOf(attributeOf(rights, 'uri') ?? '') !== host) return addressOfParty(provider)
  return { value: holder, place: `the holder of the rights, whose site is the provider’s (${host})` }
}

function addressOfParty(party: XmlElement | undefined): RawValue | undefined {
  const uri = attributeOf(party, 'uri')
  return uri === undefined ? undefined : { value: uri, place: 'itemMeta provider' }
}

function infoSourceOf(meta: XmlElement | undefined): RawValue | undefined {
  const sources = childrenOf(meta, 'infoSource')
  const provider = sources.find((source) => /provider|publisher/i.test(attributeOf(source, 'role') ?? ''))
  return partyOf(provider, 'contentMeta infoSource')
}

/** The name of a party. A code such as `nprov:AFP` names it by its last part. */
function partyOf(party: XmlElement | undefined, place: string): RawValue | undefined {
  const value =
    wordsOf(childOf(party, 'name')) ??
    attributeOf(party, 'literal') ??
    attributeOf(party, 'qcode')?.replace(/^[^:]*:/, '')
  return value === undefined ? undefined : { value, place }
}

function datesOf(item: XmlElement): RawValue[] {
  const paths = [
    ['itemMeta', 'pubHistory', 'published', 'date'],
    ['contentMeta', 'contentCreated'],
    ['itemMeta', 'firstCreated'],
    ['itemMeta', 'versionCreated'],
  ] as const
  return paths.flatMap((path) => {
    const value = wordsOf(at(item, ...path))
    return value === undefined ? [] : [{ value, place: path.at(-1)! }]
  })
}

function addressOf(meta: XmlElement | undefined, itemMeta: XmlElement | undefined): RawValue | undefined {
  const locations = childrenOf(meta, 'altLoc').map(wordsOf)
  const links = childrenOf(itemMeta, 'link')
    .filter((link) => /canonical|permalink|alternate|isSelf|web/i.test(attributeOf(link, 'rel') ?? ''))
    .map((link) => attributeOf(link, 'href'))
  const address = [...locations, ...links].find((value) => value !== undefined && /^https?:\/\//i.test(value))
  return address === undefined ? undefined : { value: address, place: 'a link of the item' }
}

function summaryOf(meta: XmlElement | undefined): string | undefined {
  const descriptions = childrenOf(meta, 'description')
  const summary = descriptions.find((one) =>
    /summary|abstract|standfirst|intro|lead/i.test(attributeOf(one, 'role') ?? ''),
  )
  return wordsOf(summary)
}

function withDateline(meta: XmlElement | undefined, parts: readonly Part[]): readonly Part[] {
  const dateline = wordsOf(childOf(meta, 'dateline'))
  if (dateline === undefined || parts.some(({ layer }) => layer === 'dateline')) return parts
  return [{ layer: 'dateline', text: dateline }, ...parts]
}
