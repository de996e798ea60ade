import { fieldOf, type QueryField } from './query-fields.ts'

/**
 * A piece of a query. `start` and `end` are UTF-16 offsets into its text. `value` is what was typed without minus sign, field
 * name, quotes and closing stars (`prefix` says that there were some). `broken` is the part of it that looks like syntax and is
 * none. An `open` with `near` begins the words of `NEAR/n( )`.
 */
export type QueryToken = ValueToken | OpenToken | RegexToken | OperatorToken | CloseToken

interface Place {
  readonly start: number
  readonly end: number
}
/** A word, or words in quotation marks, with what hangs on them. */
export interface ValueToken extends Place {
  readonly kind: 'value'
  readonly value: string
  readonly quoted: boolean
  readonly prefix: boolean
  readonly negated: boolean
  /** Of `"…"~n`. */
  readonly slop?: number
  readonly field?: QueryField
  readonly broken?: string
  /** A field's name at the end of what is being typed: its value is still to come. */
  readonly pending?: true
  /** In quotation marks that are not closed yet: all that follows is in them. */
  readonly unclosed?: true
}
/** An opening bracket with the field or the distance before it. */
export interface OpenToken extends Place {
  readonly kind: 'open'
  readonly negated: boolean
  readonly field?: QueryField
  readonly near?: number
}
interface CloseToken extends Place {
  readonly kind: 'close'
}
/** `/…/` that is a regular expression. */
export interface RegexToken extends Place {
  readonly kind: 'regex'
  readonly source: string
  readonly ignoreCase: boolean
  readonly negated: boolean
  readonly field?: QueryField
}
/** `OR`, `AND`, `NOT`, or `NEAR/n` between two words. */
export interface OperatorToken extends Place {
  readonly kind: 'or' | 'and' | 'not' | 'near'
  /** Of `NEAR/n`. */
  readonly distance: number
}

const QUOTES = '"“”„‟«»＂'
const SEPARATOR = /[\s\p{Cc}]/u
const WORD = new RegExp(String.raw`[^\s\p{Cc}()${QUOTES}]+`, 'uy')
const FIELD = /^([a-z]+):/i
const NEAR = /^NEAR\/(\d{1,4})$/
const SLOP = /~(\d{1,4})(?![^\s\p{Cc})])/uy
const NO_SYNTAX = /^(?:NEAR\/\d+|\/.+\/[dgimsuvy]{0,8}|[^~]*~\d+)$/
/** What may stand behind a regular expression: all but `i` go without saying. */
const FLAGS = /[gimu]*/y
const OPERATORS: Readonly<Record<string, 'or' | 'and' | 'not'>> = { OR: 'or', AND: 'and', NOT: 'not' }
/** FTS5's own, for `NEAR( )` without a number. */
const USUAL_DISTANCE = 10
const LONGEST_REGEX = 500
// More than anyone types: what has more was pasted.
const MOST_SLASHES = 300

/** A longer query was pasted by mistake: {@link queryTokens} stops after so many. */
export const mostTokens = 4_000

/**
 * Splits a query into tokens, in linear time whatever it holds. With `typing`, quotation marks that are not closed yet reach to
 * the end; otherwise they mean nothing.
 */
export function queryTokens(text: string, typing: boolean): QueryToken[] {
  const tokens: QueryToken[] = []
  const closing = closingQuotes(text)
  let at = 0
  let slashes = 0
  while (at < text.length && tokens.length < mostTokens) {
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
      at = regex(start, at, negated) ?? wordValue(start, at, negated)
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
    SLOP.lastIndex = end
    const slop = close === undefined ? null : SLOP.exec(text)
    if (slop !== null) end += slop[0].length
    const value = field === undefined ? inner : inner.replaceAll('""', '"')
    tokens.push({
      kind: 'value',
      start,
      end,
      value,
      quoted: true,
      prefix,
      negated,
      ...(slop !== null && { slop: Number(slop[1]) }),
      ...(field !== undefined && { field }),
      ...(close === undefined && { unclosed: true }),
      ...(close === undefined && field !== undefined && inner === '' && { pending: true }),
    })
    return end
  }

  /** Takes the bare word at `from`, with all that hangs on a field name; returns where reading goes on. */
  function wordValue(start: number, from: number, negated: boolean): number {
    WORD.lastIndex = from
    const word = WORD.exec(text)![0]
    const end = from + word.length
    const operator = OPERATORS[word]
    if (operator !== undefined && !negated) {
      tokens.push({ kind: operator, start, end, distance: 0 })
      return end
    }
    const near = NEAR.exec(word)
    if (text[end] === '(' && (near !== null || word === 'NEAR')) {
      tokens.push({
        kind: 'open',
        start,
        end: end + 1,
        negated,
        near: near === null ? USUAL_DISTANCE : Number(near[1]),
      })
      return end + 1
    }
    if (near !== null && !negated) {
      tokens.push({ kind: 'near', start, end, distance: Number(near[1]) })
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
    if (typing && field !== undefined && rest === '' && end === text.length) {
      tokens.push({ kind: 'value', start, end, value: '', quoted: false, prefix: false, negated, field, pending: true })
      return end
    }
    if (field === 'title' && rest.startsWith('/')) {
      const after = regex(start, end - rest.length, negated, field)
      if (after !== undefined) return after
    }
    const known = field !== undefined && rest !== ''
    const typed = known ? rest : word
    const value = typed.replace(/\*+$/, '')
    const textual = !known || field === 'title' || field === 'only'
    const looksLikeSyntax =
      (value.includes('*') && !textual) ||
      NO_SYNTAX.test(word) ||
      (known && (NO_SYNTAX.test(rest) || (textual && (rest.startsWith('-') || startsWithField(rest))))) ||
      (name !== undefined && !known && (rest !== '' || field !== undefined))
    tokens.push({
      kind: 'value',
      start,
      end,
      value,
      quoted: false,
      prefix: typed.endsWith('*') || (typing && end === text.length && endsInWord(word) && textual),
      negated,
      ...(known ? { field } : {}),
      ...(looksLikeSyntax ? { broken: word } : {}),
    })
    return end
  }

  /** Reads the regular expression that begins at `from`; undefined, and nothing read, where there is none. */
  function regex(start: number, from: number, negated: boolean, field?: QueryField): number | undefined {
    if (text[from] !== '/' || ++slashes > MOST_SLASHES) return undefined
    const close = closingSlash(text, from)
    if (close === undefined || close === from + 1) return undefined
    FLAGS.lastIndex = close + 1
    const flags = FLAGS.exec(text)![0]
    const ignoreCase = flags.includes('i')
    const end = close + 1 + flags.length
    const next = text[end]
    if (next !== undefined && next !== ')' && !SEPARATOR.test(next)) return undefined
    const source = text.slice(from + 1, close)
    if (/[\p{Cc}\u2028\u2029]/u.test(source) || !isRegex(source)) return undefined
    tokens.push({ kind: 'regex', start, end, source, ignoreCase, negated, ...(field !== undefined && { field }) })
    return end
  }
}

/** The first slash after `open` that is neither escaped nor in a class, on the same line and not too far. */
function closingSlash(text: string, open: number): number | undefined {
  let inClass = false
  const end = Math.min(text.length, open + LONGEST_REGEX + 2)
  for (let at = open + 1; at < end; at++) {
    const char = text[at]!
    if (char < ' ') return undefined
    if (char === '\\') at++
    else if (char === '[') inClass = true
    else if (char === ']') inClass = false
    else if (char === '/' && !inClass) return at
  }
  return undefined
}

function isRegex(source: string): boolean {
  try {
    return new RegExp(source, 'um') instanceof RegExp
  } catch {
    return false
  }
}

/** Whether another field's name stands in the value of a field. */
function startsWithField(text: string): boolean {
  const name = FIELD.exec(text)?.[1]
  return name !== undefined && fieldOf(name) !== undefined
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
