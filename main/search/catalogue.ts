import { setTimeout } from 'node:timers/promises'
import type { CorpusDb } from '../../db/client.ts'
import type { Topic } from '../contract/events.ts'
import type { Suggestion } from '../contract/search.ts'
import { followChanges, type Followed } from './follow-changes.ts'
import type {
  AskedName,
  AskedWord,
  CatalogueAnswers,
  CataloguePart,
  CatalogueQuestion,
  TermsMessage,
} from './catalogue-messages.ts'
import type { CatalogueName } from './name-index.ts'
import type { Term } from './vocabulary.ts'
import { createWorkerThread } from './worker-thread.ts'

/**
 * The names and the vocabulary of one corpus, held in a worker thread: for suggestions, and for typing errors. It is kept in the
 * corpus file, brought up to date when it is first asked, and follows changes.
 */
export interface Catalogue {
  /** Names that hold the words; of no words, the most frequent ones of the kinds. */
  find(text: string, limit: number, kinds?: readonly Suggestion['kind'][]): Promise<Suggestion[]>
  /** Words of the texts that begin so, most frequent first. */
  complete(prefix: string, limit: number): Promise<readonly Term[]>
  /**
   * For each word that no text holds (with `prefix`: that none begins with) the likeliest one meant, else null. With `patience` the
   * answer is null for all of them when the vocabulary is not there after so many milliseconds: it is on its way.
   */
  correct(words: readonly AskedWord[], patience?: number): Promise<(string | null)[]>
  /** For each name that there is not the likeliest one meant, or null. */
  meant(names: readonly AskedName[]): Promise<(string | null)[]>
  close(): Promise<void>
}

type Ask = <T extends CatalogueQuestion['type']>(
  question: Extract<CatalogueQuestion, { type: T }>,
) => Promise<CatalogueAnswers[T]>

/** Goes up when what is kept in the file is to be made anew: when words fold otherwise, or names are found otherwise. */
const VERSION = 2
const PAGE = 10_000
/** So many changed articles are looked through for new words; after more, all words are read again. */
const FEW_ARTICLES = 500
/** Above this many articles, words of a single article are mostly typing errors themselves. */
const MANY_ARTICLES = 20_000
const NAMED: readonly Topic[] = ['articles', 'tags', 'sets', 'searches']

/** Starts the catalogue of a corpus; costs nothing until it is asked. */
export function createCatalogue(db: CorpusDb): Catalogue {
  const thread = createWorkerThread<CatalogueQuestion, TermsMessage>('catalogue-worker')
  const ask: Ask = (question) => thread.ask(question) as Promise<never>
  const names = followChanges(namesOf(db, ask))
  const terms = followChanges(termsOf(db, ask, (message) => thread.tell(message)))
  const stopListening = db.onChange(({ topics }) => {
    if (topics.some((topic) => NAMED.includes(topic))) names.changed()
    if (topics.includes('articles')) terms.changed()
  })
  return {
    async find(text, limit, kinds) {
      await names.ready()
      return ask({ type: 'find', text, limit, ...(kinds && { kinds }) })
    },
    async complete(prefix, limit) {
      await terms.ready()
      return ask({ type: 'complete', prefix, limit })
    },
    async correct(words, patience) {
      if (words.length === 0) return []
      const there = terms.ready().then(() => true)
      if (patience === undefined) await there
      else if (!(await Promise.race([there, setTimeout(patience, false, { ref: false })]))) return words.map(() => null)
      return ask({ type: 'correct', words })
    },
    async meant(asked) {
      if (asked.length === 0) return []
      await names.ready()
      return ask({ type: 'meant', names: asked })
    },
    async close() {
      stopListening()
      await Promise.all([names.close(), terms.close()])
      await thread.close()
    },
  }
}

/** The names: they are few, so all are read again after a change, and the worker touches those that differ. */
function namesOf(db: CorpusDb, ask: Ask): Followed {
  return {
    load: () => load(db, ask, 'names'),
    async bring() {
      const { revision } = await db.read('catalogue.changes', { after: Number.MAX_SAFE_INTEGER, most: 0 })
      return { size: await ask({ type: 'setNames', names: await readNames(db) }), revision, keep: true }
    },
    keep: (revision) => keep(db, ask, 'names', revision),
  }
}

async function readNames(db: CorpusDb): Promise<CatalogueName[]> {
  const [facets, bylines, tags, sets, searches] = await Promise.all([
    db.read('search.facets', { query: { type: 'all' }, bin: false }),
    db.read('search.values', { field: 'byline' }),
    db.read('tag.list', {}),
    db.read('set.list', {}),
    db.read('savedSearch.list', {}),
  ])
  const names = (kind: CatalogueName['kind'], field: string, values: readonly (readonly [string, number])[]) =>
    values.flatMap(([label, articles]): CatalogueName[] =>
      label === '' ? [] : [{ kind, label, value: `${field}:${quoted(label)}`, articles }],
    )
  const counted = (each: { readonly name: string; readonly articles: number }) => [each.name, each.articles] as const
  return [
    ...names('outlet', 'outlet', facets.outlet),
    ...names('byline', 'by', bylines),
    ...names('tag', 'tag', tags.map(counted)),
    ...names('set', 'set', sets.map(counted)),
    ...names(
      'search',
      'search',
      searches.map(({ name }) => [name, 1]),
    ),
    ...names('language', 'lang', facets.language),
    ...names('format', 'format', facets.format),
  ]
}

/** The vocabulary: after a change only words of the changed articles are looked up. */
function termsOf(db: CorpusDb, ask: Ask, tell: (message: TermsMessage) => void): Followed {
  const atLeast = async (): Promise<number> => {
    const { total } = await db.read('search.count', { query: { type: 'all' }, bin: false })
    return total > MANY_ARTICLES ? 2 : 1
  }
  const readAll = async (): Promise<number> => {
    const least = await atLeast()
    for (let after: string | null = null; ;) {
      const page: { terms: [string, number][]; next: string | null } = await db.read('search.vocabulary', {
        after,
        limit: PAGE,
        atLeast: least,
      })
      tell({ type: 'terms', terms: page.terms })
      if (page.next === null) return ask({ type: 'finishTerms' })
      after = page.next
    }
  }
  return {
    load: () => load(db, ask, 'terms'),
    async bring(from) {
      const after = from ?? Number.MAX_SAFE_INTEGER
      const { revision, words } = await db.read('catalogue.changes', { after, most: FEW_ARTICLES })
      if (from === undefined || words === null) return { size: await readAll(), revision, keep: true }
      const unknown = await ask({ type: 'unknown', words })
      const frequencies = await db.read('search.frequencies', { terms: unknown })
      const least = await atLeast()
      const found = unknown.map((word, index): Term => [word, frequencies[index]!])
      const size = await ask({ type: 'addTerms', terms: found.filter(([, articles]) => articles >= least) })
      return { size, revision, keep: false }
    },
    keep: (revision) => keep(db, ask, 'terms', revision),
  }
}

async function load(
  db: CorpusDb,
  ask: Ask,
  part: CataloguePart,
): Promise<{ size: number; revision: number } | undefined> {
  const kept = await db.read('catalogue.kept', { part, version: VERSION })
  if (kept === null) return undefined
  try {
    return { size: await ask({ type: 'load', part, data: kept.data }), revision: kept.revision }
  } catch {
    // What cannot be read is made anew.
    return undefined
  }
}

async function keep(db: CorpusDb, ask: Ask, part: CataloguePart, revision: number): Promise<void> {
  await db.write('catalogue.keep', { part, version: VERSION, revision, data: await ask({ type: 'save', part }) })
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`
}
