import type { CompareArticle } from '../../../main/compare/compare.ts'
import { compareArticles } from '../../../main/compare/compare.ts'
import type { Layer } from '../../../main/contract/article.ts'
import type { Comparison } from '../../../main/contract/comparison.ts'
import { comparedLayers } from '../../../main/contract/prepared.ts'

/** An article of paragraphs; a paragraph given as [layer, text] has that layer, others are body. */
export function article(id: string, ...paragraphs: readonly (string | readonly [Layer, string])[]): CompareArticle {
  const layers: { layer: Layer; start: number; end: number }[] = []
  let text = ''
  for (const paragraph of paragraphs) {
    const [layer, words] = typeof paragraph === 'string' ? (['body', paragraph] as const) : paragraph
    if (text !== '') text += '\n\n'
    layers.push({ layer, start: text.length, end: text.length + words.length })
    text += words
  }
  return { id, title: null, text, layers }
}

/** Compares with the product's defaults. */
export function compare(
  articles: readonly CompareArticle[],
  minWords = 8,
  layers: readonly Layer[] = comparedLayers,
): Comparison {
  return compareArticles(articles, { minWords, layers })
}

// Three invented reports of one invented event: an agency's text, an outlet that prints most of it, and one that wrote its own.
export const harbour = {
  agency: article(
    '1',
    ['headline', 'Ferry Runs Aground Off Port Maren, 140 Taken Ashore'],
    'PORT MAREN - The ferry Aldona ran aground on a sandbank two miles off Port Maren early on Tuesday, the harbour authority said.',
    '"All 140 passengers were brought ashore within three hours and nobody is missing," harbour master Ilse Brandt told reporters at the quay.',
    'The 96-metre vessel was on its way from Sundvik when a steering fault was reported shortly after midnight.',
    'Two crew members were treated for minor injuries. "We will look into every hour of that night," Brandt said.',
    'The owner, Nordlys Lines, has cancelled its night crossings until further notice.',
  ),
  outlet: article(
    '2',
    ['headline', 'Night ferry stuck on sandbank'],
    ['caption', 'The ferry Aldona ran aground on a sandbank two miles off Port Maren early on Tuesday. Photo: J. Holt'],
    'The ferry Aldona ran aground on a sandbank two miles off Port Maren in the early hours of Tuesday, the harbour authority said.',
    '“All 140 passengers were brought ashore within three hours and nobody is missing,” Ilse Brandt, the harbour master, said.',
    'Residents said they had heard the foghorn for most of the night.',
    'The owner, Nordlys Lines, has cancelled its night crossings until further notice.',
  ),
  own: article(
    '3',
    ['headline', 'Fishermen bring 150 people home'],
    'Eleven fishing boats left the old basin before dawn. They came back with blankets, thermos flasks and tired children.',
    '"Nobody is missing," the harbour master claimed.',
    'Seven sailors were hurt, a nurse at the clinic said.',
  ),
}
