import { ExpansionBudget } from '../../../main/import/expansion-budget.ts'
import type { Found, ReadRecord, RecordRefusal } from '../../../main/import/formats/format.ts'
import { memoryInput } from '../../../main/import/memory-input.ts'
import { recognise } from '../../../main/import/recognise.ts'
import { Refusal, refusalOf } from '../../../main/import/refusal.ts'

/** What import reads from bytes of this name, without a file. Only refusals are caught; the refusal of the whole is the last row. */
export async function readMemory(
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly articles: ReadRecord[]; readonly refusals: RecordRefusal[] }> {
  const articles: ReadRecord[] = []
  const refusals: RecordRefusal[] = []
  const take = (found: Found): void => {
    if ('refusal' in found) refusals.push(found)
    else articles.push(found)
  }
  try {
    const { format } = recognise(name, bytes.subarray(0, 16_384))
    const budget = new ExpansionBudget()
    const inside = (): never => {
      throw new Error('no container')
    }
    for await (const found of format.read(memoryInput(bytes, format.limit, { name, hints: {}, budget, inside })))
      take(found)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    take({ refusal: refusalOf(error) })
  }
  return { articles, refusals }
}
