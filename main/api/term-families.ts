import type { CorpusDb } from '../../db/client.ts'
import { termFamilies } from '../compare/lexicon/term-families.ts'
import type { TermFamilies, termFamilyMethods } from '../contract/term-families.ts'
import type { AppCore } from './app-core.ts'
import type { Handlers } from './handlers.ts'

/** The families that hold in a corpus: its own, or else those of the program, numbered from 1. */
export async function readFamilies(db: CorpusDb, signal?: AbortSignal): Promise<TermFamilies> {
  const own = await db.read('family.own', {}, { signal })
  if (own.length > 0) return { own: true, families: own }
  return { own: false, families: termFamilies.map((family, index) => ({ id: index + 1, ...family })) }
}

/** Term families: what is counted by voice, for the whole corpus. */
export function termFamilyHandlers(core: AppCore): Pick<Handlers, keyof typeof termFamilyMethods> {
  const seed = termFamilies
  return {
    'family.list': async (_input, { signal }) => readFamilies(core.current().db, signal),
    'family.create': async (input) => core.current().db.write('family.create', { ...input, seed }),
    'family.update': async (input) => core.current().db.write('family.update', { ...input, seed }),
    'family.delete': async (input) => core.current().db.write('family.delete', { ...input, seed }),
    'family.reset': async () => core.current().db.write('family.reset', {}),
  }
}
