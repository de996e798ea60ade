/** A generator of the same numbers every time, from 0 to below 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const FUNCTION_WORDS = 'the of and to in a that for was on with by it as at from had said has were'.split(' ')
const SYLLABLES = 'ba ko ri mel tan so ver dun la pe ghi nor us tem'.split(' ')

/** A vocabulary with the frequencies of a language: a few words of grammar, and invented words by Zipf's law. */
export function vocabulary(size: number, next: () => number): () => string {
  const words = Array.from({ length: size }, (_, n) => {
    let word = ''
    for (let k = 0; k < 2 + (n % 3); k++) word += SYLLABLES[Math.floor(next() * SYLLABLES.length)]
    return word + lettersOf(n)
  })
  return () =>
    next() < 0.42
      ? FUNCTION_WORDS[Math.floor(next() ** 2 * FUNCTION_WORDS.length)]!
      : words[Math.floor(size ** next()) - 1]!
}

/** A number in letters, so that words stay distinct. */
function lettersOf(n: number): string {
  return n < 26 ? String.fromCharCode(97 + n) : lettersOf(Math.floor(n / 26)) + lettersOf(n % 26)
}

/** A sentence of 12 to 29 words. */
export function sentence(word: () => string, next: () => number): string {
  return `${capital(Array.from({ length: 12 + Math.floor(next() * 18) }, word).join(' '))}.`
}

/** With a capital letter at the start. */
export function capital(words: string): string {
  return words[0]!.toUpperCase() + words.slice(1)
}
