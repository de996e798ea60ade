import { repeatableLines, type TextLine } from '../../main/text/repeated-lines.ts'
import { overlayLayers } from '../../main/text/layers.ts'
import type { LayerSpan } from '../../main/contract/article.ts'
import type { Connection } from '../connection.ts'
import { unpackLayers } from '../layers.ts'

const TEXTS_AT_ONCE = 200

/** A span of the researcher's, with the line that set it aside, if one did. */
export interface EditedSpan extends LayerSpan {
  readonly line: number | null
}

/** An article's lines as they stand now, and what the researcher set by hand or by lines. */
export interface ScannedArticle {
  readonly article: number
  readonly lines: readonly TextLine[]
  readonly edits: readonly EditedSpan[]
}

/** The lines of articles (with `wanted` only those with one of these keys), read some at a time; `checkpoint` is called between. */
export function* scanArticles(
  connection: Connection,
  articles: readonly number[],
  checkpoint: () => void,
  wanted?: ReadonlySet<string>,
): Iterable<ScannedArticle> {
  for (let from = 0; from < articles.length; from += TEXTS_AT_ONCE) {
    checkpoint()
    const ids = JSON.stringify(articles.slice(from, from + TEXTS_AT_ONCE))
    const edits = new Map<number, EditedSpan[]>()
    const spans = connection.rows<EditedSpan & { article: number }>(
      `SELECT article, layer, start, "end", line FROM layer_edit
       WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, start`,
      ids,
    )
    for (const { article, ...span } of spans) {
      const list = edits.get(article)
      if (list) list.push(span)
      else edits.set(article, [span])
    }
    const texts = connection.rows<{ article: number; text: string; layers: string }>(
      'SELECT article, text, layers FROM article_text WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article',
      ids,
    )
    for (const { article, text, layers } of texts) {
      const own = edits.get(article) ?? []
      yield { article, lines: repeatableLines(text, overlayLayers(unpackLayers(layers), own), wanted), edits: own }
    }
  }
}

/** The lines with these keys that could be set aside: nothing that the researcher decided stands in the way. */
export function settableLines({ lines, edits }: ScannedArticle, keys: ReadonlySet<string>): TextLine[] {
  return lines.filter(
    (line) =>
      line.open &&
      !line.aside &&
      keys.has(line.key) &&
      !edits.some((span) => span.start < line.end && span.end > line.start),
  )
}
