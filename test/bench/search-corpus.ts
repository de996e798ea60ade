import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCorpusDb, type CorpusDb } from '../../db/client.ts'
import type { Field, LayerSpan } from '../../main/contract/article.ts'
import type { PreparedRecord } from '../../main/contract/prepared.ts'
import { prepare } from '../../main/import/prepare.ts'
import { capital, random, sentence, vocabulary } from './invented-words.ts'

const VOCABULARY = 200_000
const OUTLETS = 200
const BATCH = 500
const FILES_A_FOLDER = 1000
/** Of a hundred articles, so many are another outlet's print of an earlier body. */
const COPIES = 3
const SEEN_BODIES = 400
/** Of a thousand articles, so many have the tag. */
const TAGS = { wire: 100, 'wire/ap': 30, 'region/north': 50, checked: 10, odd: 1 } as const

interface BenchArticle {
  readonly title: string
  readonly outlet: string
  readonly date: string | null
  readonly language: string
  readonly format: string
  readonly paragraphs: readonly string[]
}

/**
 * Fills a folder with a corpus of so many invented articles of about 430 words, whose words follow Zipf's law, through the same
 * writes as an import, and with the same texts as files (`texts/`). Answers the corpus file.
 */
export async function writeSearchCorpus(folder: string, count: number, seed = 21): Promise<string> {
  const file = join(folder, 'bench.variorum')
  const texts = join(folder, 'texts')
  const source = articles(seed)
  const next = random(seed + 1)
  const db = await openCorpusDb(file, { create: { name: 'bench' }, readers: 1 })
  try {
    const { run } = await db.write('run.start', { label: 'bench', options: {} })
    let storing: Promise<unknown> = Promise.resolve()
    for (let from = 0; from < count; from += BATCH) {
      const size = Math.min(BATCH, count - from)
      const records = Array.from({ length: size }, (_, n) => recordOf(source.next().value, texts, from + n))
      await storing
      storing = store(db, run, records, next)
    }
    await storing
    await db.write('run.finish', { run, state: 'done' })
  } finally {
    await db.close()
  }
  return file
}

async function store(db: CorpusDb, run: string, records: readonly PreparedRecord[], next: () => number): Promise<void> {
  const items = await db.write('run.store', { run, records })
  for (const [tag, share] of Object.entries(TAGS)) {
    const ids = items.flatMap(({ articleId }) => (articleId !== undefined && next() * 1000 < share ? [articleId] : []))
    if (ids.length > 0) await db.write('tag.assign', { ids, add: [tag], remove: [] })
  }
}

function* articles(seed: number): Generator<BenchArticle, never> {
  const next = random(seed)
  const word = vocabulary(VOCABULARY, next)
  const bodies: (readonly string[])[] = []
  const headline = (): string => capital(Array.from({ length: 6 + Math.floor(next() * 5) }, word).join(' '))
  for (;;) {
    const copied = bodies.length > 0 && next() * 100 < COPIES
    const paragraphs = copied
      ? bodies[Math.floor(next() * bodies.length)]!
      : Array.from({ length: 5 + Math.floor(next() * 5) }, () =>
          Array.from({ length: 2 + Math.floor(next() * 3) }, () => sentence(word, next)).join(' '),
        )
    if (!copied) bodies[bodies.length < SEEN_BODIES ? bodies.length : Math.floor(next() * SEEN_BODIES)] = paragraphs
    yield {
      title: headline(),
      outlet: `Outlet ${Math.floor(OUTLETS ** next())}`,
      date: next() < 0.05 ? null : dateOf(next),
      language: ['de', 'fr'][Math.floor(next() * 20)] ?? 'en',
      format: next() < 0.7 ? 'html' : 'text',
      paragraphs,
    }
  }
}

function dateOf(next: () => number): string {
  const month = `${2010 + Math.floor(next() * 15)}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}`
  return next() < 0.03 ? month : `${month}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`
}

function recordOf(article: BenchArticle, texts: string, n: number): PreparedRecord {
  const blocks = [article.title, ...article.paragraphs]
  const text = blocks.join('\n\n')
  const folder = join(texts, String(Math.floor(n / FILES_A_FOLDER)).padStart(4, '0'))
  if (n % FILES_A_FOLDER === 0) mkdirSync(folder, { recursive: true })
  const path = join(folder, `${n}.txt`)
  writeFileSync(path, text)
  const bytes = Buffer.from(text)
  const headline = article.title.length
  const layers: LayerSpan[] = [
    { layer: 'headline', start: 0, end: headline },
    { layer: 'body', start: headline + 2, end: text.length },
  ]
  const extracted = {
    title: stated(article.title),
    outlet: stated(article.outlet),
    byline: stated(null),
    date: stated(article.date),
    url: stated(null),
    language: stated(article.language),
    text,
    layers,
    body: text.slice(headline + 2),
    format: article.format,
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return prepare({ extracted, bytes, sha256, warnings: [], media: 'text/plain;charset=utf-8' }, path)
}

function stated(value: string | null): Field {
  return value === null ? { value, status: 'unknown' } : { value, status: 'stated', evidence: value }
}
