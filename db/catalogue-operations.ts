import type { ArticleId } from '../main/contract/article.ts'

type Nothing = Record<string, never>

/** A part of the catalogue as it is kept in the file, packed by who made it. */
export interface KeptCatalogue {
  /** The revision of the corpus that it is true to. */
  readonly revision: number
  readonly data: Uint8Array
}

/** A value of a field that can be typed. */
export interface FieldValue {
  readonly value: string
  /** What it is called. */
  readonly label: string
  /** How many articles the field finds with it; absent where that is not known. */
  readonly articles?: number
}

/** What the catalogue of names and words asks of a corpus. */
export interface CatalogueReads {
  /** A part of the catalogue as it was kept; null when there is none of this version. */
  'catalogue.kept': {
    input: { readonly part: 'names' | 'terms'; readonly version: number }
    output: KeptCatalogue | null
  }
  /**
   * How many articles changed after a revision, and the distinct folded words of their titles and texts; null instead of the words
   * when more than `most` did. `revision`: that of the corpus now.
   */
  'catalogue.changes': {
    input: { readonly after: number; readonly most: number }
    output: { revision: number; articles: number; words: string[] | null }
  }
  /**
   * Articles that have all these folded words in the title or headline, the last of which may go on with `prefix`: the newest first.
   * Untitled ones by their first words.
   */
  'catalogue.titles': {
    input: { readonly words: readonly string[]; readonly prefix: boolean; readonly limit: number }
    output: { id: ArticleId; title: string }[]
  }
  /**
   * Values of a field that what is typed may become: dates (years; months of a year; days of a month), imports by number or name,
   * folders and (for `source`) files by name, hosts (for `url`) by any part, words of the notes on sets.
   */
  'catalogue.values': {
    input: {
      readonly field: 'date' | 'run' | 'folder' | 'url' | 'source' | 'note'
      readonly typed: string
      readonly limit: number
    }
    output: FieldValue[]
  }
}

/** What the catalogue keeps in a corpus. No step of the history, and no change that windows are told of. */
export interface CatalogueWrites {
  'catalogue.keep': {
    input: KeptCatalogue & { readonly part: 'names' | 'terms'; readonly version: number }
    output: Nothing
  }
}
