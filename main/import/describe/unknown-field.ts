import type { Field } from '../../contract/article.ts'

/** A field about which nothing is known. */
export const UNKNOWN: Field = { value: null, status: 'unknown' }
