/** The fields of the query language, by every name that people type. */
const FIELD_NAMES = {
  title: 'title',
  headline: 'title',
  outlet: 'outlet',
  by: 'by',
  byline: 'by',
  author: 'by',
  tag: 'tag',
  lang: 'lang',
  language: 'lang',
  set: 'set',
  run: 'run',
  source: 'source',
  path: 'source',
  folder: 'folder',
  format: 'format',
  url: 'url',
  date: 'date',
  words: 'words',
  is: 'is',
  in: 'in',
} as const

/** A field of the query language by its one canonical name. */
export type QueryField = (typeof FIELD_NAMES)[keyof typeof FIELD_NAMES]

/**
 * A piece of a query. `start` and `end` are UTF-16 offsets into its text. `value` is what was typed without minus sign, field
 * name, quotes and closing star. `broken` is the part of it that looks like syntax and is none.
 */
export type QueryToken =
  | { readonly kind: 'open'; readonly start: number; readonly end: number; negated: boolean; field?: QueryField }
  | { readonly kind: 'close'; readonly start: number; readonly end: number }
  | { readonly kind: 'or' | 'and' | 'not'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'value'
      readonly start: number
      readonly end: number
      readonly value: string
      readonly quoted: boolean
      readonly prefix: boolean
      readonly negated: boolean
      readonly field?: QueryField
      readonly broken?: string
    }

const QUOTES = '"“”„‟«»＂'
const SEPARATOR = /[\s\p{Cc}]/u
const WORD = new RegExp(String.raw`[^\s\p{Cc}()${QUOTES}]+`, 'uy')
const FIELD = /^([a-z]+):/i
const NO_SYNTAX = /^(?:NEAR\/\d+|\/.+\/|~\d+)$/
const OPERATORS: Readonly<Record<string, 'or' | 'and' | 'not'>> = { OR: 'or', AND: 'and', NOT: 'not' }

/**
 * Splits a query into tokens, in linear time whatever it holds. With `typing`, quotation marks that are not closed yet reach to
 * the end; otherwise they mean nothing.
 */
export function queryTokens(text: string, typing: boolean): QueryToken[] {
  const tokens: QueryToken[] = []
  const closing = closingQuotes(text)
  let at = 0
  while (at < text.length) {
    if (SEPARATOR.test(text[at]!)) {
      at++
      continue
    }
    const start = at
    let negated = false
    if (text[at] === '-') {
      while (text[at] === '-') at++
      const next = text[at]
      const free = start === 0 || text[start - 1] === '(' || SEPARATOR.test(text[start - 1]!)
      negated = free && at === start + 1 && next !== undefined && next !== ')' && !SEPARATOR.test(next)
      if (!negated) continue
    }
    const char = text[at]!
    if (char === '(') {
      at++
      tokens.push({ kind: 'open', start, end: at, negated })
    } else if (char === ')') {
      at++
      tokens.push({ kind: 'close', start, end: at })
    } else if (QUOTES.includes(char)) {
      at = quotedValue(start, at, negated)
    } else {
      WORD.lastIndex = at
      const word = WORD.exec(text)![0]
      at = wordValue(start, at, word, negated)
    }
  }
  return tokens

  /** Reads a quoted value whose opening mark stands at `open`; returns where reading goes on. */
  function quotedValue(start: number, open: number, negated: boolean, field?: QueryField): number {
    const close = closing.find(open, field !== undefined)
    if (close === undefined && !typing) {
      const broken = text.slice(start, open + 1)
      // The field's name stays as a word; the mark alone is none.
      tokens.push({
        kind: 'value', start, end: open + 1, value: broken, quoted: false, prefix: false, negated: false, broken,
      }) // prettier-ignore
      return open + 1
    }
    const inner = text.slice(open + 1, close ?? text.length)
    let end = close === undefined ? text.length : close + 1
    let prefix = close === undefined && endsInWord(inner)
    if (text[end] === '*') {
      prefix = true
      end++
    }
    const value = field === undefined ? inner : inner.replaceAll('""', '"')
    const token = { kind: 'value', start, end, value, quoted: true, prefix, negated } as const
    tokens.push(field === undefined ? token : { ...token, field })
    return end
  }

  /** Takes the bare word at `from`, with all that hangs on a field name; returns where reading goes on. */
  function wordValue(start: number, from: number, word: string, negated: boolean): number {
    const end = from + word.length
    const operator = OPERATORS[word]
    if (operator !== undefined && !negated) {
      tokens.push({ kind: operator, start, end })
      return end
    }
    const name = FIELD.exec(word)?.[1]
    const field = name === undefined ? undefined : fieldOf(name)
    const rest = name === undefined ? word : word.slice(name.length + 1)
    if (field !== undefined && rest === '') {
      const next = text[end]
      if (next !== undefined && QUOTES.includes(next)) return quotedValue(start, end, negated, field)
      if (next === '(' && field !== 'in') {
        tokens.push({ kind: 'open', start, end: end + 1, negated, field })
        return end + 1
      }
    }
    const known = field !== undefined && rest !== ''
    const typed = known ? rest : word
    const value = typed.replace(/\*+$/, '')
    const looksLikeSyntax =
      value.includes('*') ||
      NO_SYNTAX.test(word) ||
      (name !== undefined && !known && (rest !== '' || field !== undefined))
    tokens.push({
      kind: 'value',
      start,
      end,
      value,
      quoted: false,
      prefix:
        typed.endsWith('*') || (typing && end === text.length && endsInWord(word) && (!known || field === 'title')),
      negated,
      ...(known ? { field } : {}),
      ...(looksLikeSyntax ? { broken: word } : {}),
    })
    return end
  }
}

function fieldOf(name: string): QueryField | undefined {
  const key = name.toLowerCase()
  return Object.hasOwn(FIELD_NAMES, key) ? FIELD_NAMES[key as keyof typeof FIELD_NAMES] : undefined
}

function endsInWord(text: string): boolean {
  return /[\p{L}\p{N}\p{M}]$/u.test(text)
}

/**
 * Finds closing quotation marks. Any mark closes any other, except that a field's value in straight marks ends at a straight
 * one, where two together stand for one of the value's own. Remembers when there are no more, so that many open marks cost
 * no more than one.
 */
function closingQuotes(text: string): { find(open: number, ofField: boolean): number | undefined } {
  const any = new RegExp(`[${QUOTES}]`, 'gu')
  const last = { any: -1, straight: text.lastIndexOf('"') }
  for (let at = text.length - 1; at >= 0 && last.any < 0; at--) if (QUOTES.includes(text[at]!)) last.any = at
  let openFrom = Number.POSITIVE_INFINITY
  return {
    find(open, ofField) {
      if (!ofField || text[open] !== '"') {
        if (open >= last.any) return undefined
        any.lastIndex = open + 1
        return any.exec(text)?.index
      }
      if (open >= last.straight || open >= openFrom) return undefined
      let at = text.indexOf('"', open + 1)
      while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
      if (at >= 0) return at
      openFrom = Math.min(openFrom, open)
      return undefined
    },
  }
}
