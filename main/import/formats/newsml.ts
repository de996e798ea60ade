import { readNewsMl1Item, readReutersItem } from '../xml/newsml-1-article.ts'
import { OTHER_G2_ITEMS, readG2Item } from '../xml/newsml-g2-article.ts'
import { readXmlArticles } from '../xml/xml-articles.ts'
import { xmlRoot } from '../xml/xml-root.ts'
import { attributeOf } from '../xml/xml-tree.ts'
import type { Format, Found } from './format.ts'

const ROOTS: ReadonlySet<string> = new Set([
  'newsItem',
  'newsMessage',
  'NewsML',
  'NewsItem',
  'newsitem',
  ...Object.keys(OTHER_G2_ITEMS),
])

/** NewsML: messages of the news agencies with one item or many, in the versions G2 and 1, and the Reuters Corpus. */
export const newsml: Format = {
  name: 'newsml',
  label: 'a NewsML document',
  extensions: ['newsml', 'xml'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 60_000,
  recognises: ({ text }) => {
    const root = xmlRoot(text)
    return root !== undefined && (ROOTS.has(root) || (!/html/i.test(root) && /<(?:[\w.-]+:)?newsItem[\s>]/.test(text)))
  },
  read(input): AsyncIterable<Found> {
    return readXmlArticles(input, {
      format: 'newsml',
      records: 'news items',
      role: (name) =>
        name === 'newsItem' || name === 'NewsItem' || name === 'newsitem' || Object.hasOwn(OTHER_G2_ITEMS, name)
          ? 'record'
          : undefined,
      read({ element }) {
        if (element.name === 'newsItem') return readG2Item(element)
        if (element.name === 'NewsItem') return readNewsMl1Item(element)
        if (element.name === 'newsitem') return readReutersItem(element)
        const id = attributeOf(element, 'guid')
        return { skipped: `It is ${OTHER_G2_ITEMS[element.name]}.`, ...(id === undefined ? {} : { id }) }
      },
    })
  },
}
