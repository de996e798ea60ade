import { Refusal } from './refusal.ts'

/** How much one dropped file may unpack to, over all its levels: what a decompression bomb runs into. */
export const MOST_ENTRIES = 20_000
export const MOST_EXPANDED_BYTES = 2_000_000_000
export const LARGEST_ENTRY = 64_000_000
/** An archive inside an archive inside an archive, and a page in that. */
export const DEEPEST_NESTING = 3

/** Archives of web pages unpack to a multiple of their size: a large one may, a small one that does is a bomb. */
const EXPANDED_FOR_EACH_BYTE = 20

/** Counts what is unpacked from one dropped file, through all nested archives. */
export class ExpansionBudget {
  readonly #most: number
  #entries = 0
  #bytes = 0
  #spent: Refusal | undefined

  /** `size`: of the dropped file, in bytes. */
  constructor(size = 0) {
    this.#most = Math.max(MOST_EXPANDED_BYTES, EXPANDED_FOR_EACH_BYTE * size)
  }

  /** Why nothing more is to be unpacked; undefined while there is room. */
  get spent(): Refusal | undefined {
    return this.#spent
  }

  /** Counts an entry. Throws the Refusal `limit` when there are too many. */
  entry(): void {
    if (++this.#entries > MOST_ENTRIES)
      this.#spend(
        `It holds more than ${MOST_ENTRIES.toLocaleString('en')} entries; the first of them were read. Unpack it and import the folder.`,
      )
  }

  /** Counts unpacked bytes. Throws the Refusal `limit` when there are too many. */
  expand(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > this.#most)
      this.#spend(
        `It unpacks to more than ${Math.round(this.#most / 1e9).toLocaleString('en')} GB; what came before was read. Unpack it and import the folder.`,
      )
  }

  #spend(reason: string): never {
    this.#spent ??= new Refusal('failed', 'limit', reason)
    throw this.#spent
  }
}
