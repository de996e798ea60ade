import { widestWindow } from '../contract/concordance.ts'
import type { ArticleHits } from './article-hits.ts'
import { createWordIds } from './word-ids.ts'

/** How often one word stands near the hits, within a window. */
export interface NearWord {
  readonly word: string
  readonly left: number
  readonly right: number
  /** Articles in which it does. */
  readonly articles: number
}

/** What stands near the hits of a query, at each distance up to the widest window. */
export interface CollocateCounts {
  add(hits: ArticleHits): void
  /** All words that stand at least so often within a window, and how many words of any kind do. */
  within(window: number, atLeast: number): { readonly words: NearWord[]; readonly windowWords: number }
}

// For each word: times at each distance before and after the nearest hit, and articles by the nearest distance in each.
const RIGHT = widestWindow
const ARTICLES = widestWindow * 2
const FIELDS = widestWindow * 3

/**
 * Empty counts. A word between two hits counts once, at its distance from the nearer one (from the one before it, where both are
 * as near), so that the words of overlapping windows are not counted twice; the words of hits are no collocates. Windows end with
 * the part of the article (text, captions, furniture), not with the sentence.
 */
export function createCollocateCounts(): CollocateCounts {
  const ids = createWordIds()
  let counts = new Uint32Array(FIELDS * 1024)

  const idOf = (word: string): number => {
    const id = ids.idOf(word)
    if ((id + 1) * FIELDS > counts.length) {
      const larger = new Uint32Array(counts.length * 2)
      larger.set(counts)
      counts = larger
    }
    return id
  }
  const increase = (at: number): void => {
    counts[at] = counts[at]! + 1
  }

  return {
    add({ hits }) {
      /** For each word near a hit of this article: its nearest distance. */
      const nearest = new Map<number, number>()
      const meet = (word: string, side: number, distance: number): void => {
        const id = idOf(word)
        increase(id * FIELDS + side + distance - 1)
        const before = nearest.get(id)
        if (before === undefined || distance < before) nearest.set(id, distance)
      }
      for (const [index, { part, first, last }] of hits.entries()) {
        const previous = neighbour(hits, index, -1)
        const next = neighbour(hits, index, 1)
        const from = previous === undefined ? 0 : previous.last + 1
        const to = next === undefined ? part.words.length - 1 : next.first - 1
        for (let distance = 1; distance <= widestWindow && first - distance >= from; distance++) {
          const at = first - distance
          // Nearer to the hit before it, or as near: counted there.
          if (previous !== undefined && at - previous.last <= distance) break
          meet(part.words[at]!, 0, distance)
        }
        for (let distance = 1; distance <= widestWindow && last + distance <= to; distance++) {
          const at = last + distance
          if (next !== undefined && next.first - at < distance) break
          meet(part.words[at]!, RIGHT, distance)
        }
      }
      for (const [id, distance] of nearest) increase(id * FIELDS + ARTICLES + distance - 1)
    },
    within(window, atLeast) {
      const words: NearWord[] = []
      let windowWords = 0
      for (let id = 1; id <= ids.count; id++) {
        let [left, right, articles] = [0, 0, 0]
        for (let distance = 0; distance < window; distance++) {
          left += counts[id * FIELDS + distance]!
          right += counts[id * FIELDS + RIGHT + distance]!
          articles += counts[id * FIELDS + ARTICLES + distance]!
        }
        windowWords += left + right
        if (left + right >= atLeast) words.push({ word: ids.wordOf(id), left, right, articles })
      }
      return { words, windowWords }
    },
  }
}

/** The hit of the same part that comes before or after one. Hits are in the order of the text, so those of other parts lie between. */
function neighbour(hits: ArticleHits['hits'], index: number, step: 1 | -1): ArticleHits['hits'][number] | undefined {
  const { part } = hits[index]!
  for (let at = index + step; at >= 0 && at < hits.length; at += step) if (hits[at]!.part === part) return hits[at]
  return undefined
}
