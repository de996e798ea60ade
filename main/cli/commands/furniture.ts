import type { CorpusDb } from '../../../db/client.ts'
import type { FurnitureDecision, FurnitureGroup, FurnitureGroupId, FurnitureLine } from '../../contract/furniture.ts'
import { AppError } from '../../contract/errors.ts'
import { articleId } from '../article-ids.ts'
import { checkedInput } from '../checked-input.ts'
import type { Command, CommandContext } from '../command.ts'
import { percent } from '../percent.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** `furniture`: lines that repeat among the articles of one outlet, and what the researcher says of them. */
export const furnitureCommand: Command = {
  usage: [
    'furniture [list]',
    'furniture list GROUP [--decided] [--doubtful]',
    'furniture preview GROUP (LINE… | --all)',
    'furniture accept|reject GROUP (LINE… | --all)',
    'furniture forget GROUP LINE…',
  ],
  details: [
    ['GROUP', 'one of --outlet NAME, --host HOST, --folder PATH, or --article ID for the group that it is in'],
    ['LINE', 'a line as it is written; case, numbers and punctuation make no difference'],
    ['--all', 'every line that is proposed'],
    ['--decided', 'the lines that were accepted or rejected'],
    ['--doubtful', 'also lines that repeat and may be part of the articles'],
  ],
  options: {
    outlet: { type: 'string' },
    host: { type: 'string' },
    folder: { type: 'string' },
    article: { type: 'string' },
    all: { type: 'boolean' },
    decided: { type: 'boolean' },
    doubtful: { type: 'boolean' },
    limit: { type: 'string' },
  },
  async run(context) {
    const [action = 'list', ...words] = context.args.words
    if (action === 'list') return list(context, words)
    if (action === 'preview') return preview(context, words)
    if (action === 'accept') return decide(context, words, 'accepted')
    if (action === 'reject') return decide(context, words, 'rejected')
    if (action === 'forget') return decide(context, words, null)
    throw new UsageError(`\`furniture\` knows list, preview, accept, reject and forget, not "${action}".`)
  },
}

async function list(context: CommandContext, words: readonly string[]): Promise<number> {
  const { args, terminal, json, open } = context
  if (words.length > 0) throw new UsageError('`furniture list` takes options only, such as --outlet NAME.')
  const db = await open()
  if (!namesGroup(context)) return groups(context, await db.read('furniture.groups', {}))
  const group = await groupOf(context, db)
  const report = await db.read('furniture.lines', { group, decided: args.flag('decided') })
  const shown = report.lines.filter(
    ({ doubts, decision }) => args.flag('doubtful') || doubts.length === 0 || decision !== null,
  )
  terminal.json({ ...report, lines: shown })
  if (json) return 0
  const columns = [
    { title: 'documents', right: true },
    { title: 'share', right: true },
    { title: 'open', right: true },
    { title: 'place' },
    { title: 'decision' },
    { title: 'doubts' },
    { title: 'line', cut: true },
  ]
  const rows = shown.map((line) => [
    String(line.documents),
    percent(line.share),
    String(line.open),
    line.position,
    line.decision ?? '',
    line.doubts.join(' '),
    line.text,
  ])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  terminal.line(
    `${shown.length} lines of ${report.group.name}, counted in ${report.counted} of ${report.group.articles} articles`,
  )
  return 0
}

function groups({ terminal }: CommandContext, found: readonly FurnitureGroup[]): number {
  terminal.json(found)
  const columns = [
    { title: 'articles', right: true },
    { title: 'accepted', right: true },
    { title: 'rejected', right: true },
    { title: 'group' },
    { title: 'name', cut: true },
  ]
  const rows = found.map(({ scope, name, articles, accepted, rejected }) => [
    String(articles),
    String(accepted),
    String(rejected),
    `--${scope}`,
    name,
  ])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  if (found.length === 0) terminal.line('No outlet, host or folder has three articles.')
  return 0
}

async function preview(context: CommandContext, words: readonly string[]): Promise<number> {
  const { args, terminal, json, open } = context
  const db = await open()
  const group = await groupOf(context, db)
  const lines = await linesOf(context, db, group, words)
  const input = checkedInput('furniture.preview', { group, lines, limit: args.number('limit', 1, 500) ?? 100 })
  const found = await db.read('furniture.preview', input)
  terminal.json(found)
  if (json) return 0
  terminal.line(`${found.lines} lines would be set aside in ${found.articles} articles.`)
  for (const { article, title, lines } of found.shown) {
    terminal.line()
    terminal.line(`${article.padStart(6)}  ${title}`)
    for (const { text } of lines) terminal.line(`        ${text}`)
  }
  return 0
}

async function decide(
  context: CommandContext,
  words: readonly string[],
  decision: FurnitureDecision | null,
): Promise<number> {
  const { terminal, open } = context
  const db = await open()
  const group = await groupOf(context, db)
  const lines = await linesOf(context, db, group, words)
  const input = checkedInput('furniture.decide', { group, lines, decision })
  const result = await db.write('furniture.decide', input)
  terminal.json({ ...result, lines })
  const said = { accepted: 'set aside', rejected: 'kept', forgotten: 'forgotten' }[decision ?? 'forgotten']
  terminal.line(`${lines.length} ${lines.length === 1 ? 'line' : 'lines'} ${said}; ${result.changed} articles changed.`)
  return 0
}

function namesGroup({ args }: CommandContext): boolean {
  return ['outlet', 'host', 'folder', 'article'].some((name) => args.text(name) !== undefined)
}

async function groupOf({ args }: CommandContext, db: CorpusDb): Promise<FurnitureGroupId> {
  const given = (['outlet', 'host', 'folder', 'article'] as const).filter((name) => args.text(name) !== undefined)
  const [kind, another] = given
  if (kind === undefined || another !== undefined)
    throw new UsageError('Name one group: --outlet NAME, --host HOST, --folder PATH or --article ID.')
  const name = args.text(kind)!
  if (kind === 'article') return (await db.read('furniture.lines', { article: articleId(name), decided: true })).group
  const found = (await db.read('furniture.groups', {})).find(
    (group) =>
      group.scope === kind && (group.name === name || group.place === name.toLowerCase() || group.place === name),
  )
  if (found === undefined)
    throw new AppError(
      'not-found',
      `No ${kind} "${name}" has three articles. \`variorum furniture\` lists those that do.`,
    )
  return { scope: found.scope, place: found.place }
}

async function linesOf(
  { args }: CommandContext,
  db: CorpusDb,
  group: FurnitureGroupId,
  words: readonly string[],
): Promise<string[]> {
  if (args.flag('all') === words.length > 0) throw new UsageError('Name the lines, or --all for all that are proposed.')
  if (words.length > 0) return [...words]
  const { lines } = await db.read('furniture.lines', { group, decided: false })
  const proposed = lines.filter(isProposed).map(({ text }) => text)
  if (proposed.length === 0) throw new AppError('not-found', 'No line is proposed for this group.')
  return proposed
}

function isProposed({ doubts, decision }: FurnitureLine): boolean {
  return doubts.length === 0 && decision === null
}
