import { readFeedEntry, type FeedInfo } from '../xml/feed-article.ts'
import { readXmlArticles } from '../xml/xml-articles.ts'
import { xmlRoot } from '../xml/xml-root.ts'
import { attributeOf, wordsOf } from '../xml/xml-tree.ts'
import type { Format, Found } from './format.ts'

const ASIDES = new Set(['title', 'link', 'language'])

/** A feed in RSS or Atom, saved or exported: an article for each entry. */
export const feed: Format = {
  name: 'feed',
  label: 'a feed (RSS or Atom)',
  extensions: ['rss', 'atom', 'rdf', 'xml'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 60_000,
  recognises: ({ text }) => {
    const root = xmlRoot(text)
    if (root === 'rss' || root === 'channel') return true
    if (root === 'feed') return /<(?:[\w.-]+:)?entry[\s>]|w3\.org\/2005\/Atom|purl\.org\/atom/.test(text)
    return root === 'RDF' && /purl\.org\/rss|channel\.netscape\.com/.test(text)
  },
  read(input): AsyncIterable<Found> {
    const info: FeedInfo = {}
    return readXmlArticles(input, {
      format: 'feed',
      records: 'entries',
      role: (name, parents) => {
        if (name === 'item' || name === 'entry') return 'record'
        const parent = parents.at(-1)
        return ASIDES.has(name) && (parent === 'channel' || parent === 'feed') ? 'aside' : undefined
      },
      note({ element, parents }) {
        const words = wordsOf(element)
        if (element.name === 'title') info.title ??= words
        else if (element.name === 'language') info.language ??= words
        else info.link ??= words ?? attributeOf(element, 'href')
        if (parents.at(-1) === 'feed') info.language ??= attributeOf(element, 'lang')
      },
      read: ({ element }) => readFeedEntry(element, info, input.hints),
    })
  },
}
