import type { Mark } from './runs.ts'

/** A mark that the text shows: a search hit, or an occurrence of a passage that other articles have too. */
export interface TextMark extends Mark {
  readonly type: 'hit' | 'verbatim' | 'light-edit'
  /** The number of the hit, or of the passage. Marks of one passage have one number. */
  readonly id: number
}
