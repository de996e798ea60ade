import { createHash } from 'node:crypto'
import { tokenise, type Tokens } from './tokens.ts'

/** Below this many words a text is recognised by its exact characters only: short texts of furniture would all be equal. */
export const SHORTEST_HASHED_TEXT = 25

/**
 * The identity of a text: hex SHA-256 of its normalised words joined by spaces, so case, quotation marks, punctuation and white
 * space make no difference. Texts of under 25 words hash their exact characters, and so are equal only to themselves.
 */
export function contentHash(text: string, tokens: Pick<Tokens, 'words'> = tokenise(text)): string {
  const identity = tokens.words.length < SHORTEST_HASHED_TEXT ? `exact:${text}` : tokens.words.join(' ')
  return createHash('sha256').update(identity).digest('hex')
}
