/**
 * The meaning of a query, as main/search parses it and db/ translates it into SQL. Words are in the folded form that the
 * full-text index holds (see foldForSearch); user text never reaches MATCH unquoted.
 */
export type QueryNode =
  /** Every article. */
  | { readonly type: 'all' }
  /** Words that follow one another; with `prefix` the last one may go on. `columns`: only in these parts of the article. */
  | {
      readonly type: 'phrase'
      readonly words: readonly string[]
      readonly prefix: boolean
      readonly columns?: readonly TextColumn[]
    }
  | { readonly type: 'and'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'or'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'not'; readonly node: QueryNode }
  /** A metadata value that contains (or, with `exact`, equals) the words, whatever the case. */
  | {
      readonly type: 'field'
      readonly field: 'outlet' | 'byline' | 'url' | 'language' | 'format'
      readonly value: string
      readonly exact: boolean
    }
  /** A tag by name, with its children. */
  | { readonly type: 'tag'; readonly name: string }
  | { readonly type: 'set'; readonly name: string }
  /** An import run by its id. */
  | { readonly type: 'run'; readonly run: number }
  /** A path under which the article was met contains this. */
  | { readonly type: 'source'; readonly value: string }
  /** Met in this folder or below: by its whole path, or without `exact` by its name or the end of its path. */
  | { readonly type: 'folder'; readonly value: string; readonly exact: boolean }
  /** Publication date from `from` (inclusive) to `before` (exclusive), ISO 8601 prefixes; null is open. */
  | { readonly type: 'date'; readonly from: string | null; readonly before: string | null }
  | { readonly type: 'words'; readonly min: number | null; readonly max: number | null }
  | {
      readonly type: 'is'
      readonly what:
        | 'untagged'
        | 'tagged'
        | 'dated'
        | 'undated'
        | 'duplicate'
        | 'reviewed'
        | 'untitled'
        | 'no-outlet'
        | 'no-language'
    }

/** The parts of an article that the full-text index keeps apart. `title` is the metadata title; the headline in the text is body. */
export type TextColumn = 'title' | 'body' | 'caption' | 'furniture'
