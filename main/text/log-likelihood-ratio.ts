/** The four cells of a contingency table: first row, then second. */
export type FourCells = readonly [a: number, b: number, c: number, d: number]

/**
 * The log-likelihood ratio G² over a table of two by two (T. Dunning, "Accurate Methods for the Statistics of Surprise and
 * Coincidence", Computational Linguistics 19(1), 1993): twice the sum of O ln(O / E). Above 10.83 it is chance in one case of 1,000.
 */
export function logLikelihoodRatio([a, b, c, d]: FourCells): number {
  const all = a + b + c + d
  if (all === 0) return 0
  const term = (observed: number, row: number, column: number): number =>
    observed === 0 ? 0 : observed * Math.log((observed * all) / (row * column))
  const sum = term(a, a + b, a + c) + term(b, a + b, b + d) + term(c, c + d, a + c) + term(d, c + d, b + d)
  return Math.max(0, 2 * sum)
}
