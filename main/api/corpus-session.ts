import { openCorpusDb, type CorpusDb } from '../../db/client.ts'
import { createVocabularies, type Vocabularies } from '../compare/vocabularies.ts'
import { createConcordancer, type Concordancer } from '../concordance/concordancer.ts'
import { topicSchema, type AppEvents } from '../contract/events.ts'
import { corpusNameOf } from '../files/corpus-name.ts'
import { createSearcher, type Searcher } from '../search/searcher.ts'
import type { Logger } from './logger.ts'

/** The open corpus and what works on it. */
export interface CorpusSession {
  readonly db: CorpusDb
  readonly searcher: Searcher
  readonly concordancer: Concordancer
  readonly vocabularies: Vocabularies
  close(): Promise<void>
}

/** What a window may have shown of a corpus: all of it is asked for again when another one is opened. */
export const allTopics: AppEvents['data.changed']['topics'] = [...topicSchema.options]

/** Opens a corpus file, or creates it with `create`. Throws what {@link openCorpusDb} throws. */
export async function openCorpusSession(
  file: string,
  options: {
    readonly create?: boolean
    readonly logger: Logger
    readonly onChange: (change: AppEvents['data.changed']) => void
  },
): Promise<CorpusSession> {
  const db = await openCorpusDb(file, {
    ...(options.create === true && { create: { name: corpusNameOf(file) } }),
    onSlow: ({ name, ms }) => options.logger.info({ query: name, ms: Math.round(ms) }, 'slow query'),
  })
  db.onChange(options.onChange)
  const searcher = createSearcher(db)
  void searcher.warm()
  const concordancer = createConcordancer(db, searcher)
  const vocabularies = createVocabularies(db)
  return {
    db,
    searcher,
    concordancer,
    vocabularies,
    async close() {
      await concordancer.close()
      await vocabularies.close()
      await searcher.close()
      await db.close()
    },
  }
}
