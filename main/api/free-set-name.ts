import type { CorpusDb } from '../../db/client.ts'
import { proposeSetName } from '../compare/propose-set-name.ts'
import { setNameSchema } from '../contract/desk.ts'

const UNTITLED = 'Comparison'

/** A name for a set of these articles that no set has yet. */
export async function freeSetName(db: CorpusDb, members: readonly string[]): Promise<string> {
  const articles = await db.read('article.texts', { ids: members })
  const proposed = setNameSchema.safeParse(proposeSetName(articles))
  const name = proposed.success ? proposed.data : UNTITLED
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : `${name} (${number})`
    if ((await db.read('set.find', { name: numbered })) === null) return numbered
  }
}
