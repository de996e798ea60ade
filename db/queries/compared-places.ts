import { comparedLayers } from '../../main/contract/prepared.ts'
import { tokenise } from '../../main/text/tokens.ts'
import type { StoredText } from '../layers.ts'

/** The words in which texts are compared, as `comparedWords` gives them, with their places in the text. */
export interface ComparedPlaces {
  readonly words: readonly string[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** The index of the word at a place of the text, or of the last one before it. */
  at(place: number): number
}

/** Finds the compared words of a text. */
export function comparedPlaces({ text, layers }: Pick<StoredText, 'text' | 'layers'>): ComparedPlaces {
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const { layer, start, end } of layers) {
    if (!comparedLayers.includes(layer)) continue
    const tokens = tokenise(text.slice(start, end))
    for (const [index, word] of tokens.words.entries()) {
      words.push(word)
      starts.push(start + tokens.starts[index]!)
      ends.push(start + tokens.ends[index]!)
    }
  }
  return { words, starts, ends, at: (place) => Math.max(0, firstFrom(starts, place + 1) - 1) }
}

function firstFrom(sorted: readonly number[], wanted: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
