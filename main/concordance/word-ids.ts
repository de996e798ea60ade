import { readableTerm } from '../text/fold.ts'

/**
 * The folded words are lower case without accents, so the root order of Unicode (as English has it) sorts every script as its
 * readers expect, whatever the language of the computer.
 */
const collator = new Intl.Collator('en', { sensitivity: 'variant' })
const ASCII = /^[a-z0-9 ]*$/

/** Numbers for words, from 1; 0 is no word. */
export interface WordIds {
  idOf(word: string): number
  wordOf(id: number): string
  readonly count: number
  /** The place of each number in the order of the words; that of 0 is after all others. */
  ranks(): Uint32Array
}

/** An empty table of words. */
export function createWordIds(): WordIds {
  const ids = new Map<string, number>()
  const words: string[] = ['']
  let known: Uint32Array | undefined
  return {
    idOf(word) {
      let id = ids.get(word)
      if (id === undefined) {
        id = words.length
        ids.set(word, id)
        words.push(word)
        known = undefined
      }
      return id
    },
    wordOf: (id) => words[id] ?? '',
    get count() {
      return words.length - 1
    },
    ranks() {
      if (known !== undefined) return known
      // Most words are plain: those that are not are made readable once, not for each comparison.
      const readable = words.map((word) => (ASCII.test(word) ? null : readableTerm(word)))
      const order = Uint32Array.from({ length: words.length - 1 }, (_, index) => index + 1)
      order.sort((a, b) => {
        const [one, other] = [readable[a], readable[b]]
        if (one === null && other === null) return words[a]! < words[b]! ? -1 : 1
        return collator.compare(one ?? words[a]!, other ?? words[b]!) || (words[a]! < words[b]! ? -1 : 1)
      })
      known = new Uint32Array(words.length)
      for (const [rank, id] of order.entries()) known[id] = rank
      known[0] = words.length
      return known
    },
  }
}
