import type { CorpusDb } from '../../db/client.ts'
import type { ArticleText } from '../../db/operations.ts'
import type { Comparer } from '../compare/comparer.ts'
import type { Article } from '../contract/article.ts'
import type { FoundShares } from '../compare/share-text.ts'
import { AppError } from '../contract/errors.ts'
import { withoutPassages } from '../export/without-passages.ts'
import type { Occurrence, SharedText } from '../contract/shared-text.ts'
import { bodyText, overlayLayers } from '../text/layers.ts'
import { withoutMarkup } from '../text/markup.ts'
import { tokenise } from '../text/tokens.ts'

/** An article without the passages that others have: what is exported of it while shared text is hidden. */
export async function ownTextOf(texts: SharedTexts, article: Article, signal?: AbortSignal): Promise<Article> {
  const { passages } = await texts.of(article.id, signal)
  return withoutPassages(
    article,
    passages.flatMap(({ places }) => places),
  )
}

/** What articles of one corpus share with all the others. Answers are kept until articles change. */
export interface SharedTexts {
  /** Throws `not-found`, `cancelled`. */
  of(id: string, signal?: AbortSignal): Promise<SharedText>
  /** Where else the passage stands that covers [start, end): the first published first. None where no passage does. */
  occurrences(
    place: { readonly id: string; readonly start: number; readonly end: number },
    window: { readonly offset: number; readonly limit: number },
    signal?: AbortSignal,
  ): Promise<{ total: number; occurrences: Occurrence[] }>
}

interface Known {
  readonly shared: SharedText
  readonly passages: FoundShares['passages']
  /** Dates of the articles that have them. */
  readonly dates: ReadonlyMap<string, string | null>
}

/** A search that is under way or done, for all who ask for its answer. */
interface Asked {
  readonly found: Promise<Known>
  /** How many wait for it, or have got it. */
  users: number
  /** Ends the search once all who asked have given up. */
  readonly stop: AbortController
}

/** Shortest run that is shown, in words. Runs of 15 words the index knows for certain, shorter ones in articles that have a longer one. */
const MIN_WORDS = 8
const MOST_COMPARED = 200
/** More than the longest of articles: a few books. */
const MOST_WORDS = 2_000_000
const ANSWERS_KEPT = 40
const OPENING = 160

/**
 * Shared text in a corpus: which articles may have some is asked of its index, where it stands is found by aligning them in the comparing
 * worker.
 */
export function sharedTextsOf(db: CorpusDb, comparer: () => Pick<Comparer, 'share'>): SharedTexts {
  const there = known.get(db)
  if (there !== undefined) return there
  const made = createSharedTexts(db, comparer)
  known.set(db, made)
  return made
}

const known = new WeakMap<CorpusDb, SharedTexts>()

function createSharedTexts(db: CorpusDb, comparer: () => Pick<Comparer, 'share'>): SharedTexts {
  const kept = new Map<string, Asked>()
  db.onChange(({ topics }) => {
    // What is found in a corpus that has changed meanwhile is an answer to who asked, and to nobody else.
    if (topics.includes('texts') || topics.includes('corpus')) kept.clear()
  })

  const find = async (id: string, signal: AbortSignal | undefined): Promise<Known> => {
    const limits = { limit: MOST_COMPARED, words: MOST_WORDS }
    const { candidates, total, standing } = await db.read('article.sharing', { id, ...limits }, { signal })
    const [article, ...others] = await db.read('article.texts', { ids: [id, ...candidates] }, { signal })
    if (article?.id !== id) throw new AppError('not-found', `There is no article ${id} in this corpus.`)
    const spans = standing.map(([start, end]) => ({ layer: 'furniture' as const, start, end }))
    const compared = { ...article, layers: overlayLayers(article.layers, spans) }
    const found = await comparer().share(compared, others, MIN_WORDS, signal)
    const byId = new Map(others.map((other) => [other.id, other]))
    const { words, sharedWords, markedWords, passages } = found
    const shared: SharedText = {
      id,
      words,
      sharedWords,
      markedWords,
      sharedShare: words === 0 ? 0 : sharedWords / words,
      passages: passages.map(({ occurrences, ...passage }) => ({
        ...passage,
        others: new Set(occurrences.map((one) => one.article)).size,
        occurrences: occurrences.length,
      })),
      sharers: found.sharers.map((sharer) => ({ ...nameOf(byId.get(sharer.article)!), words: sharer.words })),
      standing: {
        words: standing.reduce((sum, [start, end]) => sum + tokenise(article.text.slice(start, end)).words.length, 0),
        places: standing,
      },
      candidates: total,
      compared: candidates.length,
    }
    return { shared, passages, dates: new Map(others.map((other) => [other.id, other.date])) }
  }

  const forget = (id: string, asked: Asked): void => {
    if (kept.get(id) === asked) kept.delete(id)
  }

  const begin = (id: string): Asked => {
    const stop = new AbortController()
    const asked = { found: find(id, stop.signal), users: 0, stop }
    asked.found.catch(() => forget(id, asked))
    return asked
  }

  const know = async (id: string, signal: AbortSignal | undefined): Promise<Known> => {
    const asked = kept.get(id) ?? begin(id)
    kept.delete(id)
    kept.set(id, asked)
    const [oldest] = kept.keys()
    if (kept.size > ANSWERS_KEPT && oldest !== undefined) kept.delete(oldest)

    asked.users++
    const { promise: given, reject } = Promise.withResolvers<never>()
    const giveUp = (): void => {
      reject(cancelled())
      if (--asked.users > 0) return
      forget(id, asked)
      asked.stop.abort()
    }
    if (signal?.aborted === true) giveUp()
    else signal?.addEventListener('abort', giveUp, { once: true })
    try {
      return await Promise.race([asked.found, given])
    } finally {
      signal?.removeEventListener('abort', giveUp)
    }
  }

  return {
    async of(id, signal) {
      return (await know(id, signal)).shared
    },
    async occurrences({ id, start, end }, { offset, limit }, signal) {
      const { passages, dates } = await know(id, signal)
      const passage = passageAt(passages, start, end)
      if (passage === undefined) return { total: 0, occurrences: [] }
      // Dates are as precise as known: 2020 is not before 2020-02, but what is more precise says more.
      const rank = ({ article }: { readonly article: string }): string => dates.get(article) ?? '9999-99'
      const ordered = passage.occurrences.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
      const shown = ordered.slice(offset, offset + limit)
      const texts = await db.read('article.texts', { ids: [...new Set(shown.map((one) => one.article))] }, { signal })
      const byId = new Map(texts.map((text) => [text.id, text]))
      return {
        total: ordered.length,
        occurrences: shown.flatMap((one): Occurrence[] => {
          const text = byId.get(one.article)
          if (text === undefined) return []
          const { id: other, ...name } = nameOf(text)
          return [{ ...one, article: other, ...name, text: withoutMarkup(text.text.slice(one.start, one.end)) }]
        }),
      }
    },
  }
}

const cancelled = (): AppError => new AppError('cancelled', 'The search for shared text was cancelled.')

/** The passage that covers most of a span; of equals the shortest. */
function passageAt(
  passages: FoundShares['passages'],
  start: number,
  end: number,
): FoundShares['passages'][number] | undefined {
  let best: { passage: FoundShares['passages'][number]; common: number; length: number } | undefined
  for (const passage of passages) {
    for (const [from, to] of passage.places) {
      const common = Math.min(end, to) - Math.max(start, from)
      const length = to - from
      if (common <= 0 || (best && (common < best.common || (common === best.common && length >= best.length)))) continue
      best = { passage, common, length }
    }
  }
  return best?.passage
}

function nameOf({ id, title, outlet, date, dateStatus, text, layers }: ArticleText) {
  const opening =
    title === null
      ? bodyText(text, layers)
          .slice(0, OPENING * 2)
          .replace(/\s+/gu, ' ')
          .trim()
      : ''
  return { id, title, opening: opening.slice(0, OPENING), outlet, date, dateStatus }
}
