import type { ExpansionBudget } from '../expansion-budget.ts'
import { gunzipMembers } from './gzip-members.ts'
import type { Piece } from './piece-reader.ts'
import { beginsRecord } from './warc-records.ts'

/** The bytes of a web archive, unpacked where it is packed. `onDamaged`: for each part that cannot be unpacked. */
export async function* warcPieces(
  chunks: AsyncIterable<Uint8Array>,
  head: Uint8Array,
  budget: ExpansionBudget,
  onDamaged: () => void,
): AsyncIterable<Piece> {
  if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzipMembers(chunks, { isStart: beginsRecord, onDamaged, budget })
  else for await (const bytes of chunks) yield { bytes }
}
