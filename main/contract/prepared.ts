import type { Extracted, LayerSpan } from './article.ts'

/** One record as import hands it to the database: read, described and hashed, ready to be identified and stored. */
export interface PreparedRecord {
  /** Path as met, for the report and the source. */
  readonly path: string
  /** Which record of a container; absent for plain files. */
  readonly record?: string
  /** Hex SHA-256 of the original bytes. */
  readonly sha256: string
  readonly original: OriginalBytes
  readonly extracted: Omit<Extracted, 'body'>
  /** See contentHash of main/text. */
  readonly contentHash: string
  /** The same over the body layer alone; null when it has under 25 words. */
  readonly bodyHash: string | null
  readonly words: number
  /** First words of the body, for lists: at most 160 characters. */
  readonly opening: string
  /** Winnowed fingerprints of the compared layers (see {@link comparedLayers}). */
  readonly fingerprints: Int32Array
  /** A warning that the report shows beside the outcome, such as a guessed character set. */
  readonly code?: string
  readonly reason?: string
}

/** Bytes of an original, compressed where that makes them smaller. `size` is that of the bytes as imported. */
export interface OriginalBytes {
  readonly size: number
  readonly codec: 'none' | 'zstd'
  readonly data: Uint8Array
  /** Media type with the charset that it was read with: `text/html;charset=utf-8`. */
  readonly media: string
}

/** The layers in which shared text says something about identity: the article's own words, without captions and furniture. */
export const comparedLayers: readonly LayerSpan['layer'][] = ['headline', 'standfirst', 'subheading', 'body']
