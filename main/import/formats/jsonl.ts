import { readJsonArticles } from '../json/json-articles.ts'
import { looksLikeJsonLines } from '../json/recognise-json.ts'
import type { Format, Found } from './format.ts'

/** JSON Lines: an article in each line, as data sets and Variorum's own export have it. */
export const jsonl: Format = {
  name: 'jsonl',
  label: 'JSON Lines',
  extensions: ['jsonl', 'ndjson', 'jsonlines', 'json'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 120_000,
  recognises: looksLikeJsonLines,
  read: (input): AsyncIterable<Found> => readJsonArticles(input, 'jsonl'),
}
