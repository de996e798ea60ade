import { resolve } from 'node:path'
import { vocabularyTarget } from '../../api/vocabulary-target.ts'
import { createVocabularies, type VocabularyProgress } from '../../compare/vocabularies.ts'
import { vocabularyKindSchema, type Keyness, type KeyWord, type VocabularyTarget } from '../../contract/vocabulary.ts'
import { writeCsv } from '../../export/csv.ts'
import { createThrottle } from '../../jobs/throttle.ts'
import { checkedInput } from '../checked-input.ts'
import type { Command } from '../command.ts'
import { tableLines } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

const SHOWN = 30
const TOLD_EVERY = 250
const COLUMNS = [
  'word',
  'count',
  'perThousand',
  'rest',
  'restPerThousand',
  'articles',
  'restArticles',
  'logLikelihood',
  'dunning',
  'logRatio',
  'z',
]

/** `keyness TARGET`: the key words of an article, outlet, tag or saved search against the rest of the corpus. */
export const keynessCommand: Command = {
  usage: ['keyness TARGET [--min N] [--limit N] [--csv FILE]'],
  details: [
    ['TARGET', 'whose words: an article id, outlet:NAME, tag:NAME or search:NAME; against all other articles'],
    ['--min N', 'times that a word must stand where it stands more; 2 unless told'],
    ['--limit N', `words that are used more, and that are used less, at most; ${SHOWN} unless told`],
    ['--csv FILE', 'writes them to a file'],
  ],
  options: { min: { type: 'string' }, limit: { type: 'string' }, csv: { type: 'string' } },
  async run({ args, terminal, json, signal, open }) {
    const [word, ...more] = args.words
    if (word === undefined || more.length > 0)
      throw new UsageError('Name one article, outlet:NAME, tag:NAME or search:NAME.')
    const { target, atLeast, limit } = checkedInput('vocabulary.keyness', {
      target: targetOf(word),
      atLeast: args.number('min', 1, 1000) ?? 2,
      limit: args.number('limit', 1, 5000) ?? SHOWN,
    })
    const file = args.text('csv')
    const db = await open()
    const vocabularies = createVocabularies(db)
    const progress = createThrottle<VocabularyProgress>(TOLD_EVERY, ({ done, total }) =>
      terminal.progress(`reading ${done} of ${total} articles`),
    )
    try {
      const articles = await vocabularyTarget(db, target, signal)
      const how = { signal, onProgress: progress.push }
      const keyness = await vocabularies.keyness(articles, { atLeast, limit }, how)
      progress.flush()
      terminal.json(keyness)
      if (file !== undefined) {
        const rows = await writeCsv(resolve(file), COLUMNS, pageOf(keyness))
        terminal.line(`Wrote ${rows} words to ${file}.`)
      } else if (!json) print(terminal, keyness)
      return 0
    } finally {
      await vocabularies.close()
    }
  },
}

function targetOf(word: string): VocabularyTarget {
  const [, name, value] = /^([a-z]+):(.+)$/s.exec(word) ?? []
  const kind = vocabularyKindSchema.safeParse(name)
  if (value !== undefined && kind.success) return { kind: kind.data, value }
  if (/^[1-9]\d{0,14}$/.test(word)) return { kind: 'article', value: word }
  throw new UsageError(`"${word}" is no article id, outlet:NAME, tag:NAME or search:NAME.`)
}

function print(terminal: Terminal, { words, articles, restWords, restArticles, more, less }: Keyness): void {
  terminal.line(`${words} words in ${articles} articles against ${restWords} in ${restArticles}`)
  const columns = [
    { title: 'word', cut: true },
    ...['count', '/1,000', 'rest', '/1,000', 'articles', 'others', 'LL', 'G²', 'log ratio', 'z'].map((title) => ({
      title,
      right: true,
    })),
  ]
  for (const [heading, list] of [
    ['Used more', more],
    ['Used less', less],
  ] as const) {
    terminal.line()
    terminal.line(list.length === 0 ? `${heading}: no word.` : `${heading}:`)
    for (const line of tableLines(columns, list.map(cellsOf), terminal.columns)) terminal.line(line)
  }
}

function cellsOf(word: KeyWord): string[] {
  return [
    word.term,
    String(word.count),
    word.perThousand.toFixed(2),
    String(word.rest),
    word.restPerThousand.toFixed(2),
    String(word.articles),
    String(word.restArticles),
    word.logLikelihood.toFixed(1),
    word.dunning.toFixed(1),
    word.logRatio.toFixed(2),
    word.z.toFixed(2),
  ]
}

async function* pageOf({ more, less }: Keyness): AsyncGenerator<string[][]> {
  yield [...more, ...less].map((word) => [
    word.term,
    ...[
      word.count,
      word.perThousand,
      word.rest,
      word.restPerThousand,
      word.articles,
      word.restArticles,
      word.logLikelihood,
      word.dunning,
      word.logRatio,
      word.z,
    ].map(String),
  ])
}
