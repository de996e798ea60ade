import type { LayerSpan } from '../../main/contract/article.ts'
import type { PreparedRecord } from '../../main/contract/prepared.ts'
import { SHORTEST_HASHED_TEXT, contentHash } from '../../main/text/content-hash.ts'
import { fingerprints } from '../../main/text/fingerprints.ts'
import { bodyText, overlayLayers } from '../../main/text/layers.ts'
import { repeatableLines } from '../../main/text/repeated-lines.ts'
import { tokenise } from '../../main/text/tokens.ts'
import type { FurnitureGroupId } from '../../main/contract/furniture.ts'
import type { Connection } from '../connection.ts'
import { comparedWords } from '../derived.ts'
import { fieldKey } from '../field-keys.ts'
import { hostOfUrl } from '../host-of-url.ts'
import { groupKey, groupOf } from './furniture-groups.ts'

/** What accepted lines set aside in a record, beside the layers that import proposed for it. */
export interface Learned {
  readonly proposed: readonly LayerSpan[]
  readonly aside: readonly { readonly start: number; readonly end: number; readonly line: number }[]
}

/**
 * Applies the lines that the researcher accepted to records that are about to be stored. Records with such a line are replaced
 * by what they are with it set aside: layers in force, body hash, fingerprints; `learned` says for each of those what import had
 * proposed, and which spans are to be kept as the lines' own (see {@link keepLearned}). The others are passed on as they are.
 */
export function applyLearnedFurniture(
  connection: Connection,
  records: readonly PreparedRecord[],
  outletOf: (record: PreparedRecord) => string | null,
): { readonly records: PreparedRecord[]; readonly learned: ReadonlyMap<PreparedRecord, Learned> } {
  const learned = new Map<PreparedRecord, Learned>()
  const accepted = acceptedLines(connection)
  if (accepted.size === 0) return { records: [...records], learned }
  const applied = records.map((record) => {
    const { url } = record.extracted
    const group = groupOf({
      outletKey: fieldKey(outletOf(record)),
      host: hostOfUrl(url.value),
      path: record.path,
      record: record.record ?? null,
    })
    const lines = accepted.get(groupKey(group))
    const aside = lines === undefined ? [] : linesAside(record, lines)
    if (aside.length === 0) return record
    const changed = withoutLines(record, aside)
    learned.set(changed, { proposed: record.extracted.layers, aside })
    return changed
  })
  return { records: applied, learned }
}

/** Keeps what lines set aside in an article that was just stored. Its index rows are made from the layers in force. */
export function keepLearned(connection: Connection, article: number, { aside }: Learned): void {
  for (const { start, end, line } of aside) {
    connection.run(
      `INSERT INTO layer_edit (article, start, "end", layer, line) VALUES (?, ?, ?, 'furniture', ?)`,
      article,
      start,
      end,
      line,
    )
  }
  // The batch indexes the article with these spans: no second time.
  connection.run('DELETE FROM reindex WHERE article = ?', article)
}

/** The accepted lines by group: the number of their row by key. */
function acceptedLines(connection: Connection): Map<string, Map<string, number>> {
  const rows = connection.rows<FurnitureGroupId & { id: number; key: string }>(
    "SELECT id, scope, place, key FROM furniture_line WHERE decision = 'accepted'",
  )
  const groups = new Map<string, Map<string, number>>()
  for (const { id, key, ...group } of rows) {
    const lines = groups.get(groupKey(group))
    if (lines) lines.set(key, id)
    else groups.set(groupKey(group), new Map([[key, id]]))
  }
  return groups
}

function linesAside(
  { extracted: { text, layers } }: PreparedRecord,
  lines: ReadonlyMap<string, number>,
): Learned['aside'] {
  return repeatableLines(text, layers, new Set(lines.keys())).flatMap(({ start, end, key, open }) => {
    const line = lines.get(key)
    return open && line !== undefined ? [{ start, end, line }] : []
  })
}

function withoutLines(record: PreparedRecord, aside: Learned['aside']): PreparedRecord {
  const { text, layers } = record.extracted
  const spans = aside.map(({ start, end }): LayerSpan => ({ layer: 'furniture', start, end }))
  const inForce = overlayLayers(layers, spans)
  const body = bodyText(text, inForce)
  const tokens = tokenise(body)
  return {
    ...record,
    extracted: { ...record.extracted, layers: inForce },
    bodyHash: tokens.words.length < SHORTEST_HASHED_TEXT ? null : contentHash(body, tokens),
    fingerprints: fingerprints(comparedWords({ text, layers: inForce })),
  }
}
