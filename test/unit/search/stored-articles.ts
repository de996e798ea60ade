import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { openCorpusDb, type CorpusDb } from '../../../db/client.ts'
import type { Field, Layer, LayerSpan } from '../../../main/contract/article.ts'
import type { PreparedRecord } from '../../../main/contract/prepared.ts'
import { contentHash } from '../../../main/text/content-hash.ts'
import { fingerprints } from '../../../main/text/fingerprints.ts'
import { tokenise } from '../../../main/text/tokens.ts'

/** An invented article: its metadata, and its text block by block. */
export interface Invented {
  readonly title?: string
  readonly outlet?: string
  readonly byline?: string
  readonly date?: string
  readonly language?: string
  readonly url?: string
  /** Where it came from; a file of its own in `/inbox` unless told. */
  readonly path?: string
  readonly blocks: readonly (readonly [Layer, string])[]
}

/** A new corpus in this folder that holds these articles, with the ids 1, 2, 3 and so on. */
export async function corpusOf(folder: string, articles: readonly Invented[]): Promise<CorpusDb> {
  const db = await openCorpusDb(join(folder, 'test.variorum'), { create: { name: 'test' }, readers: 1 })
  const { run } = await db.write('run.start', { label: 'test', options: {} })
  await db.write('run.store', { run, records: articles.map(prepared) })
  await db.write('run.finish', { run, state: 'done' })
  return db
}

function prepared(article: Invented, index: number): PreparedRecord {
  const layers: LayerSpan[] = []
  let text = ''
  for (const [layer, block] of article.blocks) {
    if (text !== '') text += '\n\n'
    layers.push({ layer, start: text.length, end: text.length + block.length })
    text += block
  }
  const data = Buffer.from(text)
  const { words } = tokenise(text)
  const field = (value: string | undefined): Field =>
    value === undefined ? { value: null, status: 'unknown' } : { value, status: 'stated', evidence: value }
  return {
    path: article.path ?? `/inbox/${index + 1}.txt`,
    sha256: createHash('sha256').update(data).digest('hex'),
    original: { size: data.length, codec: 'none', data, media: 'text/plain;charset=utf-8' },
    extracted: {
      title: field(article.title),
      outlet: field(article.outlet),
      byline: field(article.byline),
      date: field(article.date),
      url: field(article.url),
      language: field(article.language ?? 'en'),
      text,
      layers,
      format: 'text',
    },
    contentHash: contentHash(text),
    bodyHash: null,
    words: words.length,
    opening: text.slice(0, 100),
    fingerprints: fingerprints(words),
  }
}
