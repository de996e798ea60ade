// Keyness statistics over word counts: a and b are a word's counts in the two parts, n and m the parts' sizes in words.

const term = (observed: number, expected: number): number =>
  observed === 0 ? 0 : observed * Math.log(observed / expected)

/** Log-likelihood over two cells (Rayson and Garside 2000); 0 when either part is empty. */
export function logLikelihood(a: number, b: number, n: number, m: number): number {
  if (n === 0 || m === 0 || a + b === 0) return 0
  const rate = (a + b) / (n + m)
  return Math.max(0, 2 * (term(a, n * rate) + term(b, m * rate)))
}

/** Binary log of the ratio of relative frequencies (Hardie 2014); a count of 0 is taken as one half. */
export function logRatio(a: number, b: number, n: number, m: number): number {
  if (n === 0 || m === 0 || a + b === 0) return 0
  return Math.log2(Math.max(a, 0.5) / n / (Math.max(b, 0.5) / m))
}

/**
 * Log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008): difference of the log-odds, and the same over its
 * standard deviation. `prior` is the word's share of the prior, `priors` the whole prior.
 */
export function logOdds(
  a: number,
  b: number,
  n: number,
  m: number,
  prior: number,
  priors: number,
): { delta: number; z: number } {
  const odds = (count: number, size: number): number => Math.log((count + prior) / (size + priors - count - prior))
  const delta = odds(a, n) - odds(b, m)
  return { delta, z: delta / Math.sqrt(1 / (a + prior) + 1 / (b + prior)) }
}
