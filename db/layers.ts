import type { Layer, LayerSpan } from '../main/contract/article.ts'
import { overlayLayers } from '../main/text/layers.ts'
import type { Connection } from './connection.ts'

/** An article's text with its layers in force, and those of them that the researcher set. */
export interface StoredText {
  readonly text: string
  readonly layers: LayerSpan[]
  readonly hand: LayerSpan[]
}

/** Layer spans as article_text keeps them. */
export function packLayers(spans: readonly LayerSpan[]): string {
  return JSON.stringify(spans.map(({ layer, start, end }) => [layer, start, end]))
}

/** The spans that {@link packLayers} packed. */
export function unpackLayers(packed: string): LayerSpan[] {
  return (JSON.parse(packed) as [Layer, number, number][]).map(([layer, start, end]) => ({ layer, start, end }))
}

/** What the researcher set by hand, in the text's order. */
export function handLayers(connection: Connection, article: number): LayerSpan[] {
  return connection.rows<LayerSpan>(
    'SELECT layer, start, "end" FROM layer_edit WHERE article = ? ORDER BY start',
    article,
  )
}

/** The text of an article and its layers; undefined for an id without an article. */
export function readText(connection: Connection, article: number): StoredText | undefined {
  const row = connection.row<{ text: string; layers: string }>(
    'SELECT text, layers FROM article_text WHERE article = ?',
    article,
  )
  if (!row) return undefined
  const hand = handLayers(connection, article)
  return { text: row.text, layers: overlayLayers(unpackLayers(row.layers), hand), hand }
}
