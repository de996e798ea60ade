import type { VocabularyProgress } from '../compare/vocabularies.ts'
import type { vocabularyMethods } from '../contract/vocabulary.ts'
import { createThrottle } from '../jobs/throttle.ts'
import type { AppCore } from './app-core.ts'
import type { Handlers } from './handlers.ts'
import { vocabularyTarget } from './vocabulary-target.ts'

/** Milliseconds between two words about how far the reading is. */
const TOLD_EVERY = 150

/** Vocabularies: key words against the rest of the corpus, and where a word stands. */
export function vocabularyHandlers(core: AppCore): Pick<Handlers, keyof typeof vocabularyMethods> {
  return {
    async 'vocabulary.keyness'({ target, atLeast, limit }, { signal }) {
      const { db, vocabularies } = core.current()
      const progress = createThrottle<VocabularyProgress>(TOLD_EVERY, (value) =>
        core.emit('vocabulary.progress', { target, ...value }),
      )
      try {
        const articles = await vocabularyTarget(db, target, signal)
        return await vocabularies.keyness(
          articles,
          { atLeast, limit },
          { signal, onProgress: (value) => progress.push(value) },
        )
      } finally {
        progress.flush()
      }
    },
    'vocabulary.places': async ({ articles, term, limit, ...parts }, { signal }) =>
      core.current().vocabularies.places(articles, term, { limit, parts }, { signal }),
  }
}
