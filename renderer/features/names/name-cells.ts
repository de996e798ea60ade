import { voices, type Comparison, type Voice } from '../../../main/contract/comparison.ts'

/** A place of a text that was counted. */
export interface CountedPlace {
  readonly article: string
  readonly start: number
  readonly end: number
  readonly voice: Voice
}

/** A cell: how often, where, and the words that a rate is of. `voices`: the count by voice. */
export interface NameCell {
  readonly count: number
  readonly words: number
  readonly voices: Readonly<Record<Voice, number>>
  readonly places: readonly CountedPlace[]
}

/** A row of the table: a term, or with `term` null its family as a whole. */
export interface NameRow {
  readonly family: string
  readonly term: string | null
  readonly cells: readonly NameCell[]
}

/** What the table shows: a column an article or a column a voice, and of what. */
export interface NameChoice {
  readonly columns: 'articles' | 'voices'
  /** Only what stands in this voice; null: all. Of no effect where the columns are the voices. */
  readonly voice: Voice | null
  /** Only this article; null: all. Of no effect where the columns are the articles. */
  readonly article: string | null
  /** What a rate is of: all words of the articles, or those in the same voice. */
  readonly rateOf: 'article' | 'voice'
}

type Slot = { readonly articles: readonly string[]; readonly voices: readonly Voice[] }

/** The slots of the columns, in the order of `articles` or of the voices. */
function slotsOf(articles: readonly string[], choice: NameChoice): Slot[] {
  if (choice.columns === 'articles')
    return articles.map((article) => ({
      articles: [article],
      voices: choice.voice === null ? voices : [choice.voice],
    }))
  const shown = choice.article === null ? articles : [choice.article]
  return voices.map((voice) => ({ articles: shown, voices: [voice] }))
}

/** The rows of the table, each family followed by its terms; families and terms that no shown article has are left out. */
export function nameRows(
  comparison: Pick<Comparison, 'names' | 'voices'>,
  articles: readonly string[],
  choice: NameChoice,
): NameRow[] {
  const slots = slotsOf(articles, choice)
  const wordsBy = new Map(comparison.voices.map(({ article, ...words }) => [article, words]))
  const wordsOf = (slot: Slot): number => {
    const counted = choice.rateOf === 'voice' ? slot.voices : voices
    let sum = 0
    for (const article of slot.articles) for (const voice of counted) sum += wordsBy.get(article)?.[voice] ?? 0
    return sum
  }
  const sizes = slots.map(wordsOf)
  const cellsOf = (names: Comparison['names']): NameCell[] =>
    slots.map((slot, index) => {
      const places = slot.articles.flatMap((article) =>
        names
          .flatMap(({ counts }) => counts.find((count) => count.article === article)?.places ?? [])
          .filter(({ voice }) => slot.voices.includes(voice))
          .toSorted((a, b) => a.start - b.start)
          .map((place): CountedPlace => ({ article, ...place })),
      )
      const byVoice = { own: 0, quoted: 0, shared: 0, headline: 0, caption: 0 }
      for (const { voice } of places) byVoice[voice]++
      return { count: places.length, words: sizes[index]!, voices: byVoice, places }
    })
  const some = ({ cells }: NameRow): boolean => cells.some(({ count }) => count > 0)
  return [...Map.groupBy(comparison.names, ({ family }) => family)].flatMap(([family, names]) =>
    [
      { family, term: null, cells: cellsOf(names) },
      ...names.map((name) => ({ family, term: name.term, cells: cellsOf([name]) })),
    ].filter(some),
  )
}

/** How often per 1,000 words; null where there are no words to count in. */
export function perThousand({ count, words }: Pick<NameCell, 'count' | 'words'>): number | null {
  return words === 0 ? null : (count / words) * 1000
}
