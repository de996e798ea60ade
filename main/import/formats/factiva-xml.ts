import { RecordNames, exportRecord, incompleteRow } from '../exports/export-article.ts'
import { readFactivaXml } from '../exports/factiva-xml-article.ts'
import { readXmlRecords } from '../xml/xml-records.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'

/** An XML export of Factiva: the answer of its service, with many articles. */
export const factivaXml: Format = {
  name: 'factiva-xml',
  label: 'an XML export of Factiva',
  extensions: ['xml'],
  limit: Infinity,
  timeLimit: 60_000,
  recognises: ({ text }: FileHead) =>
    /<(?:[\w.-]{1,30}:)?(?:PPSResponse|ppsArticleResponse|ppsarticle(?:ResultSet)?)[\s>/]/i.test(text),
  async *read(input: FormatInput): AsyncIterable<Found> {
    const names = new RecordNames()
    const head = new TextDecoder().decode(input.head)
    const count = /<(?:[\w.-]{1,30}:)?ppsarticleResultSet\s[^<>]{0,200}?count=["'](\d{1,7})["']/i.exec(head)?.[1]
    let articles = 0
    let places = 0
    let problems = 0
    for await (const found of readXmlRecords(input, roleOf)) {
      if (found.kind === 'aside') continue
      places++
      if (found.kind === 'problem') {
        problems++
        yield { ...(found.place === 'record' ? { record: names.name(undefined, places) } : {}), refusal: found.refusal }
        continue
      }
      const article = readFactivaXml(found.element)
      const record = names.name(article?.id, places)
      if (article === undefined) {
        const reason = 'It has neither a headline nor a text. Export it again with its full text.'
        yield { record, refusal: { outcome: 'skipped', code: 'empty', reason } }
        continue
      }
      articles++
      const media = `application/xml;charset=${found.charset}`
      yield exportRecord(article, { record, original: found.bytes, media }, 'factiva', found.warnings)
    }
    if (count !== undefined && problems === 0 && Number(count) > places)
      yield incompleteRow(articles, Number(count), 'its head')
  },
}

function roleOf(name: string, parents: readonly string[]): 'record' | undefined {
  if (name === 'ppsarticle') return 'record'
  return name === 'article' && parents.at(-1)?.startsWith('pps') === true ? 'record' : undefined
}
