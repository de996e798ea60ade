import type { CorpusDb } from '../../db/client.ts'
import type { QueryNode } from '../contract/query.ts'
import type { UnknownName } from '../contract/search.ts'
import type { AskedName } from './catalogue-messages.ts'
import { printQuery } from './print-query.ts'

/** A clause whose value is a name that there is or is not. */
export type NameNode = Extract<QueryNode, { type: 'field' | 'tag' | 'set' }>

/** The clauses of a query that name something, but for those that are left out where `sought`. */
export function namesIn(node: QueryNode, sought: boolean): NameNode[] {
  switch (node.type) {
    case 'field':
      return node.field === 'url' ? [] : [node]
    case 'tag':
    case 'set':
      return [node]
    case 'and':
    case 'or':
      return node.nodes.flatMap((child) => namesIn(child, sought))
    case 'not':
      return sought ? [] : namesIn(node.node, sought)
    default:
      return []
  }
}

/** Those of the clauses that no article answers, in the bin or out of it. */
export async function unanswered(
  db: Pick<CorpusDb, 'read'>,
  nodes: readonly NameNode[],
  signal: AbortSignal | undefined,
): Promise<NameNode[]> {
  const found: NameNode[] = []
  for (const node of new Map(nodes.map((each) => [JSON.stringify(each), each])).values()) {
    const { total } = await db.read('search.count', { query: node, bin: false }, { signal })
    const binned = total > 0 ? total : (await db.read('search.count', { query: node, bin: true }, { signal })).total
    if (binned === 0) found.push(node)
  }
  return found
}

/** Those of the clauses that name what is not there: sets and tags may be there and have no articles. */
export async function unknownNames(
  db: Pick<CorpusDb, 'read'>,
  node: QueryNode,
  signal: AbortSignal | undefined,
): Promise<UnknownName[]> {
  const absent: UnknownName[] = []
  for (const each of await unanswered(db, namesIn(node, false), signal)) {
    const there =
      each.type === 'tag'
        ? await db.read('tag.list', {}, { signal })
        : each.type === 'set'
          ? await db.read('set.list', {}, { signal })
          : []
    const known = there.some(({ name }) => keyOf(name) === keyOf(each.type === 'field' ? '' : each.name))
    if (!known) absent.push({ clause: printQuery(each), reason: 'absent' })
  }
  return absent
}

/** What to ask the catalogue about a name; null for fields whose values are no names. */
export function askedName(node: NameNode): AskedName | null {
  if (node.type !== 'field') return node.prefix ? null : { kind: node.type, name: node.name, part: false }
  if (node.field !== 'outlet' && node.field !== 'byline') return null
  return { kind: node.field, name: node.value, part: !node.exact }
}

/** The clause with another name. */
export function renamed(node: NameNode, name: string): NameNode {
  return node.type === 'field' ? { ...node, value: name } : { ...node, name }
}

function keyOf(name: string): string {
  return name.trim().normalize('NFC').toUpperCase().toLowerCase()
}
