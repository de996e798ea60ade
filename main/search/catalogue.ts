import { Worker } from 'node:worker_threads'
import type { CorpusDb } from '../../db/client.ts'
import { AppError } from '../contract/errors.ts'
import type { Topic } from '../contract/events.ts'
import type { Suggestion } from '../contract/search.ts'
import type { CatalogueName } from './catalogue-index.ts'
import type { FromCatalogue, ToCatalogue } from './catalogue-messages.ts'

/**
 * The names and the vocabulary of one corpus, held in a worker thread. It is built from the database when it is first asked, and
 * built anew after changes.
 */
export interface Catalogue {
  find(text: string, limit: number, kinds?: readonly Suggestion['kind'][]): Promise<Suggestion[]>
  /** For each word that no text holds (with `prefix`: that none begins with) the likeliest one meant, else null. */
  correct(words: readonly { word: string; prefix: boolean }[]): Promise<(string | null)[]>
  close(): Promise<void>
}

type Question = Extract<ToCatalogue, { id: number }>

const PAGE = 5_000
// An index with no more entries than this is built anew before answering, so that what was just entered is found at once.
const QUICKLY_BUILT = 5_000
// Rebuilds of large corpora take at most this share of the time.
const PAUSES_PER_BUILD = 10
// Above this many articles, words of a single article are mostly typing errors themselves.
const MANY_ARTICLES = 20_000
const CONCERNED: readonly Topic[] = ['articles', 'tags', 'sets']

/** Starts the catalogue of a corpus; costs nothing until it is asked. */
export function createCatalogue(db: CorpusDb): Catalogue {
  const thread = createThread()
  const names = createPart(() => fillNames(db, thread))
  const terms = createPart(() => fillTerms(db, thread))
  const stopListening = db.onChange(({ topics }) => {
    if (topics.some((topic) => CONCERNED.includes(topic))) names.changed()
    if (topics.includes('articles')) terms.changed()
  })
  return {
    async find(text, limit, kinds) {
      await names.ready()
      return (await thread.ask({ type: 'find', text, limit, ...(kinds && { kinds }) })) as Suggestion[]
    },
    async correct(words) {
      if (words.length === 0) return []
      await terms.ready()
      return (await thread.ask({ type: 'correct', words })) as (string | null)[]
    },
    async close() {
      stopListening()
      names.close()
      terms.close()
      await thread.close()
    },
  }
}

/** Builds the index of names; returns their number. */
async function fillNames(db: CorpusDb, thread: Thread): Promise<number> {
  const values = async (field: 'outlet' | 'byline', kind: 'outlet' | 'byline', clause: string) => {
    const found = await db.read('search.values', { field })
    return found.flatMap(([label, articles]): CatalogueName[] =>
      label === '' ? [] : [{ kind, label, value: `${clause}:${quoted(label)}`, articles }],
    )
  }
  const tags = await db.read('tag.list', {})
  const sets = await db.read('set.list', {})
  const names: CatalogueName[] = [
    ...(await values('outlet', 'outlet', 'outlet')),
    ...(await values('byline', 'byline', 'by')),
    ...tags.map(({ name, articles }) => ({
      kind: 'tag' as const,
      label: name,
      value: `tag:${quoted(name)}`,
      articles,
    })),
    ...sets.map(({ name, articles }) => ({
      kind: 'set' as const,
      label: name,
      value: `set:${quoted(name)}`,
      articles,
    })),
  ]
  thread.tell({ type: 'addNames', names })
  let size = names.length
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof db.read<'search.catalogue'>>> = await db.read('search.catalogue', {
      after,
      limit: PAGE,
    })
    const titles = page.articles.flatMap(({ id, title }): CatalogueName[] =>
      title === null ? [] : [{ kind: 'article', label: title, value: id, articles: 1 }],
    )
    thread.tell({ type: 'addNames', names: titles })
    size += titles.length
    if (page.next === null) break
    after = page.next
  }
  await thread.ask({ type: 'finish', part: 'names' })
  return size
}

/** Builds the vocabulary; returns its size. */
async function fillTerms(db: CorpusDb, thread: Thread): Promise<number> {
  const { articles } = await db.read('corpus.info', {})
  const atLeast = articles > MANY_ARTICLES ? 2 : 1
  let size = 0
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof db.read<'search.vocabulary'>>> = await db.read('search.vocabulary', {
      after,
      limit: PAGE,
      atLeast,
    })
    thread.tell({ type: 'addTerms', terms: page.terms })
    size += page.terms.length
    if (page.next === null) break
    after = page.next
  }
  await thread.ask({ type: 'finish', part: 'terms' })
  return size
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`
}

/** One half of the catalogue: when it is built, and built anew. */
function createPart(build: () => Promise<number>): { ready(): Promise<void>; changed(): void; close(): void } {
  let building: Promise<void> | undefined
  let built = false
  let stale = true
  let tookMs = 0
  let size = 0
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const start = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    stale = false
    const began = performance.now()
    building = build()
      .then(
        (entries) => {
          size = entries
          built = true
        },
        (error: unknown) => {
          stale = true
          throw error
        },
      )
      .finally(() => {
        tookMs = performance.now() - began
        building = undefined
        if (stale) later()
      })
    return building
  }
  const later = (): void => {
    if (closed || !built || timer !== undefined || building !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      // A failed rebuild leaves the index in use; the next question or change tries again.
      if (stale && building === undefined) start().catch(() => undefined)
    }, tookMs * PAUSES_PER_BUILD)
    timer.unref()
  }

  return {
    async ready() {
      if (!built) return building ?? start()
      if (!stale || size > QUICKLY_BUILT) return
      // Whoever asks while a quick rebuild runs may want what came after it began.
      await building?.catch(() => undefined)
      if (stale) await start()
    },
    changed() {
      stale = true
      if (size > QUICKLY_BUILT) later()
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}

interface Thread {
  tell(message: Extract<ToCatalogue, { type: 'addNames' | 'addTerms' }>): void
  ask(question: DistributiveOmit<Question, 'id'>): Promise<unknown>
  close(): Promise<void>
}
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** The worker thread, started when it is first spoken to. */
function createThread(): Thread {
  let worker: Worker | undefined
  let next = 0
  let closed = false
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()

  const fail = (error: Error): void => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const running = (): Worker => {
    if (closed) throw new AppError('closed', 'The corpus is closed.')
    if (worker !== undefined) return worker
    const entry = import.meta.url.endsWith('.ts')
      ? new URL('./catalogue-worker.ts', import.meta.url)
      : new URL('./catalogue-worker.js', import.meta.url)
    const started = new Worker(entry)
    started.on('message', (message: FromCatalogue) => {
      const question = waiting.get(message.id)
      waiting.delete(message.id)
      if ('error' in message) question?.reject(new Error(message.error))
      else question?.resolve(message.result)
    })
    started.on('error', fail)
    started.on('exit', () => fail(new AppError('closed', 'The catalogue was closed.')))
    worker = started
    return started
  }

  return {
    tell(message) {
      running().postMessage(message)
    },
    ask(question) {
      return new Promise((resolve, reject) => {
        const thread = running()
        const id = next++
        waiting.set(id, { resolve, reject })
        thread.postMessage({ ...question, id })
      })
    },
    async close() {
      closed = true
      await worker?.terminate()
    },
  }
}
