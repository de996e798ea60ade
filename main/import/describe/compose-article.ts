import type { Extracted, Field, FieldName, Layer, LayerSpan } from '../../contract/article.ts'
import { detectLanguage } from '../../text/languages.ts'
import { bodyText } from '../../text/layers.ts'
import { UNKNOWN } from './unknown-field.ts'

/** A block of an article as its format marks it up: plain text, without an empty line inside. */
export interface Part {
  readonly layer: Layer
  readonly text: string
}

/** The fields that a format read; those left out are unknown. `declaredLanguage` is kept as a note: the text decides. */
export interface ReadFields extends Partial<Record<Exclude<FieldName, 'language'>, Field>> {
  readonly declaredLanguage?: string
}

/**
 * An article from its parts: the text is the parts with empty lines between them, the layers are their spans. Parts without a
 * word are left out. For formats whose markup says what each block is; scraped text goes through `describeText`.
 */
export function composeArticle(parts: readonly Part[], fields: ReadFields, format: string): Extracted {
  let text = ''
  const layers: LayerSpan[] = []
  for (const part of parts) {
    const words = part.text.trim()
    if (words === '') continue
    if (text !== '') text += '\n\n'
    layers.push({ layer: part.layer, start: text.length, end: text.length + words.length })
    text += words
  }
  const body = bodyText(text, layers)
  const {
    title = UNKNOWN,
    outlet = UNKNOWN,
    byline = UNKNOWN,
    date = UNKNOWN,
    url = UNKNOWN,
    declaredLanguage,
  } = fields
  const language = languageField(body === '' ? text : body, declaredLanguage)
  return { title, outlet, byline, date, url, language, text, layers, body, format }
}

/** The language of a text. What the file declares is kept as a note in the evidence, for files often declare falsely. */
function languageField(text: string, declared: string | undefined): Field {
  const { language, evidence } = detectLanguage(text)
  if (language === null)
    return { ...UNKNOWN, evidence: declared === undefined ? evidence : `${evidence}; the file states “${declared}”` }
  const note = declared === undefined || declared === language ? '' : `; the file states “${declared}”`
  return { value: language, status: 'inferred', evidence: evidence + note }
}
