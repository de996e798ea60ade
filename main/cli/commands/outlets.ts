import { readOutletTable } from '../../import/outlet-table.ts'
import { checkedInput } from '../checked-input.ts'
import type { Command, CommandContext } from '../command.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** `outlets`: the table of outlets by host, and the researcher's additions to it. */
export const outletsCommand: Command = {
  usage: ['outlets [list]', 'outlets set HOST NAME [--fill]', 'outlets remove HOST'],
  details: [
    ['HOST', 'as in example.org; it stands for its subdomains too'],
    ['--fill', 'also gives the name to the articles from there whose outlet is not known, or comes from a table'],
  ],
  options: { fill: { type: 'boolean' } },
  async run(context) {
    const [action = 'list', ...words] = context.args.words
    if (action === 'list') return list(context, words)
    if (action === 'set') return set(context, words)
    if (action === 'remove') return remove(context, words)
    throw new UsageError(`\`outlets\` knows list, set and remove, not "${action}".`)
  },
}

async function list({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('`outlets list` takes nothing more.')
  const hosts = await readOutletTable(await open())
  terminal.json(hosts)
  const columns = [
    { title: 'host', cut: true },
    { title: 'articles', right: true },
    { title: 'outlet unknown', right: true },
    { title: 'your name', cut: true },
    { title: 'built-in name', cut: true },
  ]
  const rows = hosts.map(({ host, articles, unknown, own, builtIn }) => [
    host,
    String(articles),
    String(unknown),
    own ?? '–',
    builtIn ?? '–',
  ])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  if (hosts.length === 0) terminal.line('No article has an address, and your table of outlets is empty.')
  return 0
}

async function set({ args, terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [host, name, ...more] = words
  if (host === undefined || name === undefined || more.length > 0)
    throw new UsageError('`outlets set` takes a host and a name (in quotation marks where it has spaces).')
  const input = checkedInput('outlet.set', { host, name, fill: args.flag('fill') })
  const result = await (await open()).write('outlet.set', input)
  terminal.json(result)
  terminal.line(
    `${input.host} is ${input.name}.${input.fill ? ` ${result.changed} articles got the name.` : ''} Later imports use it.`,
  )
  return 0
}

async function remove({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [host, ...more] = words
  if (host === undefined || more.length > 0) throw new UsageError('`outlets remove` takes one host.')
  const input = checkedInput('outlet.remove', { host })
  const result = await (await open()).write('outlet.remove', input)
  terminal.json(result)
  terminal.line(`${input.host} is out of your table. The articles keep their outlets.`)
  return 0
}
