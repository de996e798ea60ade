import type { QueryNode, TextColumn } from '../contract/query.ts'
import { searchTokens } from '../text/fold.ts'
import type { Tokens } from '../text/tokens.ts'
import { parseDateRange, parseNumberRange } from './query-ranges.ts'
import { queryTokens, type QueryField, type QueryToken } from './query-tokens.ts'

/** What a query means, and which of its parts were no clause and were taken literally (or, past the limits, left out). */
export interface ParsedQuery {
  readonly node: QueryNode
  readonly ignored: string[]
}

type ValueToken = Extract<QueryToken, { kind: 'value' }>
type OpenToken = Extract<QueryToken, { kind: 'open' }>
type Phrase = Extract<QueryNode, { type: 'phrase' }>
type PhraseMaker = (text: string, prefix: boolean, columns?: readonly TextColumn[]) => Phrase | null
type OperatorToken = Extract<QueryToken, { kind: 'or' | 'and' | 'not' }>

// More than anyone types, and well inside what SQLite takes: a longer text was pasted by mistake.
const MOST_CLAUSES = 200
const MOST_WORDS_OF_A_PHRASE = 200
const DEEPEST = 16
const MOST_NOTES = 20
const LONGEST_NOTE = 100

const ALL: QueryNode = { type: 'all' }
const COLUMNS: Readonly<Record<string, TextColumn>> = {
  headline: 'title',
  title: 'title',
  body: 'body',
  caption: 'caption',
  furniture: 'furniture',
}
const STATES = [
  'untagged',
  'tagged',
  'dated',
  'undated',
  'duplicate',
  'reviewed',
  'untitled',
  'no-outlet',
  'no-language',
] as const

/** A group in the making: finished alternatives, and what the current one has so far. */
interface Frame {
  readonly field: QueryField | undefined
  readonly negated: boolean
  readonly alternatives: QueryNode[]
  clauses: QueryNode[]
  columns: TextColumn[]
  /** OR or AND that waits for its right side. */
  joint: OperatorToken | undefined
  not: OperatorToken | undefined
}

/** How a query is read. */
export interface ParseOptions {
  /** The query is still being typed: its last word matches as a prefix, and what is open at its end may still be completed. */
  readonly typing?: boolean
  /** How text is split into words and folded; as the full-text index does unless told. */
  readonly tokens?: (text: string) => Tokens
}

/**
 * Reads a query: words are joined by AND unless OR says otherwise. Never throws and takes linear time: what
 * is no clause is literal text and is listed in `ignored`.
 */
export function parseQuery(
  text: string,
  { typing = false, tokens: tokensOf = searchTokens }: ParseOptions = {},
): ParsedQuery {
  const tokens = queryTokens(text, typing)
  const groups = matchingGroups(tokens)
  const ignored: string[] = []
  const note = (part: string): void => {
    if (part.trim() === '' || ignored.length === MOST_NOTES) return
    ignored.push(part.length > LONGEST_NOTE ? `${part.slice(0, LONGEST_NOTE - 1)}…` : part)
  }
  const phrase: PhraseMaker = (literal, prefix, columns) => phraseOf(tokensOf(literal), literal, prefix, note, columns)
  const raw = (token: QueryToken): string => text.slice(token.start, token.end)

  const frames: Frame[] = [newFrame(undefined, false)]
  let clauses = 0

  const add = (node: QueryNode, negated: boolean): void => {
    const frame = frames.at(-1)!
    if (frame.joint?.kind === 'or') finishAlternative(frame)
    frame.joint = undefined
    const turned = negated !== (frame.not !== undefined)
    frame.not = undefined
    frame.clauses.push(turned ? negation(node) : node)
    clauses++
  }
  const addLiteral = (literal: string, prefix: boolean, negated: boolean): boolean => {
    const node = phrase(literal, prefix)
    if (node !== null) add(node, negated)
    return node !== null
  }
  /** Operators that wait in vain are words. */
  const settle = (frame: Frame, atEnd: boolean): void => {
    for (const operator of [frame.joint, frame.not]) {
      if (operator === undefined) continue
      frame.joint = undefined
      frame.not = undefined
      if (typing && atEnd) continue
      note(raw(operator))
      addLiteral(raw(operator), false, false)
    }
  }
  const operatorCame = (token: OperatorToken): void => {
    const frame = frames.at(-1)!
    if (token.kind === 'not') {
      if (frame.not !== undefined) {
        note(raw(token))
        return
      }
      frame.not = token
      return
    }
    if (frame.not !== undefined || frame.joint !== undefined) settle(frame, false)
    if (frame.clauses.length === 0) {
      note(raw(token))
      addLiteral(raw(token), false, false)
    } else frame.joint = token
  }
  const valueCame = (token: ValueToken): void => {
    const frame = frames.at(-1)!
    if (token.broken !== undefined) note(token.broken)
    const field = token.field ?? (token.broken === undefined ? frame.field : undefined)
    if (field === undefined) {
      addLiteral(token.value, token.prefix, token.negated)
      return
    }
    if (field === 'in') {
      const column = token.negated || frame.not !== undefined ? undefined : lookUp(COLUMNS, token.value.toLowerCase())
      if (column !== undefined) {
        if (frame.joint?.kind === 'or') {
          finishAlternative(frame)
          frame.joint = undefined
        }
        frame.columns.push(column)
        return
      }
    } else {
      const node = clauseOf(field, token, phrase)
      if (node !== null) {
        add(node, token.negated)
        return
      }
    }
    note(raw(token))
    addLiteral(token.field === undefined ? token.value : raw(token), token.prefix, token.negated)
  }
  const close = (atEnd: boolean): void => {
    settle(frames.at(-1)!, atEnd)
    const frame = frames.pop()!
    const node = finished(frame)
    if (node !== null) add(node, frame.negated)
  }

  for (const [index, token] of tokens.entries()) {
    if (clauses >= MOST_CLAUSES) {
      note(text.slice(token.start, token.start + LONGEST_NOTE + 1))
      break
    }
    if (token.kind === 'value') valueCame(token)
    else if (token.kind === 'open') {
      if (groups.has(index)) frames.push(newFrame(token.field ?? frames.at(-1)!.field, token.negated))
      else strayGroup(token)
    } else if (token.kind === 'close') {
      if (groups.has(index)) close(false)
      else note(')')
    } else operatorCame(token)
  }
  while (frames.length > 1) close(true)
  settle(frames[0]!, true)
  return { node: finished(frames[0]!) ?? ALL, ignored }

  function strayGroup(token: OpenToken): void {
    note(raw(token))
    if (token.field !== undefined) addLiteral(raw(token), false, token.negated)
  }
}

function newFrame(field: QueryField | undefined, negated: boolean): Frame {
  return { field, negated, alternatives: [], clauses: [], columns: [], joint: undefined, not: undefined }
}

/** The indexes of the brackets that have a partner and do not lie too deep. */
function matchingGroups(tokens: readonly QueryToken[]): ReadonlySet<number> {
  const matched = new Set<number>()
  const open: number[] = []
  const partners: [number, number][] = []
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'open') open.push(index)
    else if (token.kind === 'close' && open.length > 0) partners.push([open.pop()!, index])
  }
  const closes = new Map(partners)
  let depth = 0
  const ends: number[] = []
  for (const index of tokens.keys()) {
    const end = closes.get(index)
    if (end !== undefined && depth < DEEPEST) {
      matched.add(index).add(end)
      ends.push(end)
      depth++
    } else if (ends.at(-1) === index) {
      ends.pop()
      depth--
    }
  }
  return matched
}

function finishAlternative(frame: Frame): void {
  const node = joined('and', frame.clauses)
  if (node !== null) frame.alternatives.push(frame.columns.length === 0 ? node : inColumns(node, frame.columns))
  frame.clauses = []
  frame.columns = []
}

function finished(frame: Frame): QueryNode | null {
  finishAlternative(frame)
  return joined('or', frame.alternatives)
}

/** One node for many: none is null, one is itself, and those of the same kind inside are taken out of their group. */
function joined(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | null {
  const flat = nodes.flatMap((node) => (node.type === type ? node.nodes : [node]))
  if (flat.length === 0) return null
  return flat.length === 1 ? flat[0]! : { type, nodes: flat }
}

function negation(node: QueryNode): QueryNode {
  return node.type === 'not' ? node.node : { type: 'not', node }
}

/** `in:caption` beside words holds for all of them that do not say otherwise. */
function inColumns(node: QueryNode, columns: readonly TextColumn[]): QueryNode {
  if (node.type === 'phrase') return node.columns === undefined ? { ...node, columns: [...new Set(columns)] } : node
  if (node.type === 'not') return { type: 'not', node: inColumns(node.node, columns) }
  if (node.type === 'and' || node.type === 'or') {
    return { type: node.type, nodes: node.nodes.map((child) => inColumns(child, columns)) }
  }
  return node
}

function phraseOf(
  { words, starts }: Tokens,
  text: string,
  prefix: boolean,
  note: (part: string) => void,
  columns?: readonly TextColumn[],
): Phrase | null {
  if (words.length === 0) return null
  const cut = words.length > MOST_WORDS_OF_A_PHRASE
  if (cut) note(text.slice(starts[MOST_WORDS_OF_A_PHRASE]))
  return {
    type: 'phrase',
    words: cut ? words.slice(0, MOST_WORDS_OF_A_PHRASE) : words,
    prefix: prefix && !cut,
    ...(columns === undefined ? {} : { columns }),
  }
}

function clauseOf(field: QueryField, token: ValueToken, phrase: PhraseMaker): QueryNode | null {
  const value = token.value
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .normalize('NFC')
  if (value === '') return null
  const unknown = !token.quoted && value.toLowerCase() === 'unknown'
  switch (field) {
    case 'title':
      return phrase(token.value, token.prefix, ['title'])
    case 'outlet':
      return unknown
        ? { type: 'is', what: 'no-outlet' }
        : { type: 'field', field, value, exact: token.quoted && !token.prefix }
    case 'lang':
      return unknown
        ? { type: 'is', what: 'no-language' }
        : { type: 'field', field: 'language', value: value.toLowerCase(), exact: token.quoted && !token.prefix }
    case 'by':
      return { type: 'field', field: 'byline', value, exact: false }
    case 'url':
      return { type: 'field', field, value, exact: false }
    case 'format':
      return { type: 'field', field, value: value.toLowerCase(), exact: true }
    case 'tag':
      return { type: 'tag', name: value }
    case 'set':
      return { type: 'set', name: value }
    case 'source':
      return { type: 'source', value }
    case 'folder':
      // A path in quotation marks is taken as it is: spaces and characters of names count.
      return token.quoted && !token.prefix
        ? { type: 'folder', value: token.value, exact: true }
        : { type: 'folder', value, exact: false }
    case 'run':
      return /^[1-9]\d{0,14}$/.test(value) ? { type: 'run', run: Number(value) } : null
    case 'date': {
      if (unknown) return { type: 'is', what: 'undated' }
      const range = parseDateRange(value)
      return range === null ? null : { type: 'date', ...range }
    }
    case 'words': {
      const range = parseNumberRange(value)
      return range === null ? null : { type: 'words', ...range }
    }
    case 'is': {
      const what = STATES.find((state) => state === value.toLowerCase())
      return what === undefined ? null : { type: 'is', what }
    }
    case 'in':
      return null
  }
}

function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
