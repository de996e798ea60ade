import type { CorpusDb } from '../../db/client.ts'
import type { ArticleId } from '../contract/article.ts'
import { AppError } from '../contract/errors.ts'
import type { QueryNode } from '../contract/query.ts'
import type { Keyness } from '../contract/vocabulary.ts'
import { createTaskThread } from '../jobs/task-thread.ts'
import type { CountedParts } from './counted-words.ts'
import type { CountedText, TermPlace, VocabularyTasks } from './vocabulary-tasks.ts'

/** How far the reading of texts is, in articles. */
export interface VocabularyProgress {
  readonly done: number
  readonly total: number
}

/** How a call is made: it may be given up, and hears how far it is. */
export interface VocabularyOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: VocabularyProgress) => void) | undefined
}

/** Vocabularies of one corpus, counted in a worker thread. The count of the whole corpus is kept until the corpus changes. */
export interface Vocabularies {
  /** Key words of some articles against all others that are not in the bin. Throws `cancelled`, `closed`. */
  keyness(
    target: readonly ArticleId[] | QueryNode,
    how: { readonly atLeast: number; readonly limit: number },
    options?: VocabularyOptions,
  ): Promise<Keyness>
  /** Where a word that was counted stands in articles. */
  places(
    articles: readonly ArticleId[],
    term: string,
    how: { readonly limit: number; readonly parts: CountedParts },
    options?: Pick<VocabularyOptions, 'signal'>,
  ): Promise<TermPlace[]>
  /** Ends the worker. The database stays the caller's. */
  close(): Promise<void>
}

// Characters of text that are on their way at once: pages grow and shrink with the articles.
const PAGE_CHARACTERS = 3_000_000
const FIRST_PAGE = 40
const LARGEST_PAGE = 1500
const ALL: QueryNode = { type: 'all' }

/** Opens the vocabularies of a corpus. */
export function createVocabularies(db: CorpusDb): Vocabularies {
  const worker = createTaskThread<VocabularyTasks>(workerFile, 'vocabularies', () => (counted = false))
  // Whether the worker's count of the corpus is of the corpus as it is.
  let counted = false
  let changes = 0
  const stopListening = db.onChange(({ topics }) => {
    if (!topics.includes('texts') && !topics.includes('corpus')) return
    counted = false
    changes++
  })
  // One count at a time: the worker has room for one target.
  let last: Promise<unknown> = Promise.resolve()
  const alone = <T>(body: () => Promise<T>): Promise<T> => {
    const result = last.then(body, body)
    last = result.catch(() => undefined)
    return result
  }
  const idsOf = (query: QueryNode, signal: AbortSignal | undefined): Promise<ArticleId[]> =>
    db.read('article.ids', { query, bin: false, sort: 'added', descending: false }, { signal })

  const count = async (target: readonly ArticleId[], { signal, onProgress }: VocabularyOptions): Promise<void> => {
    const whole = !counted
    const before = changes
    const wanted = new Set(target)
    const ids = whole ? await idsOf(ALL, signal) : target
    await worker.perform('begin', { whole })
    let atOnce = FIRST_PAGE
    let reading: Promise<unknown> = Promise.resolve()
    for (let from = 0; from < ids.length;) {
      throwIfAborted(signal)
      const page = ids.slice(from, from + atOnce)
      const texts = await db.read('article.texts', { ids: page }, { signal })
      await reading
      throwIfAborted(signal)
      from += page.length
      const done = from
      const part = { texts: texts.map(countedText), target: texts.map(({ id }) => wanted.has(id)), whole }
      reading = worker.perform('count', part).then(() => onProgress?.({ done, total: ids.length }))
      // Who has given up does not wait for it.
      reading.catch(() => undefined)
      const characters = texts.reduce((sum, { text }) => sum + text.length, 1) / Math.max(1, texts.length)
      atOnce = Math.max(1, Math.min(LARGEST_PAGE, atOnce * 4, Math.floor(PAGE_CHARACTERS / characters)))
    }
    await reading
    throwIfAborted(signal)
    if (whole && changes === before) counted = true
  }

  return {
    keyness: (target, how, options = {}) =>
      alone(async () => {
        throwIfAborted(options.signal)
        const ids = 'type' in target ? await idsOf(target, options.signal) : target
        await count(ids, options)
        return worker.perform('keyness', how)
      }),
    async places(articles, term, how, { signal } = {}) {
      const texts = await db.read('article.texts', { ids: articles }, { signal })
      throwIfAborted(signal)
      return worker.perform('places', { texts: texts.map(countedText), term, ...how })
    },
    async close() {
      stopListening()
      await worker.close()
    },
  }
}

/** What the worker needs of a text. */
function countedText({ id, text, layers }: CountedText): CountedText {
  return { id, text, layers }
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AppError('cancelled', 'The counting of words was cancelled.')
}

const workerFile = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('./vocabulary-worker.ts', import.meta.url)
    : new URL('./vocabulary-worker.js', import.meta.url)
