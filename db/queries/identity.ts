import { SHORTEST_HASHED_TEXT } from '../../main/text/content-hash.ts'
import { overlap } from '../../main/text/overlap.ts'
import type { Connection } from '../connection.ts'
import { commonAmong, comparedWords, insertFingerprints } from '../derived.ts'
import { readText } from '../layers.ts'

/** An article that another one shares text with. */
export interface Kin {
  readonly article: number
  readonly state: 'present' | 'bin'
  readonly identity: 'body' | 'overlap'
  readonly containment: number
  readonly jaccard: number
  /** They may be one article: the researcher is asked. */
  readonly review: boolean
}

/** What a stored record is recognised by. */
export interface Signature {
  readonly article: number
  readonly bodyHash: string | null
  readonly fingerprints: Int32Array
  /** The words of the compared layers. Most articles have no kin, and then nobody asks for them. */
  words(): readonly string[]
}

// From compare.md's trials: separately written articles on one event reach a containment of .34, real copies 1.
const MAY_BE_ONE = 0.5
const SHARES_TEXT = 0.1
const FEWEST_COMMON = 2
/** A fingerprint in more articles than this is an outlet's standing text. */
const COMMON_FROM = 200
const MOST_CANDIDATES = 50
const TEXTS_KEPT = 300

/**
 * Finds the articles that share text with new ones, for one batch: in the index and among the batch itself, whose fingerprints
 * go into the index at its end, in the index's order. Method: compare.md §2.3 (winnowing, verified by 5-gram overlap).
 *
 * Pairs from a containment of .5, and those of one body, ask the researcher; from .1 to .5 they "share text": kept, because
 * they are what `similar` shows, and nothing to decide. Texts of under 25 words are too short to be recognised by their words.
 */
export class KinFinder {
  readonly #connection: Connection
  readonly #common: Set<number>
  readonly #pending = new Map<number, number[]>()
  readonly #texts = new Map<number, () => readonly string[]>()

  /** `fingerprints` are those of all records of the batch. */
  constructor(connection: Connection, fingerprints: readonly Int32Array[]) {
    this.#connection = connection
    const distinct = new Set(fingerprints.flatMap((each) => [...each]))
    this.#common = new Set(commonAmong(connection, distinct))
  }

  /** Whom an article shares text with, strongest first. */
  find(signature: Signature): Kin[] {
    // A text of so few words has no more fingerprints than this.
    const isShort = signature.fingerprints.length < SHORTEST_HASHED_TEXT
    if (isShort && signature.words().length < SHORTEST_HASHED_TEXT) return []
    const bodies = this.#sameBody(signature)
    const candidates = [...new Set([...bodies, ...this.#candidates(signature)])]
    const kin: Kin[] = []
    for (const article of candidates) {
      const state = this.#connection.value<string>('SELECT state FROM article WHERE id = ?', article)
      const words = this.#words(article)
      if ((state !== 'present' && state !== 'bin') || words.length < SHORTEST_HASHED_TEXT) continue
      const { containment, jaccard } = overlap(signature.words(), words)
      const identity = bodies.has(article) ? 'body' : 'overlap'
      const review = identity === 'body' || containment >= MAY_BE_ONE
      if (review || containment >= SHARES_TEXT) kin.push({ article, state, identity, containment, jaccard, review })
    }
    return kin.toSorted(strongestFirst)
  }

  /** From now on the batch's later records see this article. */
  add({ article, fingerprints, words }: Signature): void {
    for (const h of fingerprints) {
      const there = this.#pending.get(h)
      if (there) there.push(article)
      else this.#pending.set(h, [article])
    }
    this.#keep(article, words)
  }

  /** Puts the batch's fingerprints into the index. */
  flush(): void {
    const rows: [number, number][] = []
    for (const [h, articles] of this.#pending) {
      if (!this.#common.has(h)) for (const article of articles) rows.push([h, article])
    }
    insertFingerprints(this.#connection, rows)
    this.#pending.clear()
  }

  #sameBody({ article, bodyHash }: Signature): Set<number> {
    if (bodyHash === null) return new Set()
    return new Set(
      this.#connection.values<number>(
        "SELECT id FROM article WHERE body_hash = ? AND id <> ? AND state <> 'absent' LIMIT ?",
        bodyHash,
        article,
        MOST_CANDIDATES,
      ),
    )
  }

  #candidates({ article, fingerprints }: Signature): number[] {
    const telling = [...fingerprints].filter((h) => !this.#common.has(h))
    const holders = new Map(telling.map((h) => [h, [...(this.#pending.get(h) ?? [])]]))
    // Rows of one fingerprint are few: it becomes common before they are many.
    const indexed = this.#connection.tuples<[number, number]>(
      'SELECT h, article FROM json_each(?) AS wanted CROSS JOIN fingerprint ON fingerprint.h = wanted.value',
      JSON.stringify(telling),
    )
    for (const [h, other] of indexed) holders.get(h)?.push(other)
    const hits = new Map<number, number>()
    for (const [h, others] of holders) {
      if (others.length > COMMON_FROM) this.#makeCommon(h)
      else for (const other of others) hits.set(other, (hits.get(other) ?? 0) + 1)
    }
    hits.delete(article)
    return [...hits]
      .filter(([, count]) => count >= FEWEST_COMMON)
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_CANDIDATES)
      .map(([other]) => other)
  }

  #makeCommon(h: number): void {
    this.#common.add(h)
    this.#connection.run('INSERT OR IGNORE INTO common_fingerprint (h) VALUES (?)', h)
  }

  #words(article: number): readonly string[] {
    const kept = this.#texts.get(article)
    if (kept) return kept()
    const stored = readText(this.#connection, article)
    const words = stored ? comparedWords(stored) : []
    this.#keep(article, () => words)
    return words
  }

  #keep(article: number, words: () => readonly string[]): void {
    this.#texts.set(article, words)
    if (this.#texts.size <= TEXTS_KEPT) return
    const [oldest] = this.#texts.keys()
    if (oldest !== undefined) this.#texts.delete(oldest)
  }
}

/** Keeps what was found about an article. */
export function insertPairs(connection: Connection, article: number, kin: readonly Kin[]): void {
  for (const other of kin) {
    connection.run(
      'INSERT OR REPLACE INTO pair (a, b, identity, containment, jaccard, review) VALUES (?, ?, ?, ?, ?, ?)',
      Math.min(article, other.article),
      Math.max(article, other.article),
      other.identity,
      other.containment,
      other.jaccard,
      Number(other.review),
    )
  }
}

function strongestFirst(a: Kin, b: Kin): number {
  if (a.identity !== b.identity) return a.identity === 'body' ? -1 : 1
  return b.containment - a.containment || b.jaccard - a.jaccard || a.article - b.article
}
