import type { Part } from '../describe/compose-article.ts'
import { sameWords } from '../html/article-blocks.ts'
import type { RawFields, RawValue } from '../records/record-fields.ts'
import type { NoArticle, XmlArticle } from './xml-articles.ts'
import { partsOfXml, type BlockRole, type Vocabulary } from './xml-blocks.ts'
import { at, attributeOf, childOf, childrenOf, descendants, wordsOf, type XmlElement } from './xml-tree.ts'

const BLOCKS = new Set(
  'p ab l lg div div1 div2 div3 div4 div5 list item label table row cell quote cit sp speaker stage opener closer salute signed postscript trailer epigraph argument body text group floatingText q u bibl listBibl'.split(
    ' ',
  ),
)
const SKIPPED = new Set(
  'fw del interpGrp interp spanGrp certainty graphic note teiHeader facsimile standOff index'.split(' '),
)
// Where lines, pages and columns of the source begin: white space, unless in the middle of a word.
const BREAKS = new Set(['lb', 'pb', 'cb', 'gb'])
// Of what an editor changed, what the source says is read.
const PRINTED: readonly string[] = ['orig', 'sic', 'abbr']

function role({ name, attributes }: XmlElement): BlockRole {
  if (BREAKS.has(name)) return attributes.get('break') === 'no' ? 'inline' : 'skip'
  if (SKIPPED.has(name)) return name === 'note' && attributes.get('place') === 'inline' ? 'inline' : 'skip'
  if (name === 'head') return 'subheading'
  if (name === 'figure') return 'caption'
  if (name === 'byline' || name === 'docAuthor') return 'byline'
  if (name === 'dateline') return 'dateline'
  return BLOCKS.has(name) ? 'text' : 'inline'
}

const vocabulary: Vocabulary = {
  role,
  chosen: (element) =>
    element.name === 'choice' ? childrenOf(element).find(({ name }) => PRINTED.includes(name)) : undefined,
}

/**
 * Reads an element `TEI`. A text that is made of several articles (`div type="article"`) gives one for each. `corpus`: the header of the
 * corpus around it, for what its own does not say. Published by https://tei-c.org/guidelines.
 */
export function readTei(tei: XmlElement, corpus?: XmlElement): XmlArticle | NoArticle | readonly XmlArticle[] {
  const raw = headerFields(childOf(tei, 'teiHeader'), corpus, tei)
  const id = attributeOf(tei, 'id') ?? idOf(childOf(tei, 'teiHeader'))
  const bodies = descendants(childOf(tei, 'text'), 'body')
  const divisions = bodies.flatMap((body) => articleDivisions(body))
  if (divisions.length > 1) return divisions.map((division) => divisionArticle(division, raw))
  const parts = bodies.flatMap((body) => partsOfXml(spaced(body), vocabulary))
  if (!parts.some(({ layer }) => layer === 'body'))
    return { skipped: 'It is a TEI document without a text in its body.', ...(id === undefined ? {} : { id }) }
  return {
    raw: titled(raw, parts),
    parts: withoutTitle(titled(raw, parts), parts),
    ...(id === undefined ? {} : { id }),
  }
}

function articleDivisions(body: XmlElement): XmlElement[] {
  const isArticle = (division: XmlElement): boolean =>
    /^(?:article|news|story|report|item|leader|editorial|letter)s?$/i.test(attributeOf(division, 'type') ?? '')
  const found: XmlElement[] = []
  const walk = (element: XmlElement): void => {
    for (const child of childrenOf(element)) {
      if (!/^div\d?$/.test(child.name)) continue
      if (isArticle(child)) found.push(child)
      else walk(child)
    }
  }
  walk(body)
  return found
}

function divisionArticle(division: XmlElement, raw: RawFields): XmlArticle {
  const parts = partsOfXml(spaced(division), vocabulary)
  const id = attributeOf(division, 'id')
  const { title: issue, byline: _, ...shared } = raw
  const own = titled(shared, parts)
  const outlet = shared.outlet ?? issue
  const date = attributeOf(descendants(division, 'dateline', 'docDate')[0], 'when')
  return {
    raw: {
      ...own,
      ...(outlet === undefined ? {} : { outlet: outlet }),
      dates: [...(date === undefined ? [] : [{ value: date, place: 'dateline' }]), ...(raw.dates ?? [])],
    },
    parts: withoutTitle(own, parts),
    ...(id === undefined ? {} : { id }),
  }
}

/** With the first heading of the text as the title, where the header has none. */
function titled(raw: RawFields, parts: readonly Part[]): RawFields {
  const byline = parts.slice(0, 6).find(({ layer }) => layer === 'byline')
  const signed =
    raw.byline !== undefined || byline === undefined ? raw : { ...raw, byline: { value: byline.text, place: 'byline' } }
  const first = parts[0]
  if (raw.title !== undefined || first?.layer !== 'subheading') return signed
  return { ...signed, title: { value: first.text, place: 'the first heading of the text' } }
}

/** The parts without those at their start that repeat the title. */
function withoutTitle({ title }: RawFields, parts: readonly Part[]): Part[] {
  return parts.filter(
    ({ layer, text }, index) =>
      index > 1 || layer !== 'subheading' || title === undefined || !sameWords(text, title.value),
  )
}

function headerFields(header: XmlElement | undefined, corpus: XmlElement | undefined, tei: XmlElement): RawFields {
  const file = childOf(header, 'fileDesc')
  const source = childOf(file, 'sourceDesc')
  const title = titleOf(file, source)
  const outlet = outletOf(source) ?? outletOf(at(corpus, 'fileDesc', 'sourceDesc'))
  const byline = authorOf(file, source)
  const url = urlOf(file, source)
  const language =
    attributeOf(childOf(tei, 'text'), 'lang') ??
    attributeOf(at(header, 'profileDesc', 'langUsage', 'language'), 'ident') ??
    attributeOf(tei, 'lang') ??
    attributeOf(at(corpus, 'profileDesc', 'langUsage', 'language'), 'ident')
  return {
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(byline === undefined ? {} : { byline }),
    ...(url === undefined ? {} : { url }),
    ...(language === undefined ? {} : { language: { value: language, place: 'language' } }),
    dates: datesOf(header, source),
  }
}

function titleOf(file: XmlElement | undefined, source: XmlElement | undefined): RawValue | undefined {
  const inSource = descendants(source, 'title').find((title) => attributeOf(title, 'level') === 'a')
  const stated = descendants(childOf(file, 'titleStmt'), 'title')
  const main =
    stated.find((title) => attributeOf(title, 'type') === 'main') ??
    stated.find((title) => attributeOf(title, 'level') === 'a') ??
    stated[0]
  for (const [title, place] of [
    [main, 'titleStmt title'],
    [inSource, 'sourceDesc title'],
  ] as const) {
    const words = wordsOf(title)
    if (words !== undefined) return { value: words, place }
  }
  return undefined
}

function outletOf(source: XmlElement | undefined): RawValue | undefined {
  const titles = descendants(source, 'title')
  const journal = titles.find((title) => /^[jms]$/.test(attributeOf(title, 'level') ?? ''))
  const inMonograph = descendants(descendants(source, 'monogr')[0], 'title')[0]
  for (const [element, place] of [
    [journal, 'the journal in sourceDesc'],
    [inMonograph, 'sourceDesc monogr'],
    [descendants(source, 'publisher')[0], 'the publisher in sourceDesc'],
  ] as const) {
    const words = wordsOf(element)
    if (words !== undefined) return { value: words, place }
  }
  return undefined
}

function authorOf(file: XmlElement | undefined, source: XmlElement | undefined): RawValue | undefined {
  for (const [from, place] of [
    [childOf(file, 'titleStmt'), 'titleStmt author'],
    [source, 'sourceDesc author'],
  ] as const) {
    const names = descendants(from, 'author')
      .map(nameOf)
      .filter((name) => name !== undefined)
    if (names.length > 0) return { value: [...new Set(names)].join(', '), place }
  }
  return undefined
}

/** The name in an author element, whose parts may stand apart: forename and surname. */
function nameOf(author: XmlElement): string | undefined {
  const name = descendants(author, 'persName', 'name')[0] ?? author
  const parts = ['forename', 'surname'].flatMap((part) => descendants(name, part).map(wordsOf))
  const named = parts.filter((part) => part !== undefined)
  return named.length > 0 ? named.join(' ') : wordsOf(name)
}

function urlOf(file: XmlElement | undefined, source: XmlElement | undefined): RawValue | undefined {
  for (const from of [source, childOf(file, 'publicationStmt')]) {
    for (const element of descendants(from, 'ref', 'ptr', 'idno')) {
      const value = attributeOf(element, 'target') ?? wordsOf(element)
      if (value !== undefined && /^https?:\/\/\S+$/i.test(value)) return { value, place: element.name }
    }
  }
  return undefined
}

function idOf(header: XmlElement | undefined): string | undefined {
  return wordsOf(descendants(at(header, 'fileDesc', 'publicationStmt'), 'idno')[0])
}

/** Dates of the source; of the edition only where the source has none. */
function datesOf(header: XmlElement | undefined, source: XmlElement | undefined): RawValue[] {
  const dated = (from: XmlElement | undefined, place: string): RawValue[] =>
    descendants(from, 'date').flatMap((date) => {
      const value =
        attributeOf(date, 'when') ??
        attributeOf(date, 'when-iso') ??
        wordsOf(date) ??
        attributeOf(date, 'from') ??
        attributeOf(date, 'notBefore')
      return value === undefined ? [] : [{ value, place }]
    })
  return [
    ...dated(source, 'sourceDesc date'),
    ...dated(at(header, 'profileDesc', 'creation'), 'creation date'),
    ...dated(at(header, 'fileDesc', 'publicationStmt'), 'publicationStmt date'),
  ]
}

/** The tree with spaces between words that only their elements set apart, as annotated corpora have them. */
function spaced(element: XmlElement): XmlElement {
  let before: string | undefined
  const children: (XmlElement | string)[] = []
  for (const child of element.children) {
    if (typeof child === 'string') {
      before = undefined
      children.push(child)
      continue
    }
    if (child.name === 'w' && (before === 'w' || before === 'pc')) children.push(' ')
    before = child.name
    children.push(spaced(child))
  }
  return { ...element, children }
}
