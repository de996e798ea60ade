import { isBegun, isClause, partsNamed, type QueryField } from './query-fields.ts'
import type { TextColumn } from './query.ts'
import { mostTokens, queryTokens, type OpenToken, type OperatorToken, type QueryToken, type RegexToken, type ValueToken } from './query-tokens.ts' // prettier-ignore

/*
 * The first half of reading a query: which of its parts are clauses, and how they are joined. It knows no words (those are the
 * tokeniser's), so that the window can colour what is being typed with the very rules by which it is asked.
 */

/** A part of a query that asks for something. `start` and `end` are UTF-16 offsets into its text, signs and marks included. */
export type SyntaxNode = WordsSyntax | ClauseSyntax | RegexSyntax | GroupSyntax | NearSyntax

interface Part {
  readonly start: number
  readonly end: number
  readonly negated: boolean
}
/** Words of the text. `literal` ones were no clause, and `text` is all that was typed. */
export interface WordsSyntax extends Part {
  readonly kind: 'words'
  readonly text: string
  readonly quoted: boolean
  readonly prefix: boolean
  readonly literal: boolean
  readonly slop?: number
  readonly field?: 'title' | 'only'
}
/** A value of a field. */
export interface ClauseSyntax extends Part {
  readonly kind: 'clause'
  readonly field: Exclude<QueryField, 'title' | 'only' | 'in'>
  readonly value: string
  readonly quoted: boolean
  readonly prefix: boolean
}
export interface RegexSyntax extends Part {
  readonly kind: 'regex'
  readonly source: string
  readonly ignoreCase: boolean
  readonly field?: 'title'
}
/** Alternatives in brackets, or the whole query; `field` stands before the bracket. */
export interface GroupSyntax extends Part {
  readonly kind: 'group'
  readonly alternatives: readonly Alternative[]
  readonly field?: QueryField
}
/** `NEAR/n(…)`, or words with `NEAR/n` between them (`infix`). */
export interface NearSyntax extends Part {
  readonly kind: 'near'
  readonly distance: number
  readonly nodes: readonly (WordsSyntax | GroupSyntax)[]
  readonly infix: boolean
  readonly field?: 'title' | 'only'
}
/** What is joined by AND; `columns` are those of `in:` beside it. */
export interface Alternative {
  readonly nodes: readonly SyntaxNode[]
  readonly columns: readonly TextColumn[]
}

/** A query's parts, and the stretches of its text that were no clause and are taken literally (or, past the limits, left out). */
export interface QuerySyntax {
  readonly root: GroupSyntax
  readonly tokens: readonly QueryToken[]
  readonly ignored: readonly { readonly start: number; readonly end: number }[]
  /** While typing: what stands at the end and says nothing yet, operators and names of fields. */
  readonly waiting: readonly { readonly start: number; readonly end: number }[]
  /** What is past the limits begins here; the end of the text where nothing is. */
  readonly leftOut: number
}

/** A group in the making: finished alternatives, and what the current one has so far. */
interface Frame {
  readonly open: OpenToken | undefined
  readonly negated: boolean
  readonly field: QueryField | undefined
  readonly alternatives: Alternative[]
  nodes: SyntaxNode[]
  columns: TextColumn[]
  /** Where `in:` stands for these. */
  parts: { readonly start: number; readonly end: number }[]
  /** The OR that `in:` stands behind. */
  begun: OperatorToken | undefined
  /** OR, AND or NEAR/n that waits for its right side. */
  joint: OperatorToken | undefined
  not: OperatorToken | undefined
}

// More than anyone types, and well inside what SQLite takes: a longer text was pasted by mistake.
const MOST_CLAUSES = 200
const DEEPEST = 16

/** Reads the syntax of a query, in linear time; never throws. With `typing`, what waits at its end may still be completed. */
export function querySyntax(text: string, typing: boolean): QuerySyntax {
  const tokens = queryTokens(text, typing)
  const groups = matchingGroups(tokens)
  const ignored: { start: number; end: number }[] = []
  const waiting: { start: number; end: number }[] = []
  const frames: Frame[] = [newFrame(undefined, false, undefined)]
  let clauses = 0
  let leftOut: number | undefined

  const ignore = ({ start, end }: { start: number; end: number }): void => {
    ignored.push({ start, end })
  }
  const leaveOut = (start: number): void => {
    leftOut = start
    if (text.slice(start).trim() !== '') ignore({ start, end: text.length })
  }
  const add = (node: SyntaxNode): void => {
    const frame = frames.at(-1)!
    const left = frame.nodes.at(-1)
    const near = frame.joint?.kind === 'near' ? frame.joint : undefined
    if (near !== undefined) {
      frame.joint = undefined
      const joined = left && joinNear(left, near, node)
      if (joined !== undefined && frame.not === undefined) {
        frame.nodes[frame.nodes.length - 1] = joined
        clauses++
        return
      }
      vain(near)
    }
    if (frame.joint?.kind === 'or') finishAlternative(frame, false)
    frame.joint = undefined
    const { not } = frame
    frame.not = undefined
    frame.nodes.push(not === undefined ? node : { ...node, start: not.start, negated: !node.negated })
    clauses++
  }
  const literalWords = ({ start, end }: { start: number; end: number }, negated: boolean): WordsSyntax => {
    const literal = text.slice(start, end).replace(/^-/, '')
    return { kind: 'words', start, end, negated, text: literal, quoted: false, prefix: false, literal: true }
  }
  /** Ends what is joined by AND. An `in:` that no words stand beside is a word itself, if none is still to be typed. */
  const finishAlternative = (frame: Frame, atEnd: boolean): void => {
    const { nodes, parts } = frame
    const stillWaits = typing && atEnd && nodes.length === 0
    // With it waits the OR that it stands behind.
    if (stillWaits) waiting.push(...parts, ...(frame.begun === undefined ? [] : [frame.begun]))
    frame.begun = undefined
    const vainly = parts.length > 0 && !nodes.some(takesParts) && !stillWaits
    frame.parts = []
    if (vainly) {
      frame.columns = []
      for (const part of parts) {
        ignore(part)
        if (clauses++ < MOST_CLAUSES) frame.nodes.push(literalWords(part, false))
      }
    }
    if (frame.nodes.length > 0) frame.alternatives.push({ nodes: frame.nodes, columns: [...new Set(frame.columns)] })
    frame.nodes = []
    frame.columns = []
  }
  const groupOf = (frame: Frame, end: number, atEnd: boolean): GroupSyntax => {
    finishAlternative(frame, atEnd)
    const { open, negated, alternatives, field } = frame
    return { kind: 'group', start: open?.start ?? 0, end, negated, alternatives, ...(field && { field }) }
  }
  const addLiteral = ({ start, end }: { start: number; end: number }, negated = false): void => {
    const node = literalWords({ start, end }, negated)
    if (hasWords(node.text)) add(node)
  }
  /** An operator that waited in vain is a word. */
  const vain = (operator: OperatorToken): void => {
    ignore(operator)
    addLiteral(operator)
  }
  const settle = (frame: Frame, atEnd: boolean): void => {
    for (const operator of [frame.joint, frame.not]) {
      if (operator === undefined) continue
      frame.joint = undefined
      frame.not = undefined
      if (typing && atEnd) waiting.push({ start: operator.start, end: operator.end })
      else vain(operator)
    }
  }
  const operatorCame = (token: OperatorToken): void => {
    const frame = frames.at(-1)!
    if (token.kind === 'not') {
      if (frame.joint?.kind === 'near') settle(frame, false)
      // Twice is not at all.
      frame.not = frame.not === undefined ? token : undefined
      return
    }
    if (frame.not !== undefined || frame.joint !== undefined) settle(frame, false)
    if (frame.nodes.length === 0) vain(token)
    else frame.joint = token
  }
  /** The last clause, as `date:2020-`, is none yet: it is nothing that was meant to be looked for as it stands. */
  const isHalfTyped = ({ field, value, quoted, broken, slop, end }: ValueToken): boolean =>
    typing &&
    end === text.length &&
    field !== undefined &&
    !quoted &&
    broken === undefined &&
    slop === undefined &&
    !isClause(field, value, quoted) &&
    isBegun(field, value)
  const valueCame = (token: ValueToken): void => {
    if (token.pending || isHalfTyped(token)) {
      waiting.push({ start: token.start, end: token.end })
      return
    }
    const frame = frames.at(-1)!
    const { start, end, negated, quoted, prefix, slop } = token
    if (token.broken !== undefined) ignore(token)
    const field = token.field ?? (token.broken === undefined ? frame.field : undefined)
    const words = (value: string, literal: boolean, of?: 'title' | 'only'): void => {
      if (!hasWords(value)) return
      add({
        kind: 'words', start, end, negated, text: value, quoted, prefix, literal,
        ...(slop !== undefined && { slop }), ...(of && { field: of }),
      }) // prettier-ignore
    }
    if (field === undefined) words(token.value, token.broken !== undefined)
    else if (field === 'in' && !negated && frame.not === undefined && partsNamed(token.value) !== undefined) {
      const { joint } = frame
      frame.joint = undefined
      if (joint?.kind === 'or') {
        finishAlternative(frame, false)
        frame.begun = joint
      } else if (joint?.kind === 'near') vain(joint)
      frame.columns.push(...partsNamed(token.value)!)
      frame.parts.push({ start, end })
    } else if (field !== 'in' && isClause(field, token.value, quoted)) {
      if (field === 'title' || field === 'only') words(token.value, false, field)
      else {
        if (slop !== undefined) ignore({ start: end - String(slop).length - 1, end })
        add({ kind: 'clause', start, end, negated, field, value: token.value, quoted, prefix })
      }
    } else {
      ignore(token)
      if (token.field === undefined) words(token.value, true)
      else addLiteral(token, negated)
    }
  }
  const regexCame = (token: RegexToken): void => {
    const { start, end, negated, source, ignoreCase } = token
    const field = token.field ?? frames.at(-1)!.field
    if (field === undefined || field === 'title')
      add({ kind: 'regex', start, end, negated, source, ignoreCase, ...(field && { field }) })
    else {
      ignore(token)
      addLiteral(token, negated)
    }
  }
  const close = (end: number): void => {
    const frame = frames.at(-1)!
    settle(frame, false)
    const group = groupOf(frame, end, false)
    frames.pop()
    if (group.alternatives.length === 0) return
    if (frame.open?.near === undefined) {
      add(group)
      return
    }
    const near = nearOf(group, frame.open.near, frame.field)
    if (near === undefined) ignore({ start: frame.open.start, end: frame.open.end })
    add(near ?? group)
  }

  for (const [index, token] of tokens.entries()) {
    if (clauses >= MOST_CLAUSES) {
      leaveOut(token.start)
      break
    }
    if (token.kind === 'value') valueCame(token)
    else if (token.kind === 'regex') regexCame(token)
    else if (token.kind === 'open') {
      if (groups.has(index)) frames.push(newFrame(token, token.negated, token.field ?? frames.at(-1)!.field))
      else {
        ignore(token)
        if (token.field !== undefined) addLiteral(token, token.negated)
      }
    } else if (token.kind === 'close') {
      if (groups.has(index)) close(token.end)
      else ignore(token)
    } else operatorCame(token)
  }
  while (frames.length > 1) close(text.length)
  settle(frames[0]!, true)
  if (tokens.length === mostTokens && leftOut === undefined) leaveOut(tokens.at(-1)!.end)
  return { root: groupOf(frames[0]!, text.length, true), tokens, ignored, waiting, leftOut: leftOut ?? text.length }
}

function newFrame(open: OpenToken | undefined, negated: boolean, field: QueryField | undefined): Frame {
  return {
    open,
    negated,
    field,
    alternatives: [],
    nodes: [],
    columns: [],
    parts: [],
    begun: undefined,
    joint: undefined,
    not: undefined,
  }
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

/** `NEAR/n( )` of a group whose members are words or alternatives of words; undefined for any other. */
function nearOf(group: GroupSyntax, distance: number, field: QueryField | undefined): NearSyntax | undefined {
  const [only, ...others] = group.alternatives
  if (only === undefined || others.length > 0 || only.columns.length > 0) return undefined
  const nodes = only.nodes.filter((node) => isNearable(node, field))
  if (nodes.length < only.nodes.length) return undefined
  if (field !== undefined && field !== 'title' && field !== 'only') return undefined
  const { start, end, negated } = group
  return { kind: 'near', start, end, negated, distance, nodes, infix: false, ...(field && { field }) }
}

function joinNear(left: SyntaxNode, { distance }: OperatorToken, right: SyntaxNode): NearSyntax | undefined {
  const field = left.kind === 'clause' ? undefined : left.field
  if (!isNearable(right, field) || (field !== undefined && field !== 'title' && field !== 'only')) return undefined
  const { start, negated } = left
  const rest = { start, end: right.end, negated, distance, infix: true, ...(field && { field }) } as const
  if (left.kind === 'near' && left.infix && left.distance === distance)
    return { kind: 'near', ...rest, nodes: [...left.nodes, right] }
  const first = { ...left, negated: false }
  return isNearable(first, field) ? { kind: 'near', ...rest, nodes: [first, right] } : undefined
}

/** Whether a node is words or alternatives of words, all of the same field. */
function isNearable(node: SyntaxNode, field: QueryField | undefined): node is WordsSyntax | GroupSyntax {
  if (node.negated) return false
  if (node.kind === 'words') return node.slop === undefined && !node.literal && node.field === field
  if (node.kind !== 'group') return false
  return node.alternatives.every(
    ({ nodes, columns }) => columns.length === 0 && nodes.length === 1 && isNearable(nodes[0]!, field),
  )
}

/** Whether `in:` beside a part says where it is sought. */
function takesParts(node: SyntaxNode): boolean {
  if (node.kind === 'group') return node.alternatives.some(({ nodes }) => nodes.some(takesParts))
  return node.kind !== 'clause' && node.field === undefined
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
