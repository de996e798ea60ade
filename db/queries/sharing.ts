import { AppError } from '../../main/contract/errors.ts'
import { fingerprintPlaces } from '../../main/text/fingerprints.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import { commonAmong } from '../derived.ts'
import { existing, toArticleId } from '../ids.ts'
import { readText } from '../layers.ts'
import type { ReadInput, ReadOutput } from '../operations.ts'
import { comparedPlaces, type ComparedPlaces } from './compared-places.ts'

/** Words of one fingerprint. */
const GRAM = 8
/** Fingerprints that are looked up between two looks at whether the caller still waits. */
const AT_ONCE = 2_000
/** Besides the articles with most fingerprints: so many more, one for each fingerprint that none of them has. */
const FOR_THE_REST = 50

/** `article.sharing`: which articles may have passages of one, by the fingerprints of the compared layers. */
export function sharing(
  connection: Connection,
  { id, limit, words }: ReadInput<'article.sharing'>,
  checkpoint: Checkpoint,
): ReadOutput<'article.sharing'> {
  const article = existing(connection, id)
  const stored = readText(connection, article)
  if (stored === undefined) throw new AppError('not-found', `There is no article ${id} in this corpus.`)
  const own = comparedPlaces(stored)
  const grams = fingerprintPlaces(own.words).toSorted((a, b) => a.at - b.at)
  const hashes = new Set(grams.map(({ h }) => h))
  const common = new Set(commonAmong(connection, hashes))
  const telling = [...hashes].filter((h) => !common.has(h))
  const holders = holdersOf(connection, article, telling, checkpoint)
  const counts = new Map<number, number>()
  for (const others of holders) for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1)
  const lengths = new Map(
    connection.tuples<[number, number]>(
      "SELECT id, words FROM article WHERE state = 'present' AND id IN (SELECT value FROM json_each(?))",
      JSON.stringify([...counts.keys()]),
    ),
  )
  const ranked = [...counts.keys()]
    .filter((other) => lengths.has(other))
    .toSorted((a, b) => counts.get(b)! - counts.get(a)! || a - b)
  const chosen = choose(ranked, holders, limit)
  let left = words
  const candidates = chosen.filter((other, index) => {
    const length = lengths.get(other)!
    if (length > left && index > 0) return false
    left -= length
    return true
  })
  return { candidates: candidates.map(toArticleId), total: ranked.length, standing: standingText(own, grams, common) }
}

/** For each fingerprint the other articles that have it. */
function holdersOf(
  connection: Connection,
  article: number,
  hashes: readonly number[],
  checkpoint: Checkpoint,
): number[][] {
  const holders = new Map<number, number[]>()
  for (let from = 0; from < hashes.length; from += AT_ONCE) {
    checkpoint()
    const rows = connection.tuples<[number, number]>(
      `SELECT fingerprint.h, fingerprint.article FROM json_each(?) AS wanted
       CROSS JOIN fingerprint ON fingerprint.h = wanted.value WHERE fingerprint.article <> ?`,
      JSON.stringify(hashes.slice(from, from + AT_ONCE)),
      article,
    )
    for (const [h, other] of rows) {
      const others = holders.get(h)
      if (others === undefined) holders.set(h, [other])
      else others.push(other)
    }
  }
  return [...holders.values()]
}

/** The first of those that are ranked, and for each fingerprint that is left over the best ranked that has it: what only they share is seen, too. */
function choose(ranked: readonly number[], holders: readonly (readonly number[])[], limit: number): number[] {
  const chosen = new Set(ranked.slice(0, limit))
  if (chosen.size === ranked.length) return [...chosen]
  const rank = new Map(ranked.map((other, index) => [other, index]))
  const rest = new Set<number>()
  for (const others of holders) {
    const there = others.filter((other) => rank.has(other))
    if (there.length === 0 || there.some((other) => chosen.has(other) || rest.has(other))) continue
    rest.add(there.reduce((best, other) => (rank.get(other)! < rank.get(best)! ? other : best)))
    if (rest.size === FOR_THE_REST) break
  }
  return [...chosen, ...rest]
}

/** The stretches that are covered by common fingerprints one after the other. */
function standingText(
  own: ComparedPlaces,
  grams: readonly { readonly h: number; readonly at: number }[],
  common: ReadonlySet<number>,
): [number, number][] {
  const runs: { from: number; to: number; open: boolean }[] = []
  for (const { h, at } of grams) {
    const last = runs.at(-1)
    if (!common.has(h)) {
      if (last !== undefined) last.open = false
    } else if (last !== undefined && (last.open || at <= last.to)) {
      last.to = at + GRAM
      last.open = true
    } else runs.push({ from: at, to: at + GRAM, open: true })
  }
  return runs.map(({ from, to }): [number, number] => [own.starts[from]!, own.ends[to - 1]!])
}
