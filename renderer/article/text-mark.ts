import type { Mark } from './runs.ts'

/** A mark that the text shows: a search hit, an occurrence of a passage that other articles have too, or such text left out. */
export interface TextMark extends Mark {
  readonly type: 'hit' | 'verbatim' | 'light-edit' | 'folded'
  /** The number of the hit, or of the passage. Marks of one passage have one number. */
  readonly id: number
  /** Of a passage: words of its longest occurrence. Of text that is left out: its words. */
  readonly words?: number
}
