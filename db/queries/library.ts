import type { CorpusInfo, Library } from '../../main/contract/library.ts'
import type { Connection } from '../connection.ts'
import type { Nothing } from '../operations.ts'
import { schemaVersion } from '../migrate.ts'
import { openReviews } from './reviews.ts'
import { currentRuns } from './runs.ts'
import { setSummaries } from './sets.ts'
import { tags } from './tags.ts'

type Counted = { value: string; articles: number }[]

/** `corpus.info`: facts about the file and what it holds. */
export function corpusInfo(connection: Connection, _input: Nothing): CorpusInfo {
  const corpus = connection.row<{ uuid: string; name: string; created_at: string; revision: number }>(
    'SELECT uuid, name, created_at, revision FROM corpus',
  )!
  const shown = connection.row<{ articles: number; words: number }>(
    "SELECT count(*) AS articles, coalesce(sum(words), 0) AS words FROM article WHERE state = 'present'",
  )!
  const sources = connection.row<{ sources: number; originals: number }>(
    'SELECT count(*) AS sources, count(DISTINCT sha256) AS originals FROM source',
  )!
  return {
    name: corpus.name,
    location: connection.value<string>("SELECT file FROM pragma_database_list WHERE name = 'main'")!,
    uuid: corpus.uuid,
    createdAt: corpus.created_at,
    schemaVersion,
    bytes: Number(connection.pragma('page_count')) * Number(connection.pragma('page_size')),
    articles: shown.articles,
    inBin: inBin(connection),
    originals: sources.originals,
    sources: sources.sources,
    words: shown.words,
    revision: corpus.revision,
  }
}

/** `library.get`: what the left pane lists. Runs that were undone are left out. */
export function library(connection: Connection, _input: Nothing, checkpoint: () => void): Library {
  const articles = connection.value<number>("SELECT count(*) FROM article WHERE state = 'present'")!
  const untagged = connection.value<number>(
    "SELECT count(*) FROM article WHERE state = 'present' AND id NOT IN (SELECT article FROM article_tag)",
  )!
  checkpoint()
  const outlets = outletCounts(connection)
  const languages = connection.rows<Counted[number]>(
    `SELECT coalesce(language, '') AS value, count(*) AS articles FROM article WHERE state = 'present'
     GROUP BY language ORDER BY articles DESC, value`,
  )
  checkpoint()
  const years = connection.rows<Counted[number]>(
    `SELECT coalesce(substr(date, 1, 4), '') AS value, count(*) AS articles FROM article WHERE state = 'present'
     GROUP BY value ORDER BY value DESC`,
  )
  checkpoint()
  return {
    articles,
    untagged,
    inBin: inBin(connection),
    openReviews: openReviews(connection),
    outlets,
    languages,
    years,
    tags: tags(connection, {}),
    sets: setSummaries(connection, {}),
    runs: currentRuns(connection),
  }
}

// Counted over the index alone; the name as written is then looked up once for each outlet.
function outletCounts(connection: Connection): Counted {
  return connection.rows<Counted[number]>(
    `SELECT coalesce((SELECT outlet FROM article WHERE id = counted.first), '') AS value, counted.articles
     FROM (SELECT outlet_key, count(*) AS articles, min(id) AS first FROM article WHERE state = 'present' GROUP BY outlet_key)
       AS counted
     ORDER BY counted.articles DESC, counted.outlet_key`,
  )
}

function inBin(connection: Connection): number {
  return connection.value<number>("SELECT count(*) FROM article WHERE state = 'bin'")!
}
