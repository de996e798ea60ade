import type { Format } from './format.ts'
import { html } from './html.ts'
import { markdown } from './markdown.ts'
import { text } from './text.ts'

/** Every format that import reads. The order is that of the extensions' precedence. */
export const formats: readonly Format[] = [text, markdown, html]

/** The format that an extension promises (lower case, without the dot). */
export function formatOfExtension(extension: string): Format | undefined {
  return formats.find((format) => format.extensions.includes(extension))
}
