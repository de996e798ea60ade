import type { PhraseNode, WildcardNode } from '../contract/query.ts'

/** Words that a text must hold for a regular expression to match in it: all of several, any of several, or one. */
export type RequiredWords =
  | { readonly type: 'and'; readonly nodes: readonly RequiredWords[] }
  | { readonly type: 'or'; readonly nodes: readonly RequiredWords[] }
  | PhraseNode
  | WildcardNode

/** What of an expression has been read: characters that must stand there, and whether no letter can stand before the first. */
interface Run {
  text: string
  bounded: boolean
}

// Shorter pieces of words stand in most texts.
const SHORTEST_PIECE = 3
const SHORTEST_BEGINNING = 2
const DEEPEST = 20
const WHITE_SPACE = 'white space'

/**
 * The words without which an expression (of valid syntax, with the flag `u`) cannot match, as far as they can be told from its plain letters;
 * null where none can. Only letters of ASCII and digits say something: of others the index has a folded form.
 */
export function requiredWords(source: string): RequiredWords | null {
  const reader = new Reader(source)
  return reader.alternatives(0)
}

class Reader {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  /** Reads up to the end, or to the bracket that closes the group. */
  alternatives(depth: number): RequiredWords | null {
    const found: (RequiredWords | null)[] = []
    for (;;) {
      found.push(this.#sequence(depth))
      if (this.#source[this.#at] !== '|') break
      this.#at++
    }
    if (found.includes(null) || depth > DEEPEST) return null
    const nodes = found as RequiredWords[]
    return nodes.length === 1 ? nodes[0]! : { type: 'or', nodes }
  }

  #sequence(depth: number): RequiredWords | null {
    const found: RequiredWords[] = []
    let run: Run = { text: '', bounded: false }
    const end = (boundedAfter: boolean, boundedNext: boolean): void => {
      found.push(...wordsOf(run, boundedAfter))
      run = { text: '', bounded: boundedNext }
    }
    while (this.#at < this.#source.length) {
      const char = this.#source[this.#at]!
      if (char === '|' || char === ')') break
      this.#at++
      if (char === '(') {
        const words = this.#group(depth)
        const quantifier = this.#quantifier()
        end(false, false)
        if (words !== null && quantifier !== 'optional') found.push(words)
      } else if (char === '^' || char === '$') end(true, true)
      else if (char === '[' || char === '.') {
        if (char === '[') this.#skipClass()
        this.#quantifier()
        end(false, false)
      } else {
        const literal = char === '\\' ? this.#escape() : char
        const quantifier = this.#quantifier()
        // White space of any kind is never within a word.
        if (literal === WHITE_SPACE) end(quantifier !== 'optional', quantifier !== 'optional')
        else if (literal === null || quantifier === 'optional') end(false, false)
        else {
          run.text += literal
          if (quantifier === 'repeated') end(false, !/[\p{L}\p{N}\p{M}]/u.test(literal))
        }
      }
    }
    end(false, false)
    if (found.length === 0) return null
    return found.length === 1 ? found[0]! : { type: 'and', nodes: found }
  }

  /** Reads a group whose bracket is open; null for one that need not stand in the match. */
  #group(depth: number): RequiredWords | null {
    const kind = /^\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:)/u.exec(this.#source.slice(this.#at))?.[0] ?? ''
    this.#at += kind.length
    const words = this.alternatives(depth + 1)
    this.#at++
    return /^\?<?[=!]/.test(kind) ? null : words
  }

  /** Reads what follows a backslash: a character, {@link WHITE_SPACE} or null for anything else. */
  #escape(): string | null {
    const char = this.#source[this.#at++]!
    if (char === 's') return WHITE_SPACE
    if (/[nrtfv]/.test(char)) return ' '
    if (/[\^$\\.*+?()[\]{}|/-]/.test(char)) return char
    const rest = /^(?:[pPu]\{[^}]*\}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|k<[^>]*>|\d+)/iu.exec(`${char}${this.#source.slice(this.#at)}`)?.[0] // prettier-ignore
    if (rest !== undefined) this.#at += rest.length - char.length
    return null
  }

  #skipClass(): void {
    while (this.#at < this.#source.length && this.#source[this.#at] !== ']') {
      this.#at += this.#source[this.#at] === '\\' ? 2 : 1
    }
    this.#at++
  }

  /** Reads a quantifier: whether what stands before it may be missing, or stand several times. */
  #quantifier(): 'once' | 'optional' | 'repeated' {
    const sign = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at))?.[0]
    if (sign === undefined) return 'once'
    this.#at += sign.length
    return /^(?:[*?]|\{0)/.test(sign) ? 'optional' : 'repeated'
  }
}

/** The words of plain characters; `boundedAfter`: no letter can follow them. */
function wordsOf({ text, bounded }: Run, boundedAfter: boolean): (PhraseNode | WildcardNode)[] {
  const found: (PhraseNode | WildcardNode)[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}\p{Cf}]+/gu)) {
    const word = match[0].toLowerCase()
    if (!/^[a-z0-9]+$/.test(word)) continue
    const first = match.index > 0 || bounded
    const last = match.index + match[0].length < text.length || boundedAfter
    if (first && last) found.push({ type: 'phrase', words: [word], prefix: false })
    else if (first && word.length >= SHORTEST_BEGINNING) found.push({ type: 'phrase', words: [word], prefix: true })
    else if (word.length >= SHORTEST_PIECE) found.push({ type: 'wildcard', words: [last ? `*${word}` : `*${word}*`] })
  }
  return found
}
