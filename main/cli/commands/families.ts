import { readFamilies } from '../../api/term-families.ts'
import { termFamilies } from '../../compare/lexicon/term-families.ts'
import { AppError } from '../../contract/errors.ts'
import type { Term, TermFamily } from '../../contract/term-families.ts'
import type { CorpusDb } from '../../../db/client.ts'
import { checkedInput } from '../checked-input.ts'
import type { Command, CommandContext } from '../command.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

const seed = termFamilies

/** `families …`: the terms that are counted by voice in comparisons. */
export const familiesCommand: Command = {
  usage: [
    'families [list]',
    'families set NAME TERM…',
    'families rename A B',
    'families delete NAME',
    'families reset',
  ],
  details: [
    [
      'TERM',
      'a term with its forms: "militant, militants, militant-held"; the first one names it. A form may be several',
    ],
    ['', 'words, and * at its end stands for any ending. `set` makes the family, or puts other terms in it'],
    ['reset', 'back to the families that the program begins with'],
  ],
  async run(context) {
    const [action = 'list', ...words] = context.args.words
    switch (action) {
      case 'list':
        return list(context, words)
      case 'set':
        return set(context, words)
      case 'rename':
        return rename(context, words)
      case 'delete':
        return remove(context, words)
      case 'reset':
        return reset(context, words)
      default:
        throw new UsageError(`\`families\` knows list, set, rename, delete and reset, not "${action}".`)
    }
  },
}

async function list({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('`families list` takes nothing more.')
  const answer = await readFamilies(await open())
  terminal.json(answer)
  const rows = answer.families.flatMap(({ name, terms }) =>
    terms.map(({ term, forms }, index) => [index === 0 ? name : '', term, forms.join(', ')]),
  )
  const columns = [{ title: 'family' }, { title: 'term' }, { title: 'forms', cut: true }]
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  return 0
}

async function set({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [name, ...lines] = words
  if (name === undefined || lines.length === 0) throw new UsageError('`families set` takes a name and terms.')
  const input = checkedInput('family.create', { name, terms: lines.map(termOf) })
  const db = await open()
  const there = (await readFamilies(db)).families.find((family) => sameName(family, name))
  const family =
    there === undefined
      ? await db.write('family.create', { ...input, seed })
      : await db.write('family.update', { id: there.id, terms: input.terms, seed })
  terminal.json(family)
  terminal.line(`${family.name}: ${family.terms.map(({ term }) => term).join(', ')}`)
  return 0
}

async function rename({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [from, to, ...more] = words
  if (from === undefined || to === undefined || more.length > 0)
    throw new UsageError('`families rename` takes two names.')
  const db = await open()
  const { id } = await findFamily(db, from)
  const { name } = checkedInput('family.update', { id, name: to })
  const family = await db.write('family.update', { id, name, seed })
  terminal.json(family)
  terminal.line(`Renamed to ${family.name}.`)
  return 0
}

async function remove({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  const [given, ...more] = words
  if (given === undefined || more.length > 0) throw new UsageError('`families delete` takes one name.')
  const db = await open()
  const { id, name } = await findFamily(db, given)
  await db.write('family.delete', { id, seed })
  terminal.json({})
  terminal.line(`Deleted the term family ${name}; \`variorum undo\` brings it back.`)
  return 0
}

async function reset({ terminal, open }: CommandContext, words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('`families reset` takes nothing more.')
  const db = await open()
  await db.write('family.reset', {})
  terminal.json({})
  terminal.line('The families of the program hold again; `variorum undo` brings yours back.')
  return 0
}

/** "militant, militants": a term with its forms, as the window takes them. */
function termOf(line: string): Term {
  const forms = line
    .split(',')
    .map((form) => form.trim())
    .filter((form) => form !== '')
  return { term: forms[0] ?? '', forms }
}

const keyOf = (name: string): string => name.trim().normalize('NFC').toUpperCase().toLowerCase()
const sameName = (family: Pick<TermFamily, 'name'>, name: string): boolean => keyOf(family.name) === keyOf(name)

async function findFamily(db: CorpusDb, name: string): Promise<TermFamily> {
  const family = (await readFamilies(db)).families.find((one) => sameName(one, name))
  if (family !== undefined) return family
  throw new AppError('not-found', `There is no term family "${name}". \`variorum families\` prints all of them.`)
}
