import { reviewAnswerSchema } from '../../contract/desk.ts'
import { articleId } from '../article-ids.ts'
import type { Command, CommandContext } from '../command.ts'
import { percent } from '../percent.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** `review`: pairs of articles that share text, and what the researcher says of them. */
export const reviewCommand: Command = {
  usage: [
    'review [list] [--answered] [--limit N] [--offset N]',
    'review answer ID OTHER same|version|shares|unrelated',
  ],
  details: [
    ['--answered', 'the answered pairs in place of the open ones'],
    ['--limit N', '100 unless told'],
  ],
  options: { answered: { type: 'boolean' }, limit: { type: 'string' }, offset: { type: 'string' } },
  async run(context) {
    const [action = 'list', ...words] = context.args.words
    if (action === 'list') return list(context, words)
    if (action === 'answer') return answer(context, words)
    throw new UsageError(`\`review\` knows list and answer, not "${action}".`)
  },
}

async function list({ args, terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('`review list` takes nothing more.')
  const offset = args.number('offset', 0, 1e12) ?? 0
  const limit = args.number('limit', 1, 1e6) ?? 100
  const db = await open()
  const page = await db.read('review.page', { answered: args.flag('answered'), offset, limit })
  terminal.json(page)
  const columns = [
    { title: 'id', right: true },
    { title: 'other', right: true },
    { title: 'of shorter', right: true },
    { title: 'answer' },
    { title: 'titles', cut: true },
  ]
  const rows = page.pairs.map(({ article, other, articleTitle, otherTitle, containment, answer }) => [
    article,
    other,
    percent(containment),
    answer ?? '',
    `${articleTitle} | ${otherTitle}`,
  ])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  terminal.line(`${page.total} pairs`)
  return 0
}

async function answer({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [first, second, word, ...more] = words
  if (first === undefined || second === undefined || word === undefined || more.length > 0) {
    throw new UsageError('`review answer` takes two article ids and same, version, shares or unrelated.')
  }
  const parsed = reviewAnswerSchema.safeParse(word)
  if (!parsed.success) throw new UsageError(`The answer is same, version, shares or unrelated, not "${word}".`)
  const input = { article: articleId(first), other: articleId(second), answer: parsed.data }
  const db = await open()
  await db.write('review.answer', input)
  terminal.json({})
  terminal.line(`Remembered for ${first} and ${second}: ${word}.`)
  return 0
}
