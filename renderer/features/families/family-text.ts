import type { Term } from '../../../main/contract/term-families.ts'

/** The terms of a family as they are edited: a line a term, its forms with commas between, the first naming it. */
export function familyText(terms: readonly Term[]): string {
  return terms.map(({ term, forms }) => [term, ...forms.filter((form) => form !== term)].join(', ')).join('\n')
}

/** The terms of an edited text; empty lines and empty places between commas are no terms. */
export function parseFamily(text: string): Term[] {
  return text.split('\n').flatMap((line): Term[] => {
    const forms = [...new Set(line.split(/[,;،、，]/u).map((form) => form.trim().replaceAll(/\s+/gu, ' ')))].filter(
      (form) => form !== '',
    )
    return forms.length === 0 ? [] : [{ term: forms[0]!, forms }]
  })
}
