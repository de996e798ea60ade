import type {
  Article,
  ArticleDetail,
  ArticleId,
  ArticleRow,
  FieldName,
  Layer,
  LayerSpan,
  Status,
} from '../main/contract/article.ts'
import type { Days, OriginalFault, OriginalSource, SourceFolder } from '../main/contract/archive.ts'
import type {
  ComparisonSet,
  HistoryState,
  HistoryStep,
  ReviewAnswer,
  SetSummary,
  SetView,
  Similar,
  Tag,
  TagColour,
} from '../main/contract/desk.ts'
import type { ImportCounts, ImportItem, ImportOptions, ImportReport, ImportRun } from '../main/contract/import.ts'
import type { CorpusInfo, Library } from '../main/contract/library.ts'
import type { SortColumn } from '../main/contract/methods.ts'
import type { PreparedRecord } from '../main/contract/prepared.ts'
import type { QueryLimit, QueryNode } from '../main/contract/query.ts'
import type { Facets } from '../main/contract/search.ts'
import type { ConcordanceReads } from './concordance-operations.ts'
import type { CatalogueReads, CatalogueWrites } from './catalogue-operations.ts'
import type { DescriptionReads, DescriptionWrites } from './description-operations.ts'
import type { ReportReads, ReportWrites } from './report-operations.ts'
import type { SetWorkReads, SetWorkWrites } from './set-work-operations.ts'
import type { SavedSearchReads, SavedSearchWrites } from './saved-search-operations.ts'
import type { SharedTextReads } from './shared-text-operations.ts'
import type { TermFamilyReads, TermFamilyWrites } from './term-family-operations.ts'

/** The input of an operation that needs none: `{}`. */
export type Nothing = Record<string, never>

/** What a list shows, in which order. Articles without the value that is sorted by come last, both ways. */
export interface ListInput {
  readonly query: QueryNode
  /** Only the bin instead of everything but the bin. */
  readonly bin: boolean
  readonly sort: SortColumn
  readonly descending: boolean
  /** Articles with the same text folded under the first of them. */
  readonly group?: boolean
}

/** A window of a list: rows [offset, offset + limit). */
export interface ListWindow extends ListInput {
  readonly offset: number
  readonly limit: number
}

/**
 * How a page is ordered. A query without words, or one that so many articles answer that ranking says nothing, is not ranked
 * though `relevance` was asked for: then title hits come first and the newest before older ones. The same where `hits` cannot
 * be counted.
 */
export type PageOrder = 'column' | 'relevance' | 'newest'

/** One page of a list with the size of the whole list. */
export interface ListPage {
  readonly total: number
  /** With `group`, the number of rows of the whole list. */
  readonly groups?: number
  /** `alike`: so many other articles of the list have the same text and are folded under this one. */
  readonly rows: (ArticleRow & { readonly alike: number })[]
  readonly order: PageOrder
  /** Clauses that could not be answered in full; absent when all were. */
  readonly limits?: readonly QueryLimit[]
}

/** What comparison, snippets and highlights need of an article. `layers` are those in force: proposals with the researcher's laid over. */
export interface ArticleText {
  readonly id: ArticleId
  readonly title: string | null
  readonly outlet: string | null
  readonly date: string | null
  readonly dateStatus: Status
  readonly language: string | null
  readonly words: number
  readonly inBin: boolean
  readonly text: string
  readonly layers: LayerSpan[]
}

/**
 * Everything that can be asked of a corpus. Articles that are not there (never imported, or their import was undone) are
 * `not-found` where one is asked for, and left out where several are.
 */
export interface Reads
  extends
    CatalogueReads,
    ConcordanceReads,
    DescriptionReads,
    ReportReads,
    SavedSearchReads,
    SetWorkReads,
    SharedTextReads,
    TermFamilyReads {
  'corpus.info': { input: Nothing; output: CorpusInfo }
  'library.get': { input: Nothing; output: Library }
  /** The folders inside one (by its path), or with null the roots, with the articles in each and below. */
  'library.folders': { input: { readonly within: string | null }; output: SourceFolder[] }
  /** The months of a year (`within`: 2020), or the days of a month (2020-02). */
  'library.days': { input: { readonly within: string }; output: Days }

  'article.page': { input: ListWindow; output: ListPage }
  /** All ids of a list in its order. */
  'article.ids': { input: ListInput; output: ArticleId[] }
  /** What is folded under an article in the list of a query with `group`, at most `limit` of it, the first published first. */
  'article.alike': {
    input: { readonly id: ArticleId; readonly query: QueryNode; readonly bin: boolean; readonly limit: number }
    output: { total: number; rows: ArticleRow[] }
  }
  'article.get': { input: { readonly id: ArticleId }; output: ArticleDetail }
  /** Texts in the order of `ids`, those in the bin too. */
  'article.texts': { input: { readonly ids: readonly ArticleId[] }; output: ArticleText[] }
  /** Whole articles as `show` prints them, in the order of `ids`, those in the bin too. */
  'article.whole': { input: { readonly ids: readonly ArticleId[] }; output: Article[] }
  /** Whole articles by id, from after `after` (null: from the first), without the bin. `next` is null at the end. */
  'article.all': {
    input: { readonly after: ArticleId | null; readonly limit: number }
    output: { articles: Article[]; next: ArticleId | null }
  }
  /** Articles that share text with this one, as measured at import, most first, without the bin. */
  'article.similar': { input: { readonly id: ArticleId; readonly limit: number }; output: Similar[] }

  'tag.list': { input: Nothing; output: Tag[] }
  /** A tag by its name, whatever the case; null when there is none. */
  'tag.find': { input: { readonly name: string }; output: Tag | null }
  'set.list': { input: Nothing; output: SetSummary[] }
  'set.get': { input: { readonly id: number }; output: ComparisonSet }
  /** A set by its name, whatever the case; null when there is none. */
  'set.find': { input: { readonly name: string }; output: ComparisonSet | null }

  'watch.list': { input: Nothing; output: WatchedFolderRow[] }
  /** Of these files of a watched folder, those that were not taken as they are now. */
  'watch.unknown': {
    input: { readonly folder: number; readonly files: readonly SeenFileRow[] }
    output: SeenFileRow[]
  }

  /** All runs, newest first, also those that were undone. */
  'run.list': { input: Nothing; output: ImportRun[] }
  'run.get': { input: { readonly run: string }; output: ImportRun }
  /** How far a run is in each of these files, by their shown paths; null where it has nothing of it. */
  'run.files': { input: { readonly run: string; readonly paths: readonly string[] }; output: (FileProgress | null)[] }
  'run.report': { input: { readonly run: string }; output: ImportReport }

  'history.state': { input: Nothing; output: HistoryState }
  'history.list': { input: { readonly limit: number }; output: HistoryStep[] }

  'search.count': { input: { readonly query: QueryNode; readonly bin: boolean }; output: { total: number } }
  /** Counts the articles of a query by value; with `among` only those of them that are named. */
  'search.facets': {
    input: { readonly query: QueryNode; readonly bin: boolean; readonly among?: readonly ArticleId[] }
    output: Facets
  }
  /** In how many articles each folded word stands, 0 when in none; in the order of `terms`. */
  'search.frequencies': { input: { readonly terms: readonly string[] }; output: number[] }
  /** The index's terms in order, from after `after`, with the number of articles; only terms in at least `atLeast` articles. */
  'search.vocabulary': {
    input: { readonly after: string | null; readonly limit: number; readonly atLeast: number }
    output: { terms: [string, number][]; next: string | null }
  }
  /** The distinct values of a field with the number of articles, most frequent first; without the bin. */
  'search.values': { input: { readonly field: 'outlet' | 'byline' | 'language' }; output: [string, number][] }

  /** The bytes as imported, checked against their hash: `corpus-damaged` when they do not fit. */
  'original.get': { input: { readonly sha256: string }; output: { size: number; media: string; data: Uint8Array } }
  'original.sources': { input: { readonly id: ArticleId }; output: OriginalSource[] }
  'original.total': { input: Nothing; output: { originals: number; bytes: number } }
  /** Hashes originals again, in the order of their hashes from after `after`, until `bytes` of them are done; `next` is null at the end. */
  'original.check': {
    input: { readonly after: string | null; readonly bytes: number }
    output: { checked: number; bytes: number; faults: OriginalFault[]; next: string | null }
  }
  /** All sources in the order in which they were met, page by page. */
  'source.page': { input: { readonly after: number | null; readonly limit: number }; output: SourcePage }
}

/**
 * Everything that can be done to a corpus: each call is one transaction. What the researcher does (`article.*`, `tag.*`, `set.*`
 * but `set.saveView`, `review.answer`, an import) is one named step of the history; a call that changes nothing is no step.
 */
export interface Writes
  extends CatalogueWrites, DescriptionWrites, ReportWrites, SavedSearchWrites, SetWorkWrites, TermFamilyWrites {
  /** Sets metadata: status `entered`; null (or nothing but white space) clears it to `unknown`. Counts the articles that changed. */
  'article.edit': {
    input: { readonly ids: readonly ArticleId[]; readonly fields: Partial<Record<FieldName, string | null>> }
    output: { changed: number }
  }
  /** Puts a span into a layer; null gives it back to what import proposed. Throws `invalid-input` for a span outside the text. */
  'article.setLayer': {
    input: { readonly id: ArticleId; readonly start: number; readonly end: number; readonly layer: Layer | null }
    output: ArticleDetail
  }
  /** Moves articles into the bin or back. */
  'article.setState': {
    input: { readonly ids: readonly ArticleId[]; readonly state: 'present' | 'bin' }
    output: { changed: number }
  }

  /** Throws `conflict` when there is one of that name, whatever the case. */
  'tag.create': { input: { readonly name: string; readonly colour?: TagColour }; output: Tag }
  /** Renames (its children with it) and recolours. Throws `conflict` for a name that is taken. */
  'tag.update': {
    input: { readonly id: number; readonly name?: string; readonly colour?: TagColour }
    output: Tag
  }
  /** Joins `from` into `into`, the children likewise. */
  'tag.merge': { input: { readonly from: number; readonly into: number }; output: Tag }
  'tag.delete': { input: { readonly id: number }; output: Nothing }
  /** Puts tags on articles, creating them where they are new, and takes others off. Counts the articles that changed. */
  'tag.assign': {
    input: { readonly ids: readonly ArticleId[]; readonly add: readonly string[]; readonly remove: readonly string[] }
    output: { changed: number }
  }

  'set.create': { input: { readonly name: string; readonly members: readonly ArticleId[] }; output: ComparisonSet }
  'set.update': {
    input: {
      readonly id: number
      readonly name?: string
      readonly notes?: string
      readonly base?: ArticleId
      readonly members?: readonly ArticleId[]
      readonly minWords?: number
      readonly layers?: readonly Layer[]
    }
    output: ComparisonSet
  }
  /** No step of the history, and no change that windows are told of. */
  'set.saveView': { input: { readonly id: number; readonly view: SetView }; output: Nothing }
  'set.delete': { input: { readonly id: number }; output: Nothing }

  /** Answers a pair, or with null opens the question again. Throws `not-found` for two articles that share no text. */
  'review.answer': {
    input: { readonly article: ArticleId; readonly other: ArticleId; readonly answer: ReviewAnswer | null }
    output: Nothing
  }

  /** Undoes the last step; its name, or null when there is none. Throws `conflict` while an import runs. */
  'history.undo': { input: Nothing; output: { name: string | null } }
  'history.redo': { input: Nothing; output: { name: string | null } }

  /** `roots`: the paths to read, when the run may be taken up again after it was cut off. */
  'run.start': {
    input: { readonly label: string; readonly options: ImportOptions; readonly roots?: readonly string[] }
    output: { run: string }
  }
  /** Takes up a run that ended before its end. Throws `conflict` when it cannot be: done, undone, or its paths are not known. */
  'run.resume': { input: { readonly run: string }; output: ResumedRun }
  /**
   * Identifies and stores a batch (some 500 records), with the rows for what could not be read or was left out: one row of the
   * report for each record, in order. `ignored` is added to the run's count of system files, `files` says how far each file is.
   */
  'run.store': {
    input: {
      readonly run: string
      readonly records: readonly PreparedRecord[]
      readonly notes?: readonly RunNote[]
      readonly ignored?: number
      readonly files?: readonly FileProgress[]
    }
    output: ImportItem[]
  }
  'run.finish': {
    input: { readonly run: string; readonly state: 'done' | 'cancelled' | 'interrupted' | 'failed' }
    output: ImportRun
  }

  /** Watched folders are no step of the history. Throws `conflict` for a folder that is watched already. */
  'watch.add': { input: { readonly path: string; readonly options: ImportOptions }; output: WatchedFolderRow }
  /** Throws `not-found`. */
  'watch.pause': { input: { readonly id: number; readonly paused: boolean }; output: Nothing }
  /** What came in stays. */
  'watch.remove': { input: { readonly id: number }; output: Nothing }
  'watch.remember': {
    input: { readonly folder: number; readonly files: readonly SeenFileRow[] }
    output: Nothing
  }
}

/** A page of the places where articles were met. */
export interface SourcePage {
  readonly sources: readonly {
    readonly article: ArticleId
    readonly path: string
    readonly record?: string
    readonly sha256: string
  }[]
  readonly next: number | null
}

/** A row for what gave no article. `after`: so many records of its batch come before it; all of them unless told. */
export type RunNote = ImportItem & { readonly after?: number }

/** How far a run is in a file: the rows of the report it gave, and whether that is all. */
export interface FileProgress {
  readonly path: string
  readonly found: number
  readonly whole: boolean
}

/** A run that goes on where it was cut off. */
export interface ResumedRun {
  readonly run: string
  readonly label: string
  readonly options: ImportOptions
  readonly roots: readonly string[]
  readonly counts: ImportCounts
}

/** A folder from which new files come in by themselves. */
export interface WatchedFolderRow {
  readonly id: number
  readonly path: string
  readonly options: ImportOptions
  readonly paused: boolean
}

/** A file of a watched folder as it was taken: size in bytes, time of its last change in nanoseconds since 1970. */
export interface SeenFileRow {
  readonly path: string
  readonly size: number
  readonly modified: string
}

export type ReadName = keyof Reads
export type ReadInput<N extends ReadName> = Reads[N]['input']
export type ReadOutput<N extends ReadName> = Reads[N]['output']
export type WriteName = keyof Writes
export type WriteInput<N extends WriteName> = Writes[N]['input']
export type WriteOutput<N extends WriteName> = Writes[N]['output']
