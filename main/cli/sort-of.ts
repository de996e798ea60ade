import { methods, type ListQuery } from '../contract/methods.ts'
import { UsageError } from './usage-error.ts'

/** What lists can be sorted by on the command line. */
export const sortNames = ['relevance', 'date', 'title', 'outlet', 'words', 'added', 'hits'] as const

/** Reads what `--sort` says: a name, or with `-` in front the other way round. The best and the most hits come first by themselves. */
export function sortOf(text: string): Pick<ListQuery, 'sort' | 'descending'> {
  const turned = text.startsWith('-')
  const sort = sortNames.find((name) => name === text.replace(/^-/, ''))
  if (sort === undefined) throw new UsageError(`--sort wants one of ${sortNames.join(', ')}, not "${text}".`)
  const descending = sort === 'relevance' || (sort === 'hits' ? !turned : turned)
  return methods['article.ids'].input.pick({ sort: true, descending: true }).parse({ sort, descending })
}
