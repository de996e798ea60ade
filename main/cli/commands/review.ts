import { diffArticles } from '../../api/diff-articles.ts'
import { createComparer } from '../../compare/comparer.ts'
import { reviewAnswerSchema, type ReviewAnswer } from '../../contract/desk.ts'
import type { ReviewFilter } from '../../contract/review.ts'
import { articleId } from '../article-ids.ts'
import { checkedInput } from '../checked-input.ts'
import type { Command, CommandContext } from '../command.ts'
import { diffLines } from '../diff-lines.ts'
import { percent } from '../percent.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** `review`: pairs of articles that share text, and what the researcher says of them. */
export const reviewCommand: Command = {
  usage: [
    'review [list] [FILTER] [--answered] [--limit N] [--offset N]',
    'review show ID OTHER [--all]',
    'review answer ID OTHER same|version|shares|unrelated|open',
    'review answer FILTER same|version|shares|unrelated|open [--answered]',
    'review facets [FILTER] [--answered]',
  ],
  details: [
    ['FILTER', 'one or more of the following; --all-open is every pair'],
    ['--all-same-body', 'pairs of one body with other furniture (also: --kind body)'],
    ['--kind body|overlap', 'one body, or much shared text'],
    ['--at-least P', 'at least P percent of the shorter text is shared'],
    ['--outlet NAME', 'one of the two is of this outlet; "" is an unknown one'],
    ['--other-outlet NAME', 'and the other of this one'],
    ['--run N', 'one of the two was met in this import'],
    ['--answered', 'the answered pairs in place of the open ones'],
    ['--all', 'with show: also the paragraphs that are the same'],
    ['open', 'as an answer: forgets the answer, the question is open again'],
    ['--limit N', '100 unless told'],
  ],
  options: {
    answered: { type: 'boolean' },
    limit: { type: 'string' },
    offset: { type: 'string' },
    all: { type: 'boolean' },
    'all-open': { type: 'boolean' },
    'all-same-body': { type: 'boolean' },
    kind: { type: 'string' },
    'at-least': { type: 'string' },
    outlet: { type: 'string' },
    'other-outlet': { type: 'string' },
    run: { type: 'string' },
  },
  async run(context) {
    const [action = 'list', ...words] = context.args.words
    if (action === 'list') return list(context, words)
    if (action === 'show') return show(context, words)
    if (action === 'answer') return answer(context, words)
    if (action === 'facets') return facets(context, words)
    throw new UsageError(`\`review\` knows list, show, answer and facets, not "${action}".`)
  },
}

function filterOf({ args }: CommandContext): ReviewFilter {
  const kind = args.flag('all-same-body') ? 'body' : args.text('kind')
  if (kind !== undefined && kind !== 'body' && kind !== 'overlap')
    throw new UsageError(`--kind is body or overlap, not "${kind}".`)
  const atLeast = args.number('at-least', 0, 100)
  const [outlet, otherOutlet, run] = [args.text('outlet'), args.text('other-outlet'), args.text('run')]
  return {
    ...(kind !== undefined && { kind }),
    ...(outlet !== undefined && { outlet }),
    ...(otherOutlet !== undefined && { otherOutlet }),
    ...(run !== undefined && { run }),
    ...(atLeast !== undefined && { atLeast: atLeast / 100 }),
  }
}

async function list(context: CommandContext, words: readonly string[]): Promise<number> {
  const { args, terminal, open } = context
  if (words.length > 0) throw new UsageError('`review list` takes nothing more.')
  const offset = args.number('offset', 0, 1e12) ?? 0
  const limit = args.number('limit', 1, 1e6) ?? 100
  const filter = filterOf(context)
  const db = await open()
  const page = await db.read('review.page', { answered: args.flag('answered'), filter, offset, limit })
  terminal.json(page)
  const columns = [
    { title: 'id', right: true },
    { title: 'other', right: true },
    { title: 'of shorter', right: true },
    { title: 'kind' },
    { title: 'answer' },
    { title: 'outlets', cut: true },
    { title: 'titles', cut: true },
  ]
  const rows = page.pairs.map((pair) => [
    pair.article,
    pair.other,
    percent(pair.containment),
    pair.identity === 'body' ? 'same body' : 'overlap',
    pair.answer ?? '',
    `${pair.articleOutlet ?? '–'} | ${pair.otherOutlet ?? '–'}`,
    `${pair.articleTitle} | ${pair.otherTitle}`,
  ])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  terminal.line(`${page.total} pairs`)
  return 0
}

async function show({ args, terminal, json, signal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [first, second, ...more] = words
  if (first === undefined || second === undefined || more.length > 0)
    throw new UsageError('`review show` takes two article ids: the older one, then the newer one.')
  const db = await open()
  const comparer = createComparer()
  try {
    const diff = await diffArticles(db, comparer, articleId(first), articleId(second), signal)
    const pair = await db.read('review.pair', { article: first, other: second })
    terminal.json({ pair, ...diff })
    if (!json) for (const line of diffLines(diff, pair, args.flag('all'))) terminal.line(line)
    return 0
  } finally {
    await comparer.close()
  }
}

async function answer(context: CommandContext, words: readonly string[]): Promise<number> {
  const { args, terminal, open } = context
  if (words.length === 3) {
    const [first, second, word] = words as [string, string, string]
    const input = { article: articleId(first), other: articleId(second), answer: answerOf(word) }
    const db = await open()
    await db.write('review.answer', input)
    terminal.json({})
    terminal.line(
      input.answer === null
        ? `The question about ${first} and ${second} is open again.`
        : `Remembered for ${first} and ${second}: ${word}.`,
    )
    return 0
  }
  const [word, ...more] = words
  const filter = filterOf(context)
  const wanted = args.flag('all-open') || Object.keys(filter).length > 0
  if (word === undefined || more.length > 0 || !wanted) {
    throw new UsageError(
      '`review answer` takes two article ids or a filter such as --all-same-body, and same, version, shares, unrelated or open.',
    )
  }
  const given = answerOf(word)
  // What has no answer cannot be opened again.
  const answered = args.flag('answered') || given === null
  const input = checkedInput('review.answerMany', { filter, answered, answer: given })
  const db = await open()
  const result = await db.write('review.answerMany', { ...input, filter })
  terminal.json(result)
  const pairs = `${result.changed} ${result.changed === 1 ? 'pair' : 'pairs'}`
  terminal.line(given === null ? `${pairs} are open again.` : `Remembered for ${pairs}: ${word}.`)
  return 0
}

async function facets(context: CommandContext, words: readonly string[]): Promise<number> {
  const { args, terminal, open } = context
  if (words.length > 0) throw new UsageError('`review facets` takes nothing more.')
  const filter = filterOf(context)
  const db = await open()
  const found = await db.read('review.facets', { answered: args.flag('answered'), filter })
  terminal.json(found)
  terminal.line(`${found.total} pairs; of one body ${found.body}, overlapping ${found.overlap}`)
  const columns = [
    { title: 'pairs', right: true },
    { title: 'outlets', cut: true },
  ]
  const rows = found.outletPairs.map(({ outlet, other, pairs }) => [
    String(pairs),
    `${outlet || '–'} | ${other || '–'}`,
  ])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  return 0
}

function answerOf(word: string): ReviewAnswer | null {
  if (word === 'open') return null
  const parsed = reviewAnswerSchema.safeParse(word)
  if (parsed.success) return parsed.data
  throw new UsageError(`The answer is same, version, shares, unrelated or open, not "${word}".`)
}
