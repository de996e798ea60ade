import { completionAt } from '../../../main/contract/query-spans.ts'
import type { Suggestion } from '../../../main/contract/search.ts'
import { complete } from './complete.ts'

/** A text with the caret in it (a UTF-16 offset). */
export interface Typed {
  readonly text: string
  readonly caret: number
}

/**
 * Puts a suggestion where the caret stands: in place of the value or word that is being typed there, or of the plain words that
 * a name begins with. A field's name waits for its value; all others end with a space.
 */
export function insertCompletion(
  { text, caret }: Typed,
  { kind, value, label }: Omit<Suggestion, 'kind'> & { readonly kind: string },
): Typed {
  const at = completionAt(text, caret)
  const put = (start: number, end: number, clause: string): Typed => {
    const rest = text.slice(end)
    const spaced = kind === 'field' || /^[\s)]/.test(rest) ? clause : `${clause} `
    // A space that stands there already is stepped over.
    const step = kind !== 'field' && /^\s/.test(rest) ? 1 : 0
    return { text: text.slice(0, start) + spaced + rest, caret: start + spaced.length + step }
  }
  if (kind === 'field') {
    const name = value.endsWith(':') ? value : `${value}:`
    return at === null ? put(caret, caret, name) : put(at.start, at.end, name)
  }
  if (at?.kind === 'value') return put(at.start, at.end, value)
  if (kind === 'word') {
    const start = at?.start ?? caret - /[^\s("]*$/.exec(text.slice(0, caret))![0].length
    return put(start, at?.end ?? caret, value)
  }
  const before = complete(text.slice(0, caret), value, label).trimEnd()
  const end = at?.end ?? caret
  const rest = text.slice(end)
  return { text: `${before} ${rest.trimStart()}`, caret: before.length + 1 }
}
