import type { CallOptions } from '../concordance/concordancer.ts'
import type { concordanceMethods } from '../contract/concordance-methods.ts'
import { exportConcordance } from '../export/export-concordance.ts'
import { safeFileName } from '../files/safe-path.ts'
import { createThrottle } from '../jobs/throttle.ts'
import type { AppCore } from './app-core.ts'
import type { Handlers } from './handlers.ts'

/** Milliseconds between two words about how far the reading is. */
const TOLD_EVERY = 150
const LONGEST_NAME = 80

/** Concordances: lines, collocates, dispersion, frequency over time, and what is saved of them. */
export function concordanceHandlers(core: AppCore): Pick<Handlers, keyof typeof concordanceMethods> {
  /** Calls with the progress told to the windows as long as the call lasts. */
  const told = async <T>(
    { query, correct }: { readonly query: string; readonly correct?: boolean | undefined },
    signal: AbortSignal,
    call: (how: CallOptions) => Promise<T>,
  ): Promise<T> => {
    const progress = createThrottle<{ done: number; total: number; hits: number }>(TOLD_EVERY, (value) =>
      core.emit('concordance.progress', { query, ...value }),
    )
    try {
      return await call({ signal, correct, onProgress: (value) => progress.push(value) })
    } finally {
      progress.flush()
    }
  }
  const concordancer = () => core.current().concordancer

  return {
    'concordance.lines': ({ query, correct, context, order, offset, limit }, { signal }) =>
      told({ query, correct }, signal, (how) =>
        concordancer().lines(query, { context, order }, { offset, limit }, how),
      ),
    'concordance.collocates': ({ query, correct, ...options }, { signal }) =>
      told({ query, correct }, signal, (how) => concordancer().collocates(query, options, how)),
    'concordance.dispersion': ({ query, correct, ...options }, { signal }) =>
      told({ query, correct }, signal, (how) => concordancer().dispersion(query, options, how)),
    'concordance.frequency': ({ query, correct, ...options }, { signal }) =>
      told({ query, correct }, signal, (how) => concordancer().frequency(query, options, how)),

    'concordance.places': async ({ places, context }, { signal }) => ({
      lines: await concordancer().linesOf(places, context, signal),
    }),

    async 'concordance.csv'({ query, correct, context, order }, { signal }) {
      const fileName = safeFileName(`Concordance of ${query.slice(0, LONGEST_NAME)}.csv`)
      const { id, path } = await core.exports.place(fileName)
      const rows = await told({ query, correct }, signal, (how) =>
        exportConcordance(concordancer().allLines(query, { context, order }, how), path),
      )
      core.exports.keep(id, { path, fileName })
      return { export: id, fileName, rows }
    },
  }
}
