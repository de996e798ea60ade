import { PieceReader, type Piece } from './piece-reader.ts'

const LONGEST_LINE = 4_000_000
const MOST_TITLES = 200_000

/** Reads the list of pages of a WACZ (`pages.jsonl`) into titles by address. Lines that are none are passed over. */
export async function readPageTitles(chunks: AsyncIterable<Uint8Array>, titles: Map<string, string>): Promise<void> {
  const reader = new PieceReader(pieces(chunks))
  try {
    for (let line = await reader.line(LONGEST_LINE); line !== undefined; line = await reader.line(LONGEST_LINE)) {
      const page = pageOf(new TextDecoder().decode(line))
      if (page === undefined) continue
      // A page that was not loaded has its address, or that it is waited for, for a title.
      const { url, title } = page
      if (title !== '' && title !== url && titles.size < MOST_TITLES) titles.set(url, title.slice(0, 500))
    }
  } finally {
    await reader.close()
  }
}

function pageOf(line: string): { readonly url: string; readonly title: string } | undefined {
  try {
    const page: unknown = JSON.parse(line)
    if (typeof page !== 'object' || page === null || !('url' in page) || !('title' in page)) return undefined
    const { url, title } = page
    return typeof url === 'string' && typeof title === 'string'
      ? { url, title: title.replace(/\s+/g, ' ').trim() }
      : undefined
  } catch {
    return undefined
  }
}

async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Piece> {
  for await (const bytes of chunks) yield { bytes }
}
