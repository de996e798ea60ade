import type { Part } from '../describe/compose-article.ts'
import { excerpt, statedField } from '../describe/describe-text.ts'
import { attributeOf, childOf, descendants, rawText, wordsOf, type XmlElement } from '../xml/xml-tree.ts'
import { bodyLayer, bylineNames } from './body-layer.ts'
import { labelled, type ExportArticle } from './export-article.ts'
import { firstDate } from './export-dates.ts'
import { statedLanguage } from './stated-language.ts'
import { paragraphsOf } from './wrapped-lines.ts'

const BODY = ['leadParagraph', 'tailParagraphs'] as const
const FURNITURE = ['sectionName', 'columnName', 'edition', 'volume', 'notes', 'contact'] as const

/** Reads an article of Factiva's XML; undefined when it has neither headline nor text. */
export function readFactivaXml(record: XmlElement): ExportArticle | undefined {
  const article = record.name === 'article' ? record : (descendants(record, 'article')[0] ?? record)
  const text = (name: string): string | undefined => {
    const element = childOf(article, name)
    return element === undefined ? undefined : paragraphs(element).join(' ')
  }
  const title = text('headline')
  const body = BODY.flatMap((name) => paragraphs(childOf(article, name)))
  if (title === undefined && body.length === 0) return undefined
  const id = wordsOf(childOf(article, 'accessionNo')) ?? attributeOf(record, 'accessionNo')
  const byline = bylineNames(text('byline') ?? '')
  const printed = dateOf(article)
  const iso = printed === undefined ? undefined : (/^\d{4}-\d{2}-\d{2}/.exec(printed)?.[0] ?? firstDate(printed))
  const language = wordsOf(childOf(article, 'baseLanguage'))
  const outlet = labelled(wordsOf(childOf(article, 'sourceName')), 'the element sourceName')
  const layered = (layer: Part['layer'], ...names: readonly string[]): Part[] =>
    names.flatMap((name) => paragraphs(childOf(article, name)).map((words) => ({ layer, text: words })))
  return {
    ...(id === undefined ? {} : { id }),
    ...(title === undefined || title === '' ? {} : { title: labelled(title, 'the element headline')! }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(byline === '' ? {} : { byline: statedField(byline, 'the element byline') }),
    ...(iso === undefined ? {} : { date: statedField(iso, `the element publicationDate: “${excerpt(printed!)}”`) }),
    ...(language === undefined ? {} : { language: statedLanguage(language) ?? language }),
    parts: [
      ...(title === undefined ? [] : [{ layer: 'headline' as const, text: title }]),
      ...layered('byline', 'byline'),
      ...layered('credit', 'credit'),
      ...body.map((words): Part => ({ layer: bodyLayer(words), text: words })),
      ...layered('body', 'corrections', 'correction'),
      ...layered('caption', 'artWork', 'artwork', 'caption'),
      ...layered('credit', 'copyright'),
      ...layered('furniture', ...FURNITURE),
    ],
  }
}

/** The date of publication, as printed in its elements: with the time where that stands beside it. */
function dateOf(article: XmlElement): string | undefined {
  const element = childOf(article, 'publicationDate')
  return (
    wordsOf(childOf(element, 'date')) ??
    wordsOf(childOf(element, 'dateTime')) ??
    wordsOf(element) ??
    attributeOf(element, 'value') ??
    wordsOf(childOf(article, 'publicationDateTime'))
  )
}

/** The paragraphs of a field: its elements, or its lines where it has none. */
function paragraphs(element: XmlElement | undefined): string[] {
  if (element === undefined) return []
  const marked = descendants(element, 'paragraph')
  if (marked.length === 0) return paragraphsOf(rawText(element)).map(collapsed)
  return marked
    .flatMap((paragraph) =>
      attributeOf(paragraph, 'display')?.toLowerCase() === 'preformat'
        ? [
            rawText(paragraph)
              .replace(/[^\S\n]+/g, ' ')
              .replace(/ ?\n+ ?/g, '\n')
              .trim(),
          ]
        : [collapsed(rawText(paragraph))],
    )
    .filter((text) => text !== '')
}

function collapsed(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim()
}
