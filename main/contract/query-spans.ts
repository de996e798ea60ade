import { fieldOf, type QueryField } from './query-fields.ts'
import { querySyntax, type GroupSyntax, type SyntaxNode } from './query-syntax.ts'
import type { QueryToken, ValueToken } from './query-tokens.ts'

/** A stretch of a query's text and what it was recognised as. Offsets are UTF-16 units; what lies between stretches is white space. */
export interface QuerySpan {
  readonly start: number
  readonly end: number
  /** `literal`: looks like a clause and is none, so that it is searched for as it stands. */
  readonly kind: 'word' | 'phrase' | 'operator' | 'field' | 'value' | 'wildcard' | 'regex' | 'literal'
  /** Stands under a minus sign or NOT, so that what answers it is left out. */
  readonly negated: boolean
}

/** A part of a query that can be taken out by itself, with its sign: `text` is what stands at [start, end). */
export interface QueryClause {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly negated: boolean
  /** The field by its canonical name; absent for words of the text. */
  readonly field?: QueryField
  /** It asks for more than words of the text: a field, a part of the article, or something that is left out. */
  readonly narrows: boolean
  /** Of alternatives that are all values of one field: the values as they were typed, with their quotation marks. */
  readonly values?: FieldValues
  /** It is all of the query: alternatives without brackets around them. */
  readonly whole?: true
}

/** Values of one field, any of which will do. */
export interface FieldValues {
  readonly field: QueryField
  readonly values: readonly string[]
}

/** How a query that is being typed is understood, for colouring it: stretches in order, without overlaps. Never throws. */
export function querySpans(text: string): QuerySpan[] {
  const { root, tokens, ignored, leftOut } = querySyntax(text, true)
  const literal = new Set(ignored.map(({ start }) => start))
  const negated = negatedStretches(root)
  const values = valueEnds(root)
  const spans: QuerySpan[] = []
  for (const token of tokens) {
    const signs = negated.filter(({ start, end }) => start <= token.start && token.end <= end).length
    const pending = token.kind === 'value' && token.pending === true && token.negated
    const under = (signs + (pending ? 1 : 0)) % 2 === 1
    const isLiteral = literal.has(token.start) || token.start >= leftOut
    for (const span of spansOf(text, token, isLiteral, values)) spans.push({ ...span, negated: under })
  }
  return spans
}

/**
 * The parts of a query that are joined by AND, for showing each by itself. A query of several alternatives is one part, as no
 * part of it can be taken out alone.
 */
export function clausesOf(text: string): QueryClause[] {
  const { root, tokens, ignored } = querySyntax(text, true)
  const [first, ...others] = root.alternatives
  if (first === undefined) return []
  if (others.length > 0) {
    const start = text.length - text.trimStart().length
    // An operator that waits for its right side is no part of it yet.
    const waits = ({ kind, start: at }: QueryToken): boolean =>
      (kind === 'or' || kind === 'and' || kind === 'not') && !ignored.some((stretch) => stretch.start === at)
    const last = tokens.findLast((token) => !waits(token))
    const end = last === undefined || last === tokens.at(-1) ? text.trimEnd().length : last.end
    return [{ ...describedGroup(text, { ...root, start, end }), whole: true }]
  }
  return first.nodes.map((node) =>
    node.kind === 'group' ? describedGroup(text, node) : { ...describedNode(text, node), narrows: narrows(node) },
  )
}

function describedNode(text: string, node: SyntaxNode): Omit<QueryClause, 'narrows'> {
  const { start, end, negated } = node
  const field = fieldOfNode(node)
  return { text: text.slice(start, end), start, end, negated, ...(field !== undefined && { field }) }
}

function describedGroup(text: string, group: GroupSyntax): QueryClause {
  const values = valuesOf(text, group)
  return { ...describedNode(text, group), narrows: narrows(group), ...(values !== undefined && { values }) }
}

function narrows(node: SyntaxNode): boolean {
  if (node.negated || fieldOfNode(node) !== undefined) return true
  return (
    node.kind === 'group' &&
    node.alternatives.some(({ nodes, columns }) => columns.length > 0 || nodes.some((each) => narrows(each)))
  )
}

/** The values of a group in which each alternative is a value of one and the same field; undefined for any other. */
function valuesOf(text: string, { alternatives }: GroupSyntax): FieldValues | undefined {
  const values: string[] = []
  const fields = new Set<QueryField>()
  for (const { nodes, columns } of alternatives) {
    const [node, ...others] = nodes
    if (node === undefined || others.length > 0 || columns.length > 0 || node.negated) return undefined
    if (node.kind === 'group') {
      const inner = valuesOf(text, node)
      if (inner === undefined) return undefined
      fields.add(inner.field)
      values.push(...inner.values)
      continue
    }
    const field = fieldOfNode(node)
    if (field === undefined || node.kind === 'near') return undefined
    fields.add(field)
    const typed = text.slice(node.start, node.end)
    const colon = typed.indexOf(':')
    // A value may have its field from the bracket around it.
    values.push(fieldOf(typed.slice(0, Math.max(colon, 0))) === field ? typed.slice(colon + 1) : typed)
  }
  const [field, ...more] = fields
  return field === undefined || more.length > 0 ? undefined : { field, values }
}

function fieldOfNode(node: SyntaxNode): QueryField | undefined {
  if (node.kind === 'words' && node.literal) return undefined
  return node.field
}

type Stretch = { readonly start: number; readonly end: number }

function negatedStretches(node: SyntaxNode): Stretch[] {
  const own = node.negated ? [{ start: node.start, end: node.end }] : []
  if (node.kind !== 'group') return own
  return [...own, ...node.alternatives.flatMap(({ nodes }) => nodes.flatMap(negatedStretches))]
}

/** Where the values of fields end, also of those that have their field from the bracket around them. */
function valueEnds(node: SyntaxNode): Set<number> {
  if (node.kind === 'clause') return new Set([node.end])
  if (node.kind !== 'group') return new Set()
  return new Set(node.alternatives.flatMap(({ nodes }) => nodes.flatMap((each) => [...valueEnds(each)])))
}

type Plain = Omit<QuerySpan, 'negated'>

function spansOf(text: string, token: QueryToken, literal: boolean, values: ReadonlySet<number>): Plain[] {
  const { start, end } = token
  if (literal) return [{ start, end, kind: 'literal' }]
  switch (token.kind) {
    case 'open': {
      const from = afterSign(text, start)
      const sign = signBefore(start, from)
      const name = token.field === undefined ? from : end - 1
      return [...sign, ...part(from, name, 'field'), ...part(name, end, 'operator')]
    }
    case 'regex': {
      const from = afterSign(text, start)
      const name = token.field === undefined ? from : text.indexOf(':', from) + 1
      return [...signBefore(start, from), ...part(from, name, 'field'), ...part(name, end, 'regex')]
    }
    case 'value': {
      const from = afterSign(text, start)
      const name = token.field === undefined ? from : text.indexOf(':', from) + 1
      return [
        ...signBefore(start, from),
        ...part(from, name, 'field'),
        ...part(name, end, values.has(end) ? 'value' : kindOf(token)),
      ]
    }
    default:
      return part(start, end, 'operator')
  }
}

function kindOf(token: ValueToken): QuerySpan['kind'] {
  if (token.field === 'in') return 'value'
  if (token.quoted) return 'phrase'
  return token.value.includes('*') || token.value.includes('?') ? 'wildcard' : 'word'
}

function afterSign(text: string, start: number): number {
  return text[start] === '-' ? start + 1 : start
}

function signBefore(start: number, from: number): Plain[] {
  return part(start, from, 'operator')
}

function part(start: number, end: number, kind: QuerySpan['kind']): Plain[] {
  return end > start ? [{ start, end, kind }] : []
}

/** What is being typed where the caret stands, for completing it. */
export interface QueryCompletion {
  /** `field`: a word that may become a field's name; `value`: the value of a field. */
  readonly kind: 'field' | 'value'
  readonly field?: QueryField
  /** What is typed of it so far, up to the caret, without quotation marks. */
  readonly prefix: string
  /** What a completion takes the place of: the word, or the whole clause with its field (without its sign). */
  readonly start: number
  readonly end: number
}

/** What can be completed at the caret (a UTF-16 offset); null in white space, in a phrase, and where nothing can be. */
export function completionAt(text: string, caret: number): QueryCompletion | null {
  const { tokens } = querySyntax(text, true)
  const index = tokens.findIndex(({ start, end }) => start < caret && caret <= end)
  const token = tokens[index]
  if (token === undefined) return null
  const start = afterSign(text, token.start)
  if (token.kind === 'open')
    return token.field !== undefined && caret === token.end - 1
      ? { kind: 'value', field: token.field, prefix: '', start, end: token.end - 1 }
      : null
  if (token.kind !== 'value' || caret < start) return null
  const typed = text.slice(start, caret)
  const colon = typed.indexOf(':')
  const field = token.field ?? (colon >= 0 && !token.quoted ? fieldOf(typed.slice(0, colon)) : undefined)
  if (field !== undefined) {
    if (colon < 0) return { kind: 'field', prefix: typed, start, end: text.indexOf(':', start) + 1 }
    const prefix = typed.slice(colon + 1).replace(/^["“”„‟«»＂]/, '')
    return { kind: 'value', field, prefix: prefix.replaceAll('""', '"').replace(/"$/, ''), start, end: token.end }
  }
  const group = token.quoted ? undefined : fieldOfGroup(tokens, index)
  if (group !== undefined) return { kind: 'value', field: group, prefix: typed, start, end: token.end }
  return token.quoted || !/^[a-z]*$/i.test(typed) ? null : { kind: 'field', prefix: typed, start, end: token.end }
}

/** The field before the innermost bracket that is open at a token. */
function fieldOfGroup(tokens: readonly QueryToken[], index: number): QueryField | undefined {
  let closed = 0
  for (let at = index - 1; at >= 0; at--) {
    const token = tokens[at]!
    if (token.kind === 'close') closed++
    else if (token.kind === 'open' && closed-- === 0) return token.field
  }
  return undefined
}
