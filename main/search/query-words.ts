import type { PhraseNode, WildcardNode } from '../contract/query.ts'
import type { Tokens } from '../text/tokens.ts'
import { anyWord } from '../text/word-places.ts'

/** What a piece of a query asks for as words: null when it has none. `cutAt`: where words past the limit begin in the text. */
export interface QueryWords {
  readonly node: PhraseNode | WildcardNode | null
  readonly cutAt?: number
}

const MOST_WORDS = 200
// More than anyone types: what has more was pasted, and means its asterisks.
const MOST_WILDCARDS = 40
const IN_WORD = /[\p{L}\p{N}\p{M}*]/u

/**
 * Reads words and wildcards as `tokensOf` splits and folds text. `*` and `?` belong to the word that they touch; a `*` that touches
 * none is a word of its own (`anyWord`). In quotation marks a question mark is one of the text unless letters stand on both its sides.
 */
export function queryWords(
  text: string,
  { quoted, prefix }: { readonly quoted: boolean; readonly prefix: boolean },
  tokensOf: (text: string) => Tokens,
): QueryWords {
  const source = quoted ? withoutMarks(text) : prefix && text.endsWith('-') ? `${text}${anyWord}` : text
  const wildcards = source.match(/[*?]/g)?.length ?? 0
  const { words, starts } = wildcards === 0 || wildcards > MOST_WILDCARDS ? tokensOf(text) : patterns(source, tokensOf)
  if (words.every((word) => word === anyWord)) return { node: null }
  const cut = words.length > MOST_WORDS
  const taken = words.slice(0, MOST_WORDS)
  if (prefix && !cut && source.length === text.length) taken.push(canonical(`${taken.pop()!}*`))
  return { node: nodeOf(taken), ...(cut && { cutAt: starts[MOST_WORDS] }) }
}

/** Whether a word of a query stands for several: it holds `*` or `?`. */
export function isPattern(word: string): boolean {
  return word.includes('*') || word.includes('?')
}

function nodeOf(words: string[]): PhraseNode | WildcardNode {
  const first = words.findIndex((word) => word !== anyWord && isPattern(word))
  if (first < 0) return { type: 'phrase', words, prefix: false }
  const last = words.at(-1)!
  const prefix = first === words.length - 1 && last.indexOf('*') === last.length - 1 && !last.includes('?')
  return prefix
    ? { type: 'phrase', words: [...words.slice(0, -1), last.slice(0, -1)], prefix: true }
    : { type: 'wildcard', words }
}

/** Words with their wildcards: the text between wildcards is split as any text, and what touches one goes on in it. */
function patterns(text: string, tokensOf: (text: string) => Tokens): { words: string[]; starts: number[] } {
  const words: string[] = []
  const starts: number[] = []
  let open = ''
  let openAt = 0
  const finish = (): void => {
    if (open !== '') {
      words.push(canonical(open))
      starts.push(openAt)
    }
    open = ''
  }
  for (const piece of text.matchAll(/[*?]+|[^*?]+/g)) {
    const [part] = piece
    if (part.startsWith('*') || part.startsWith('?')) {
      if (open === '') openAt = piece.index
      open += part
      continue
    }
    const tokens = tokensOf(part)
    if (tokens.starts[0] !== 0) finish()
    for (const [index, word] of tokens.words.entries()) {
      if (open === '') openAt = piece.index + tokens.starts[index]!
      open += word
      const end = tokens.ends[index]!
      if (index < tokens.words.length - 1 || end < part.length) finish()
    }
  }
  finish()
  return { words, starts }
}

/** One form for wildcards that mean the same: `*?*` is `?*`, and by itself any word. */
function canonical(pattern: string): string {
  if (/^\?*\*[*?]*$/.test(pattern) && pattern.replaceAll('*', '').length < 2) return anyWord
  return pattern.replace(/[*?]{2,}/g, (run) => `${run.replaceAll('*', '')}${run.includes('*') ? '*' : ''}`)
}

function withoutMarks(text: string): string {
  return text.replace(/\?+/g, (marks, at: number) => {
    const before = text[at - 1] ?? ''
    const after = text[at + marks.length] ?? ''
    return IN_WORD.test(before) && IN_WORD.test(after) ? marks : ' '.repeat(marks.length)
  })
}
