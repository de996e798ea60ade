import { resolve } from 'node:path'
import { ownTextOf, sharedTextsOf } from '../../api/shared-texts.ts'
import { AppError } from '../../contract/errors.ts'
import { createComparer } from '../../compare/comparer.ts'
import { exportJsonl, type ExportedArticles } from '../../export/export-articles.ts'
import { createSearcher } from '../../search/searcher.ts'
import { findSet, resolveArticles } from '../article-ids.ts'
import type { Command, CommandContext } from '../command.ts'
import { queryFieldsOf, queryNotes, type AboutQuery } from '../query-notes.ts'
import { UsageError } from '../usage-error.ts'

const LATER = ['html', 'md', 'csv', 'tei', 'txt', 'csl', 'ris', 'bibtex']

/** `export`: articles as JSON Lines. */
export const exportCommand: Command = {
  usage: ['export (--set NAME | --query Q | ID…) --format jsonl --out PATH [--hide-shared]'],
  details: [
    ['ID', 'an article id, set:NAME, tag:NAME or search:NAME'],
    ['--query Q', 'what `list` finds; an empty query is everything'],
    ['--out PATH', 'the file; one that is there is replaced once the new one is whole'],
    ['--hide-shared', 'without the passages that another article of the corpus has: […] in their place'],
  ],
  options: {
    set: { type: 'string' },
    query: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    'hide-shared': { type: 'boolean' },
  },
  async run(context) {
    const { args, terminal, signal, open } = context
    const format = args.text('format')
    const out = args.text('out')
    if (format === undefined) throw new UsageError('Name the format: --format jsonl.')
    if (LATER.includes(format)) throw new UsageError(`The format ${format} is not in this version. It has jsonl.`)
    if (format !== 'jsonl') throw new UsageError(`There is no format "${format}". This version has jsonl.`)
    if (out === undefined || out === '') throw new UsageError('Name the file to write: --out PATH.')
    const ways = [args.text('set'), args.text('query'), args.words.length > 0 ? '' : undefined]
    if (ways.filter((way) => way !== undefined).length !== 1) {
      throw new UsageError('Name what to export in one way: --set NAME, --query Q, or article ids.')
    }
    const db = await open()
    const { articles, about = {} } = await exported(context, db)
    for (const note of queryNotes(about)) terminal.note(`variorum: ${note}`)
    const file = resolve(out)
    const comparer = createComparer()
    const texts = sharedTextsOf(db, () => comparer)
    let written: number
    try {
      written = await exportJsonl(db, articles, file, {
        signal,
        onProgress: (done, total) => terminal.progress(`${done}${total === null ? '' : ` of ${total}`} articles`),
        ...(args.flag('hide-shared') && { inPart: (article) => ownTextOf(texts, article, signal) }),
      })
    } finally {
      await comparer.close()
    }
    terminal.progressEnd()
    terminal.json({ articles: written, file, ...queryFieldsOf(about) })
    terminal.line(`Wrote ${written} articles to ${file}`)
    return 0
  },
}

interface Exported {
  readonly articles: ExportedArticles
  readonly about?: AboutQuery
}

/** What is to be exported. A query is taken as it was typed: one that finds nothing and looks like a typing error is refused. */
async function exported(
  { args, signal }: CommandContext,
  db: Awaited<ReturnType<CommandContext['open']>>,
): Promise<Exported> {
  const set = args.text('set')
  if (set !== undefined) return { articles: (await findSet(db, set)).members }
  const query = args.text('query')
  if (query === undefined) return { articles: await resolveArticles(db, args.words) }
  if (query.trim() === '') return { articles: null }
  const searcher = createSearcher(db)
  try {
    const { correctedTo } = await searcher.read(query, { signal, correct: true })
    if (correctedTo !== undefined)
      throw new AppError(
        'not-found',
        `No article answers ${query}. Perhaps you mean ${correctedTo}; nothing was written.`,
      )
    const about = await searcher.read(query, { signal })
    const articles = await searcher.ids({ query, bin: false, sort: 'added', descending: false }, { signal })
    return { articles, about }
  } finally {
    await searcher.close()
  }
}
