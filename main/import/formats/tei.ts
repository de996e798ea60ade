import { readTei } from '../xml/tei-article.ts'
import { readXmlArticles } from '../xml/xml-articles.ts'
import { xmlRoot } from '../xml/xml-root.ts'
import type { XmlElement } from '../xml/xml-tree.ts'
import type { Format, Found } from './format.ts'

/** TEI: a text, or a corpus of texts. */
export const tei: Format = {
  name: 'tei',
  label: 'a TEI document',
  extensions: ['tei', 'xml'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 60_000,
  recognises: ({ text }) => {
    const root = xmlRoot(text)
    return (
      root !== undefined &&
      (/^(?:TEI|teiCorpus)(?:\.2)?$/.test(root) || (!/html/i.test(root) && /<(?:[\w.-]+:)?TEI[\s>]/.test(text)))
    )
  },
  read(input): AsyncIterable<Found> {
    let corpus: XmlElement | undefined
    return readXmlArticles(input, {
      format: 'tei',
      records: 'texts in TEI',
      role: (name, parents) => {
        if (name === 'TEI' || name === 'TEI.2') return 'record'
        return name === 'teiHeader' && parents.at(-1)?.startsWith('teiCorpus') === true ? 'aside' : undefined
      },
      note: ({ element }) => (corpus = element),
      read: ({ element }) => readTei(element, corpus),
    })
  },
}
