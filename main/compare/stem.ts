const POSSESSIVE = /'(?:s)?$/u

/** A word without its possessive ending: "syria's" and "forces'" are counted as "syria" and "forces". */
export function withoutPossessive(word: string): string {
  return word.includes("'") ? word.replace(POSSESSIVE, '') : word
}

/** An Arabic word without the "and" that is written with it. */
export function withoutAnd(word: string): string {
  return word.startsWith('و') && word.length > 3 ? word.slice(1) : word
}

const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{2})ies$/u, 'y'],
  [/(?<=[a-z]{2}(?:s|x|z|ch|sh))es$/u, ''],
  [/(?<=[a-z]{2}[^s'])s$/u, ''],
]
const VERBAL: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{3})(?:ation|ations)$/u, 'at'],
  [/(?<=[a-z]{3})(?:ement|ements|ment|ments)$/u, ''],
  [/(?<=[a-z]{3})ied$/u, 'y'],
  [/(?<=[a-z]{3})(?:ing|ed|ion|ive|ly)$/u, ''],
]
const ENGLISH_LETTERS = /^[a-z]+$/u
// Beyond these letters an ending is inflection in most languages that inflect (truncation stemming).
const KEPT_LETTERS = 7

/**
 * A light stem, for comparing wording only (never for hashes or search): English endings taken off by rule, words of other
 * alphabets and with accents cut to seven letters, which is known to serve as a stemmer for inflecting languages
 * (McNamee and Mayfield 2004).
 */
export function stem(word: string): string {
  const bare = withoutPossessive(word)
  if (!ENGLISH_LETTERS.test(bare)) return /^\p{L}/u.test(bare) ? bare.slice(0, KEPT_LETTERS) : bare
  if (bare.length < 4) return bare
  let result = bare
  for (const [ending, to] of CHANGES) {
    if (ending.test(result)) {
      result = result.replace(ending, to)
      break
    }
  }
  for (const [ending, to] of VERBAL) {
    if (ending.test(result)) {
      result = result.replace(ending, to)
      break
    }
  }
  result = result.replace(/([bdfgmnprt])\1$/u, '$1').replace(/(?<=[a-z]{3})e$/u, '')
  return result.length > 3 && result.endsWith('y') ? `${result.slice(0, -1)}i` : result
}
