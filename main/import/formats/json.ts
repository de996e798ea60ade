import { readJsonArticles } from '../json/json-articles.ts'
import { looksLikeJson } from '../json/recognise-json.ts'
import type { Format, Found } from './format.ts'

/** JSON of any layout that holds articles: answers of news services, data sets, exports. */
export const json: Format = {
  name: 'json',
  label: 'JSON',
  extensions: ['json'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 120_000,
  recognises: looksLikeJson,
  read: (input): AsyncIterable<Found> => readJsonArticles(input, 'json'),
}
