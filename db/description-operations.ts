import type { ArticleId } from '../main/contract/article.ts'
import type { ReviewAnswer, ReviewPair } from '../main/contract/desk.ts'
import type { DuplicateCounts, DuplicateGroup, DuplicateKind, DuplicateSort } from '../main/contract/duplicates.ts'
import type {
  FurnitureDecision,
  FurnitureGroup,
  FurnitureGroupId,
  FurniturePreview,
  FurnitureReport,
} from '../main/contract/furniture.ts'
import type { PairId, ReviewFacets, ReviewFilter } from '../main/contract/review.ts'
import type { VersionGroup } from '../main/contract/versions.ts'

type Nothing = Record<string, never>

/** A host of the corpus: its articles out of the bin, and those of them without an outlet. */
export interface HostCount {
  readonly host: string
  readonly articles: number
  readonly unknown: number
}

/** What can be asked about identity and description. Errors: as in `Reads`. */
export interface DescriptionReads {
  /** Pairs of the review queue, strongest first: open ones, or with `answered` the answered ones. */
  'review.page': {
    input: {
      readonly answered: boolean
      readonly filter?: ReviewFilter
      readonly offset: number
      readonly limit: number
    }
    output: { total: number; pairs: ReviewPair[] }
  }
  'review.facets': {
    input: { readonly answered: boolean; readonly filter: ReviewFilter }
    output: ReviewFacets
  }
  /** One pair, whatever was answered; null for two articles that share no text. */
  'review.pair': { input: PairId; output: ReviewPair | null }

  /** The versions of an article, itself included, as the researcher answered; empty when it has no other. */
  'article.versions': { input: { readonly id: ArticleId }; output: VersionGroup }

  'duplicate.counts': { input: Nothing; output: DuplicateCounts }
  'duplicate.groups': {
    input: {
      readonly kind: DuplicateKind
      readonly sort: DuplicateSort
      readonly offset: number
      readonly limit: number
    }
    output: { total: number; groups: DuplicateGroup[] }
  }

  /** The researcher's additions to the table of outlets: name by host. */
  'outlet.hosts': { input: Nothing; output: Record<string, string> }
  /** The hosts of the articles' addresses, most articles first. */
  'outlet.counts': { input: Nothing; output: HostCount[] }

  'furniture.groups': { input: Nothing; output: FurnitureGroup[] }
  /** The group is that given, or that of the article. Throws `not-found` for a group without articles. */
  'furniture.lines': {
    input: {
      readonly group?: FurnitureGroupId
      readonly article?: ArticleId
      readonly line?: string
      readonly decided: boolean
    }
    output: FurnitureReport
  }
  'furniture.preview': {
    input: {
      readonly group: FurnitureGroupId
      readonly lines: readonly string[]
      readonly offset: number
      readonly limit: number
    }
    output: FurniturePreview
  }
}

/** What can be done about identity and description: each call is one named step of the history. */
export interface DescriptionWrites {
  /** Answers many pairs: those given, or all that the filter leaves. Counts the pairs whose answer changed. */
  'review.answerMany': {
    input: {
      readonly pairs?: readonly PairId[]
      readonly filter?: ReviewFilter
      readonly answered: boolean
      readonly answer: ReviewAnswer | null
    }
    output: { changed: number }
  }
  /** `host` is clean (see hostSchema). Counts the articles that got the name. */
  'outlet.set': {
    input: { readonly host: string; readonly name: string; readonly fill: boolean }
    output: { changed: number }
  }
  /** Throws `not-found` for a host that the researcher's table has not. */
  'outlet.remove': { input: { readonly host: string }; output: { changed: number } }
  /** Counts the articles whose layers changed. */
  'furniture.decide': {
    input: {
      readonly group: FurnitureGroupId
      readonly lines: readonly string[]
      readonly decision: FurnitureDecision | null
    }
    output: { changed: number }
  }
}
