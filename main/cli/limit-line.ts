import type { QueryLimit } from '../contract/query.ts'

/** Says which clause of a query could not be answered in full, and how much of it was. */
export function limitLine({ clause, limit, taken, of }: QueryLimit): string {
  return limit === 'terms'
    ? `${clause} stands for ${of} words of the corpus; the ${taken} that are in most articles were searched.`
    : `For ${clause}, ${taken} of ${of} articles were looked through before its time was over.`
}
