import { searchTokens } from '../../../main/text/fold.ts'
import { choicesNear, runsOf, tokensOf, type PartName, type PlacedToken, type PlainArticle, type Sought, type WordTest } from './brute-force.ts' // prettier-ignore

const SEARCHED: readonly PartName[] = ['title', 'body', 'caption']
const IN: Readonly<Record<string, readonly PartName[]>> = {
  'in:headline': ['title'],
  'in:body': ['body'],
  'in:caption': ['caption'],
  'in:furniture': ['furniture'],
  'in:all': ['title', 'body', 'caption', 'furniture'],
}

/** Numbers that depend on the seed alone. Generator: mulberry32. */
export function randomFrom(seed: number): (limit: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

/** Makes queries out of the articles' own words, each with what it asks for, told without the parser. */
export function queryMaker(articles: readonly PlainArticle[], seed: number): () => Sought {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!
  const chance = (percent: number): boolean => random(100) < percent

  /** A stretch of consecutive tokens of some part, as written and folded. */
  const stretch = (count: number): { written: string; folded: string[] } => {
    for (;;) {
      const article = pick(articles)
      const part = pick<PartName>(['title', 'body', 'body', 'body', 'caption', 'furniture'])
      const tokens = tokensOf(article, part)
      if (tokens.length < count) continue
      const from = random(tokens.length - count + 1)
      const taken = tokens.slice(from, from + count)
      const source = part === 'title' ? (article.title ?? '') : article.text
      const written = source.slice(taken[0]!.start, taken.at(-1)!.end)
      const folded = taken.map(({ word }) => word)
      // Not out of a headline, whose places are its own, nor across text of another part.
      if (searchTokens(written).words.join(' ') === folded.join(' ')) return { written, folded }
    }
  }
  const plain = (text: string): boolean =>
    /^[\p{L}\p{N}\p{M}]+$/u.test(text) && !/^(?:AND|OR|NOT|NEAR)$/.test(text) && searchTokens(text).words.length === 1

  interface Words {
    readonly query: string
    readonly tests: readonly WordTest[]
  }
  const word = (): Words => {
    if (chance(4)) return { query: 'zzyzx', tests: [(each) => each === 'zzyzx'] }
    for (;;) {
      const { written, folded } = stretch(1)
      if (!plain(written)) continue
      const shown = chance(30) ? folded[0]! : written
      if (!plain(shown) || searchTokens(shown).words[0] !== folded[0]) continue
      return { query: shown, tests: [(each) => each === folded[0]] }
    }
  }
  const phrase = (): Words => {
    for (;;) {
      const { written, folded } = stretch(2 + random(3))
      // A quotation mark would end the phrase, a question mark or asterisk in it is a wildcard.
      if (/["“”„‟«»＂*?]/u.test(written) || written.length > 200) continue
      const shown = chance(50) ? written.replaceAll(/\s+/gu, '\n') : written
      const prefix = chance(20)
      const marks = pick(['""', '“”', '„“', '«»'])
      const tests = folded.map((one, index): WordTest =>
        prefix && index === folded.length - 1 ? (each) => each.startsWith(one) : (each) => each === one,
      )
      return { query: `${marks[0]}${shown}${marks[1]}${prefix ? '*' : ''}`, tests }
    }
  }
  /** A phrase some of whose words are any word. */
  const gapped = (): Words => {
    for (;;) {
      const { folded } = stretch(2 + random(4))
      const gaps = folded.map(() => chance(40))
      const shown = folded.map((each, index) => (gaps[index]! ? '*' : each))
      if (gaps.every((gap) => gap) || !gaps.includes(true)) continue
      if (!folded.every((each) => plain(each) && searchTokens(each).words[0] === each)) continue
      return {
        query: `"${shown.join(' ')}"`,
        tests: folded.map((one, index): WordTest => (gaps[index]! ? (each) => each !== '|' : (each) => each === one)),
      }
    }
  }
  const prefixed = (): Words => {
    for (;;) {
      const { folded } = stretch(1)
      const letters = Array.from(folded[0]!)
      const stem = letters.slice(0, 1 + random(letters.length)).join('')
      if (!plain(stem) || searchTokens(stem).words[0] !== stem) continue
      return { query: `${stem}*`, tests: [(each) => each.startsWith(stem)] }
    }
  }
  const wildcard = (): Words => {
    for (;;) {
      const letters = Array.from(stretch(1).folded[0]!)
      if (letters.length < 3 || !letters.every((letter) => plain(letter) && searchTokens(letter).words[0] === letter))
        continue
      const at = random(letters.length)
      const until = Math.min(letters.length, at + 1 + random(3))
      const sign = pick(['*', '?'])
      const pattern = [...letters.slice(0, at), sign, ...letters.slice(until)].join('')
      if (!/[^*?]/.test(pattern)) continue
      const regex = new RegExp(`^${pattern.replace('*', '.*').replace('?', '.')}$`, 'su')
      return { query: pattern, tests: [(each) => regex.test(each)] }
    }
  }
  const someWords = (): Words => pick([word, word, word, phrase, phrase, gapped, prefixed, wildcard])()

  const wordsClause = (): Sought => {
    const { query, tests } = someWords()
    return inParts(query, (tokens) => runsOf(tokens, tests))
  }
  const near = (): Sought => {
    const distance = random(12)
    const { folded } = stretch(2 + random(8))
    const ends = [folded[0]!, folded.at(-1)!].filter((each) => plain(each) && searchTokens(each).words[0] === each)
    const operands = ends.map((each): Words => ({ query: each, tests: [(one) => one === each] }))
    // Operands that seek the same words, or words of one another.
    if (chance(40) && operands.length > 0) {
      const one = folded[0]!
      operands.push(
        pick([
          (): Words => operands[0]!,
          (): Words => ({ query: `${one[0]!}*`, tests: [(each) => each.startsWith(one[0]!)] }),
          (): Words => ({
            query: `"${folded.slice(0, 2).join(' ')}"`,
            tests: folded.slice(0, 2).map(
              (word): WordTest =>
                (each) =>
                  each === word,
            ),
          }),
        ])(),
      )
    }
    while (operands.length < 2 || (operands.length < 3 && chance(20))) operands.push(someWords())
    const extra = chance(25) ? someWords() : undefined
    const alternatives = operands.map((operand, index) => (extra && index === 0 ? [operand, extra] : [operand]))
    const shown = alternatives.map((each) =>
      each.length === 1 ? each[0]!.query : `(${each.map(({ query }) => query).join(' OR ')})`,
    )
    const query = chance(50) ? `NEAR/${distance}(${shown.join(' ')})` : shown.join(` NEAR/${distance} `)
    return inParts(query, (tokens) =>
      choicesNear(
        alternatives.map((each) => each.flatMap(({ tests }) => runsOf(tokens, tests))),
        distance,
      ),
    )
  }
  const slop = (): Sought => {
    const { folded } = stretch(4 + random(4))
    const distance = random(6)
    const [first, last] = [folded[0]!, folded.at(-1)!]
    if (!plain(first) || !plain(last) || searchTokens(`${first} ${last}`).words.join(' ') !== `${first} ${last}`)
      return near()
    return inParts(`"${first} ${last}"~${distance}`, (tokens) =>
      choicesNear(
        [first, last].map((each) => runsOf(tokens, [(one) => one === each])),
        distance,
      ),
    )
  }
  const titled = (): Sought => {
    const { query, tests } = pick([word, phrase, gapped, prefixed, wildcard])()
    return {
      query: `title:${query}`,
      holds: (article) => runsOf(tokensOf(article, 'title'), tests).length > 0,
    }
  }
  const within = (): Sought => {
    const part = pick(Object.keys(IN))
    const { query, tests } = someWords()
    const [first, second] = chance(50) ? [part, query] : [query, part]
    return {
      query: `(${first} ${second})`,
      holds: (article) => IN[part]!.some((name) => runsOf(tokensOf(article, name), tests).length > 0),
    }
  }
  const dated = (): Sought => {
    const dates = articles.flatMap(({ date }) => (date === null ? [] : [date]))
    if (dates.length === 0 || chance(10)) return { query: 'date:unknown', holds: ({ date }) => date === null }
    const first = pick(dates).slice(0, pick([4, 7, 10]))
    const second = pick(dates).slice(0, pick([4, 7, 10]))
    // As many characters as both have, so that a month is within its year and a year touches its months.
    const until = (date: string, end: string): boolean => date.slice(0, end.length) <= end
    switch (random(6)) {
      case 0:
        return { query: `date:${first}`, holds: ({ date }) => date !== null && date.startsWith(first) }
      case 1:
        return { query: `date:>=${first}`, holds: ({ date }) => date !== null && date >= first }
      case 2:
        return { query: `date:<${first}`, holds: ({ date }) => date !== null && date < first }
      case 3:
        return { query: `date:<=${first}`, holds: ({ date }) => date !== null && until(date, first) }
      case 4:
        return {
          query: `date:>${first}`,
          holds: ({ date }) => date !== null && date > first && !date.startsWith(first),
        }
      default: {
        const [from, to] = first > second && !first.startsWith(second) ? [second, first] : [first, second]
        return {
          query: `date:${first}..${second}`,
          holds: ({ date }) => date !== null && date >= from && until(date, to),
        }
      }
    }
  }
  const known = (): Sought => {
    const article = pick(articles)
    switch (random(8)) {
      case 0: {
        const outlet = article.outlet
        if (outlet === null) return { query: 'outlet:unknown', holds: (each) => each.outlet === null }
        const name = fold(outlet)
        return { query: `outlet:"${outlet}"`, holds: (each) => each.outlet !== null && fold(each.outlet) === name }
      }
      case 1: {
        const piece = article.outlet?.split(' ')[0]
        if (piece === undefined || !plain(piece)) return dated()
        return { query: `outlet:${piece}`, holds: (each) => fold(each.outlet ?? '').includes(fold(piece)) }
      }
      case 2: {
        const language = article.language
        if (language === null) return { query: 'lang:unknown', holds: (each) => each.language === null }
        return {
          query: `lang:${language}`,
          holds: (each) => each.language === language || each.language?.startsWith(`${language}-`) === true,
        }
      }
      case 3: {
        const tag = article.tags[0]
        if (tag === undefined) return { query: 'is:untagged', holds: (each) => each.tags.length === 0 }
        const above = tag.split('/')[0]!
        return {
          query: `tag:"${above}"`,
          holds: (each) => each.tags.some((name) => name === above || name.startsWith(`${above}/`)),
        }
      }
      case 4:
        return { query: `words:>${article.words}`, holds: (each) => each.words > article.words }
      case 5:
        return { query: `words:..${article.words}`, holds: (each) => each.words <= article.words }
      case 6:
        return { query: 'is:dated', holds: (each) => each.date !== null }
      default:
        return { query: 'is:untitled', holds: (each) => each.title === null }
    }
  }
  const expression = (): Sought => {
    for (;;) {
      const { written } = stretch(1 + random(2))
      if (written.length > 80 || /[\p{Cc}\u2028\u2029]/u.test(written)) continue
      const source = written.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
      return {
        query: `/${source}/`,
        holds: (article) => {
          // Every unbroken stretch that is not furniture.
          const shown = [...article.layers]
            .filter(({ layer }) => layer === 'furniture')
            .reduceRight((text, { start, end }) => `${text.slice(0, start)}\0${text.slice(end)}`, article.text)
          return article.title?.includes(written) === true || shown.includes(written)
        },
      }
    }
  }
  const leaf = (): Sought => pick([wordsClause, wordsClause, wordsClause, near, near, slop, titled, within, dated, known, known, expression])() // prettier-ignore

  const query = (depth: number): Sought => {
    const kind = depth === 0 ? 0 : random(10)
    if (kind < 3) return leaf()
    if (kind < 5) {
      const inner = query(depth - 1)
      const { query: text } = inner
      const sign = pick(['-', 'NOT '])
      return { query: `${sign}(${text})`, holds: (article) => !inner.holds(article) }
    }
    const parts = Array.from({ length: 2 + random(2) }, () => query(depth - 1))
    const any = kind > 7
    return {
      query: `(${parts.map(({ query: text }) => text).join(any ? ' OR ' : pick([' ', ' AND ']))})`,
      holds: (article) =>
        any ? parts.some(({ holds }) => holds(article)) : parts.every(({ holds }) => holds(article)),
    }
  }
  return () => query(random(3))
}

function inParts(query: string, places: (tokens: readonly PlacedToken[]) => number[][]): Sought {
  return {
    query,
    holds: (article) => SEARCHED.some((part) => places(tokensOf(article, part)).length > 0),
    places,
  }
}

function fold(text: string): string {
  return searchTokens(text).words.join(' ')
}
