import type { LayerSpan } from '../../main/contract/article.ts'
import { overlayLayers } from '../../main/text/layers.ts'
import type { RegexText } from '../../main/text/regex-places.ts'
import type { Connection } from '../connection.ts'
import { unpackLayers } from '../layers.ts'

/** An article as its text is looked through. */
export type ReadArticle = RegexText & { readonly id: number }

const AT_ONCE = 50

/** The articles of these ids in their order, some at a time. */
export function* readArticles(connection: Connection, ids: readonly number[]): Generator<ReadArticle[]> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const wanted = JSON.stringify(ids.slice(from, from + AT_ONCE))
    const hand = new Map<number, LayerSpan[]>()
    for (const { article, ...span } of connection.rows<LayerSpan & { article: number }>(
      'SELECT article, layer, start, "end" FROM layer_edit WHERE article IN (SELECT value FROM json_each(?)) ORDER BY start',
      wanted,
    )) {
      const spans = hand.get(article)
      if (spans) spans.push(span)
      else hand.set(article, [span])
    }
    yield connection
      .rows<{ id: number; title: string | null; text: string; layers: string }>(
        `SELECT article.id, title, text, layers FROM json_each(?) AS wanted
         CROSS JOIN article ON article.id = wanted.value CROSS JOIN article_text ON article_text.article = article.id
         ORDER BY wanted.key`,
        wanted,
      )
      .map(({ id, title, text, layers }) => ({
        id,
        title,
        text,
        layers: overlayLayers(unpackLayers(layers), hand.get(id) ?? []),
      }))
  }
}
