import { documentArticles } from '../office/document-articles.ts'
import { readRtf } from '../rtf/read-rtf.ts'
import type { FileHead, Format, FormatInput, Found, Warning } from './format.ts'

const LARGEST_DOCUMENT = 200_000_000

/** Rich text, as word processors and databases export it: one article, or the articles of an export. */
export const rtf: Format = {
  name: 'rtf',
  label: 'a rich text document',
  extensions: ['rtf'],
  limit: LARGEST_DOCUMENT,
  timeLimit: 60_000,
  recognises: ({ latin1 }: FileHead) => /^(?:\xef\xbb\xbf)?\s{0,100}\{\\rtf/.test(latin1),
  async *read(input: FormatInput): AsyncIterable<Found> {
    const { paragraphs, properties, unclosed } = readRtf(await input.bytes())
    const cut: Warning = {
      code: 'damaged',
      reason:
        'It ends before it is finished; text may be missing. Open it in its program, save it anew and import that.',
    }
    const warnings = unclosed > 0 ? [cut] : []
    yield* documentArticles({
      paragraphs,
      properties,
      warnings,
      format: 'rtf',
      media: 'application/rtf',
      hints: input.hints,
    })
  },
}
