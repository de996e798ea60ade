/**
 * The meaning of a query, as main/search parses it and db/ translates it into SQL. Words are in the folded form that the
 * full-text index holds (see foldForSearch); user text never reaches MATCH unquoted.
 */
export type QueryNode =
  /** Every article. */
  | { readonly type: 'all' }
  | PhraseNode
  | WildcardNode
  | NearNode
  | RegexNode
  | OnlyNode
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
  /** A tag by name, with its children; with `prefix` each whose name begins so. */
  | { readonly type: 'tag'; readonly name: string; readonly prefix?: true }
  | { readonly type: 'set'; readonly name: string; readonly prefix?: true }
  /** Member of a set whose notes have these folded words one after the other; with `prefix` the last one may go on. */
  | { readonly type: 'note'; readonly words: readonly string[]; readonly prefix: boolean }
  /** A saved search by name. It is put in place by its query before the question is asked; what is left finds nothing. */
  | { readonly type: 'search'; readonly name: string }
  /** An import run by its id. */
  | { readonly type: 'run'; readonly run: number }
  /** A path under which the article was met contains this. */
  | { readonly type: 'source'; readonly value: string }
  /** Met in this folder or below: by its whole path, or without `exact` by its name or the end of its path. */
  | { readonly type: 'folder'; readonly value: string; readonly exact: boolean }
  /** Publication date from `from` (inclusive) to `before` (exclusive), ISO 8601 prefixes; null is open. */
  | { readonly type: 'date'; readonly from: string | null; readonly before: string | null }
  /** Number of words from `min` to `max`, both inclusive; null is open. */
  | { readonly type: 'words'; readonly min: number | null; readonly max: number | null }
  | { readonly type: 'is'; readonly what: ArticleState }

/** Words that follow one another; with `prefix` the last one may go on. `columns`: only in these parts of the article. */
export interface PhraseNode {
  readonly type: 'phrase'
  readonly words: readonly string[]
  readonly prefix: boolean
  readonly columns?: readonly TextColumn[]
}

/**
 * Words that follow one another, at least one of which is a pattern: `*` stands for any letters or none, `?` for one character of
 * the folded form. A word without these two is meant as it is.
 */
export interface WildcardNode {
  readonly type: 'wildcard'
  readonly words: readonly string[]
  readonly columns?: readonly TextColumn[]
}

/**
 * A place of each node in one part of the article, in any order, so that at most `distance` words lie between the end of each and
 * the start of the last one (FTS5's NEAR). The nodes have no columns of their own.
 */
export interface NearNode {
  readonly type: 'near'
  readonly distance: number
  readonly nodes: readonly NearOperand[]
  readonly columns?: readonly TextColumn[]
}

/** What can stand in {@link NearNode}: words one after the other, or any of several. */
export type NearOperand =
  | PhraseNode
  | WildcardNode
  | { readonly type: 'or'; readonly nodes: readonly (PhraseNode | WildcardNode)[] }

/**
 * A regular expression of JavaScript with the flags `u` and `m` (and `i` with `ignoreCase`), matched against the title and against
 * each unbroken stretch of the wanted parts of the text as it is written.
 */
export interface RegexNode {
  readonly type: 'regex'
  readonly source: string
  readonly ignoreCase: boolean
  readonly columns?: readonly TextColumn[]
}

/** The words stand at some place of the article's own text that no other article has (see docs/queries.md for what that is). */
export interface OnlyNode {
  readonly type: 'only'
  readonly node: PhraseNode | WildcardNode | NearNode
}

/** The parts of an article that the full-text index keeps apart. `title` is the metadata title; the headline in the text is body. */
export type TextColumn = 'title' | 'body' | 'caption' | 'furniture'

/** What `is:` asks for. */
export type ArticleState =
  | 'untagged'
  | 'tagged'
  | 'dated'
  | 'undated'
  | 'duplicate'
  | 'reviewed'
  | 'shared'
  | 'untitled'
  | 'no-outlet'
  | 'no-language'

/** A clause that could not be answered in full within its bounds: more articles may answer it than were found. */
export interface QueryLimit {
  /** The clause as the query language writes it. */
  readonly clause: string
  /**
   * `terms`: it stands for more words of the corpus than are looked up, `taken` of `of`. `time`: so many articles were looked through
   * before its time was over.
   */
  readonly limit: 'terms' | 'time'
  readonly taken: number
  readonly of: number
}
