import type { SetProposals } from '../../main/contract/set-proposals.ts'
import type { Connection } from '../connection.ts'
import { toArticleId } from '../ids.ts'
import type { ReadInput } from '../operations.ts'
import { setById } from './sets.ts'
import { versionsOf } from './versions.ts'

type Proposed = SetProposals['similar'][number]

const MOST_SIMILAR = 20

/** `set.proposals`. Pairs that were answered as unrelated propose nothing. */
export function setProposals(connection: Connection, { id }: ReadInput<'set.proposals'>): SetProposals {
  const { members } = setById(connection, { id })
  return {
    newer: members.flatMap((member) => newerVersion(connection, member, members) ?? []),
    similar: similarTo(connection, members),
  }
}

function newerVersion(
  connection: Connection,
  member: string,
  members: readonly string[],
): SetProposals['newer'][number] | null {
  const { versions } = versionsOf(connection, { id: member })
  const after = versions.slice(versions.findIndex((version) => version.id === member) + 1)
  const newest = after.at(-1)
  if (newest === undefined || members.includes(newest.id)) return null
  // Prints of the same article are no newer version of it.
  if (after.every(({ sameAsPrevious }) => sameAsPrevious)) return null
  const { id, title, opening, outlet, date } = newest
  return { member, article: { id, title, opening, outlet, date } }
}

function similarTo(connection: Connection, members: readonly string[]): Proposed[] {
  const rows = connection.rows<Omit<Proposed, 'id' | 'to'> & { id: number; to: string }>(
    `WITH member (article) AS (SELECT value FROM json_each(?1)),
       shared (member, other, containment) AS (
         SELECT a, b, containment FROM member CROSS JOIN pair ON pair.a = member.article
         UNION ALL SELECT b, a, containment FROM member CROSS JOIN pair ON pair.b = member.article)
     SELECT article.id, title, opening, outlet, date, max(containment) AS containment,
       json_group_array(shared.member) AS "to"
     FROM shared CROSS JOIN article ON article.id = shared.other
     WHERE article.state = 'present' AND shared.other NOT IN (SELECT article FROM member)
       AND NOT EXISTS (SELECT 1 FROM pair_answer WHERE answer = 'unrelated'
         AND a = min(shared.member, shared.other) AND b = max(shared.member, shared.other))
     GROUP BY article.id ORDER BY containment DESC, count(*) DESC, article.id LIMIT ?2`,
    JSON.stringify(members.map(Number)),
    MOST_SIMILAR,
  )
  return rows.map(({ id, to, ...row }) => {
    const shares = new Set((JSON.parse(to) as number[]).map(toArticleId))
    return { ...row, id: toArticleId(id), to: members.filter((member) => shares.has(member)) }
  })
}
