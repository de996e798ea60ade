import { extractedSchema, type Extracted } from '../../contract/article.ts'
import { bodyText } from '../../text/layers.ts'
import { isObject, type JsonValue } from './json-value.ts'

/**
 * An article as Variorum itself exported it, with its layers and the status and evidence of its fields; undefined when it is none, or
 * when its layers do not fit its text.
 */
export function readOwnRecord(value: JsonValue): Extracted | undefined {
  if (!isObject(value) || !Array.isArray(value['layers']) || !isObject(value['title'])) return undefined
  const read = extractedSchema.safeParse(value)
  if (!read.success) return undefined
  const { title, outlet, byline, date, url, language, text, layers, format } = read.data
  let end = 0
  for (const span of layers) {
    if (span.start < end || span.end < span.start || span.end > text.length) return undefined
    end = span.end
  }
  return { title, outlet, byline, date, url, language, text, layers, body: bodyText(text, layers), format }
}
