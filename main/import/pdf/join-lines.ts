/** Joins the lines of one document. */
export interface LineJoiner {
  /** Appends a line to a paragraph; `between` is put where the lines met. */
  join(paragraph: string, line: string, between?: string): string
  /** The words that were divided at a line end and put together again, each with the hyphen that it had. */
  readonly joins: readonly string[]
  /** Whether a word, in lower case, stands in the document. */
  isWord(word: string): boolean
}

const HYPHEN_END = /([\p{L}\p{M}]+)([-\u2010\u00ad])$/u
const HYPHENATED = /[\p{L}\p{M}]+(?:[-\u2010\u2011][\p{L}\p{M}]+)+/gu
const WORD = /[\p{L}\p{M}]+/gu
const FIRST_WORD = /^[\p{L}\p{M}]+/u
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u
// First halves that are rather words of a compound than syllables.
const COMPOUND =
  /^(?:all|self|well|long|half|cease|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/
const ENDING = /^(?:ing|er|ers|est|ness|ed|ly|some|ies|een|eenth|th|ves|our|itude|evity|ance|ow|ish|hood|less)/
// "Schiffs- und Bahnverkehr": the hyphen stands for the rest of the word after the conjunction.
const CONJUNCTION = /^(?:und|oder|bzw|sowie|and|or|och|eller|og)(?![\p{L}\p{M}])/u
const PART_OF_ADDRESS = /^[^\s,;:!?)]*[^\s.,;:!?)][./=_&?%-][^\s.,;]/
const OPEN_ADDRESS = /(?:https?:\/\/|www\.)(?:\S*[/_=&?#.-])?$|[\w.-]@$/i

/**
 * Joins the lines of a document. A hyphen at a line end goes when the word stands elsewhere in the document without it, or when
 * its halves do not both stand there as words; it stays before capitals and digits, and in words that are hyphenated elsewhere.
 */
export function lineJoiner(lines: readonly string[]): LineJoiner {
  const words = wordsOf(lines)
  const joins: string[] = []
  const divided = (first: string, hyphen: string, second: string): boolean => {
    if (hyphen === '\u00ad') return true
    if (!/^\p{Ll}|^\p{Lo}/u.test(second)) return false
    const [a, b] = [first.toLowerCase(), second.toLowerCase()]
    if (words.hyphenated.has(`${a}-${b}`)) return false
    if (words.plain.has(a + b)) return true
    if (COMPOUND.test(a) && !ENDING.test(b)) return false
    return !(words.plain.has(a) && words.plain.has(b))
  }
  return {
    joins,
    isWord: (word) => words.plain.has(word),
    join(paragraph, line, between = '') {
      if (paragraph === '') return between + line
      if (OPEN_ADDRESS.test(paragraph.slice(-200)) && PART_OF_ADDRESS.test(line)) return paragraph + between + line
      const [, first, hyphen] = HYPHEN_END.exec(paragraph.slice(-80)) ?? []
      if (first !== undefined && hyphen !== undefined) {
        if (hyphen !== '\u00ad' && CONJUNCTION.test(line)) return `${paragraph} ${between}${line}`
        const second = FIRST_WORD.exec(line)?.[0] ?? ''
        if (!divided(first, hyphen, second))
          return /^[\p{L}\p{N}]/u.test(line) ? paragraph + between + line : `${paragraph} ${between}${line}`
        joins.push(`${first}-${second}`)
        const rest = line.slice(second.length)
        // The place where the lines met must not part the word.
        return between === '' ? paragraph.slice(0, -1) + line : paragraph.slice(0, -1) + second + between + rest
      }
      const last = paragraph.slice(-1)
      const unspaced = UNSPACED.test(last) && UNSPACED.test(line[0]!)
      // "2018–" goes on with "19"; a dash between words has spaces around it or is a long one.
      const dash =
        /[^\s—]—$/u.test(paragraph.slice(-2)) || (/[^\s–]–$/u.test(paragraph.slice(-2)) && /^[\p{L}\p{N}]/u.test(line))
      return unspaced || dash ? paragraph + between + line : `${paragraph} ${between}${line}`
    },
  }
}

/** The words of the document in lower case, halves at line ends left out, and those written with a hyphen. */
function wordsOf(lines: readonly string[]): {
  readonly plain: ReadonlySet<string>
  readonly hyphenated: ReadonlySet<string>
} {
  const plain = new Set<string>()
  const hyphenated = new Set<string>()
  let cut = false
  for (const line of lines) {
    const ends = HYPHEN_END.exec(line.slice(-80))
    const from = cut ? (FIRST_WORD.exec(line)?.[0].length ?? 0) : 0
    const whole = line.slice(from, ends === null ? undefined : line.length - ends[0].length).toLowerCase()
    for (const [word] of whole.matchAll(HYPHENATED)) hyphenated.add(word.replace(/[\u2010\u2011]/gu, '-'))
    for (const [word] of whole.replace(HYPHENATED, ' ').matchAll(WORD)) plain.add(word)
    cut = ends !== null
  }
  return { plain, hyphenated }
}
