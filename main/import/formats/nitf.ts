import { readNitf } from '../xml/nitf-article.ts'
import { readXmlArticles } from '../xml/xml-articles.ts'
import { xmlRoot } from '../xml/xml-root.ts'
import { wordsOf } from '../xml/xml-tree.ts'
import type { Format, Found } from './format.ts'

/** NITF, the markup of articles of the news agencies: a document is one article; several may stand in a file. */
export const nitf: Format = {
  name: 'nitf',
  label: 'an article in NITF',
  extensions: ['nitf', 'xml'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 60_000,
  recognises: ({ text }) => {
    const root = xmlRoot(text)
    return (
      root === 'nitf' ||
      (root !== undefined &&
        !/html/i.test(root) &&
        /<(?:[\w.-]+:)?nitf[\s>]/.test(text) &&
        !/<(?:[\w.-]+:)?newsItem[\s>]/i.test(text))
    )
  },
  read(input): AsyncIterable<Found> {
    return readXmlArticles(input, {
      format: 'nitf',
      records: 'articles in NITF',
      role: (name) => (name === 'nitf' ? 'record' : undefined),
      read({ element }) {
        const article = readNitf(element)
        const hasText = article.parts.some(({ layer }) => layer === 'body')
        return hasText ? article : { skipped: `It is an article without a text${inTitle(article.raw.title?.value)}.` }
      },
    })
  },
}

function inTitle(title: string | undefined): string {
  return title === undefined ? '' : `, entitled “${wordsOf(title)}”`
}
