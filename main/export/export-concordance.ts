import type { ConcordanceLine } from '../contract/concordance.ts'
import { writeCsv } from './csv.ts'

const COLUMNS = ['line', 'before', 'match', 'after', 'article', 'title', 'outlet', 'date', 'start', 'end']

/** Writes the lines of a concordance as CSV (see writeCsv), numbered from 1. Returns the number of lines. Throws what the pages throw. */
export function exportConcordance(pages: AsyncIterable<readonly ConcordanceLine[]>, file: string): Promise<number> {
  return writeCsv(file, COLUMNS, cellsOf(pages))
}

async function* cellsOf(pages: AsyncIterable<readonly ConcordanceLine[]>): AsyncGenerator<string[][]> {
  let number = 0
  for await (const lines of pages) {
    yield lines.map(({ before, match, after, article, title, outlet, date, start, end }) => {
      number++
      const words = [before, match, after].map((part) => part.replaceAll(/\s+/g, ' ').trim())
      return [String(number), ...words, article, title ?? '', outlet ?? '', date ?? '', String(start), String(end)]
    })
  }
}
