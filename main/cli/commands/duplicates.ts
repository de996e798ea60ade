import {
  duplicateKinds,
  duplicateKindSchema,
  duplicateSortSchema,
  type DuplicateKind,
} from '../../contract/duplicates.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../usage-error.ts'

const WORDED: Readonly<Record<DuplicateKind, string>> = {
  bytes: 'Same bytes, met several times',
  text: 'Same words in other bytes',
  body: 'Same body with other furniture',
  version: 'Versions, as answered',
  overlap: 'Much shared text',
}

/** `duplicates`: where duplicates are, in groups. */
export const duplicatesCommand: Command = {
  usage: ['duplicates [--kind bytes|text|body|version|overlap] [--sort size|words|newest] [--limit N] [--offset N]'],
  details: [
    ['--kind K', 'one kind; all of them unless told'],
    ['--sort S', 'size (most first) unless told'],
    ['--limit N', 'groups of each kind, 20 unless told'],
  ],
  options: {
    kind: { type: 'string' },
    sort: { type: 'string' },
    limit: { type: 'string' },
    offset: { type: 'string' },
  },
  async run({ args, terminal, json, open }) {
    if (args.words.length > 0) throw new UsageError('`duplicates` takes options only.')
    const kinds = kindsOf(args.text('kind'))
    const sort = duplicateSortSchema.safeParse(args.text('sort') ?? 'size')
    if (!sort.success) throw new UsageError('--sort is size, words or newest.')
    const limit = args.number('limit', 1, 1e6) ?? 20
    const offset = args.number('offset', 0, 1e12) ?? 0
    const db = await open()
    const counts = await db.read('duplicate.counts', {})
    const found = []
    for (const kind of kinds) {
      const { total, groups } = await db.read('duplicate.groups', { kind, sort: sort.data, offset, limit })
      found.push({ kind, total, groups })
    }
    terminal.json({ counts, kinds: found })
    if (json) return 0
    for (const { kind, total, groups } of found) {
      terminal.line(`${WORDED[kind]}: ${total} ${total === 1 ? 'group' : 'groups'}`)
      for (const { size, members } of groups) {
        terminal.line()
        for (const { id, title, opening, outlet, date, sources } of members) {
          terminal.line(`  ${id.padStart(6)}  ${date ?? '–'}  ${outlet ?? '–'}  ${title ?? opening}`)
          if (kind === 'bytes' || kind === 'text') {
            for (const { path, record, sha256 } of sources)
              terminal.line(`          ${sha256.slice(0, 8)}  ${path}${record === undefined ? '' : ` # ${record}`}`)
          }
        }
        if (kind !== 'bytes' && kind !== 'text' && size > members.length)
          terminal.line(`          … and ${size - members.length} more`)
      }
      terminal.line()
    }
    return 0
  },
}

function kindsOf(word: string | undefined): readonly DuplicateKind[] {
  if (word === undefined) return duplicateKinds
  const kind = duplicateKindSchema.safeParse(word)
  if (kind.success) return [kind.data]
  throw new UsageError(`--kind is one of ${duplicateKinds.join(', ')}, not "${word}".`)
}
