import type { OriginalNote } from '../contract/archive.ts'
import type { DocumentParagraph } from '../import/office/describe-document.ts'
import { ownPage } from './frame-page.ts'
import { escapeMarkup } from './markup.ts'
import { nothingLeftOut, type OriginalPage } from './original-page.ts'

/** A document whose look cannot be shown here: its text, as it was read out of it, paragraph by paragraph. */
export function documentPage(text: string, notes: readonly OriginalNote[] = []): OriginalPage {
  return paragraphsPage(
    text.split(/\n+/).map((line) => ({ text: line })),
    notes,
  )
}

/** The paragraphs of a document in its own order, headings as such. */
export function paragraphsPage(
  paragraphs: readonly DocumentParagraph[],
  notes: readonly OriginalNote[] = [],
): OriginalPage {
  const written = paragraphs
    .map(({ text, role, bold }) => ({ words: text.trim(), role, bold }))
    .filter(({ words }) => words !== '')
    .map(({ words, role, bold }) => {
      const name = HEADINGS.get(role ?? '') ?? 'p'
      const inner = escapeMarkup(words).replaceAll('\n', '<br>')
      return `<${name}>${bold === true && name === 'p' ? `<b>${inner}</b>` : inner}</${name}>`
    })
  return {
    kind: 'document',
    page: ownPage('', `<div class="prose">${written.join('\n')}</div>`),
    leftOut: nothingLeftOut,
    notes: [...notes, 'paragraphs'],
  }
}

const HEADINGS: ReadonlyMap<string, 'h1' | 'h2'> = new Map([
  ['title', 'h1'],
  ['headline', 'h1'],
  ['heading', 'h2'],
  ['subheading', 'h2'],
])
