import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QueryNode } from '../../main/contract/query.ts'
import { Connection } from '../../db/connection.ts'
import { reads } from '../../db/reads.ts'
import type { ReadInput, ReadName } from '../../db/operations.ts'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

let corpus: TestCorpus

beforeAll(() => {
  corpus = newCorpus(afterAll)
  importRecords(
    corpus,
    [1, 2, 3].map((n) => prepared({ title: `T${n}`, body: words(n, 60), path: `${n}` })),
    { tag: 't', set: 's' },
  )
})

/** The plan of every statement that a read runs, each as "SQL => steps". */
function plansOf<N extends ReadName>(name: N, input: ReadInput<N>): string[] {
  const connection = new Connection(corpus.file, { readonly: true, mustExist: true, timeout: 1000 })
  const plans: string[] = []
  const spied = new Proxy(connection, {
    get(target, property) {
      const member = Reflect.get(target, property, target) as unknown
      if (typeof member !== 'function') return member
      return (...values: unknown[]) => {
        const [sql, ...rest] = values as [string, ...never[]]
        if (['row', 'rows', 'value', 'values', 'tuples'].includes(String(property)) && !sql.startsWith('PRAGMA')) {
          const steps = connection.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...rest)
          plans.push(`${sql.replaceAll(/\s+/g, ' ')} => ${steps.map(({ detail }) => detail).join('; ')}`)
        }
        return (member as (...all: unknown[]) => unknown).apply(target, values)
      }
    },
  })
  reads[name](spied, input, () => undefined)
  connection.close()
  return plans
}

/** Steps that read a whole table: SCAN of anything but a list given with the query, an index, or the full-text index. */
function scans(plans: readonly string[]): string[] {
  return plans.flatMap((plan) =>
    (plan.split(' => ')[1] ?? '')
      .split('; ')
      .filter((step) => step.startsWith('SCAN ') && !/VIRTUAL TABLE INDEX|COVERING INDEX|CONSTANT ROW/.test(step)),
  )
}

/** What is short by nature: lists given with the query, results within it, and indexes over what is left to do. */
const SHORT =
  /^SCAN (json_each|tag USING INDEX|pair_answer|wanted|counted|found|\(subquery|run USING INDEX run_running|step USING INDEX step_|pair USING INDEX pair_(for_review|of_body))/

const phrase: QueryNode = { type: 'phrase', words: ['ba'], prefix: false }
const queries: readonly QueryNode[] = [
  { type: 'all' },
  phrase,
  { type: 'and', nodes: [phrase, { type: 'tag', name: 't' }] },
  { type: 'field', field: 'outlet', value: 'x', exact: true },
  { type: 'date', from: '2020', before: '2021' },
]

describe('query plans', () => {
  test.each(['added', 'title', 'outlet', 'date', 'words', 'relevance'] as const)('a list sorted by %s', (sort) => {
    for (const query of queries) {
      for (const descending of [true, false]) {
        const plans = plansOf('article.page', { query, bin: false, sort, descending, offset: 100, limit: 50 })
        expect(scans(plans).filter((step) => !SHORT.test(step))).toEqual([])
        expect(plans.join('\n')).not.toContain('SCAN article;')
        // Everything comes out of an index in its order; only a ranking, and what a rare value gave, is sorted.
        const page = plans.find((plan) => plan.includes('LIMIT'))!
        if (query.type === 'all') expect(page).not.toContain('TEMP B-TREE')
        if (query.type === 'all')
          expect(page).toMatch(new RegExp(`INDEX article_by_${sort === 'relevance' ? 'added' : sort} `))
      }
    }
  })

  test('lookups and counts', () => {
    const checked = [
      plansOf('article.get', { id: '1' }),
      plansOf('article.texts', { ids: ['1', '2'] }),
      plansOf('article.whole', { ids: ['1', '2'] }),
      plansOf('article.all', { after: '1', limit: 10 }),
      plansOf('article.similar', { id: '1', limit: 10 }),
      plansOf('catalogue.changes', { after: 0, most: 10 }),
      plansOf('catalogue.titles', { words: ['ba'], prefix: true, limit: 10 }),
      plansOf('article.alike', { id: '1', query: phrase, bin: false, limit: 10 }),
      plansOf('search.frequencies', { terms: ['ba'] }),
      plansOf('search.facets', { query: phrase, bin: false }),
      plansOf('search.count', { query: phrase, bin: false }),
      plansOf('run.report', { run: '1' }),
      plansOf('history.state', {}),
      plansOf('review.page', { answered: false, offset: 0, limit: 10 }),
      plansOf('set.get', { id: 1 }),
      plansOf('set.find', { name: 's' }),
      plansOf('tag.find', { name: 't' }),
    ]
    for (const plans of checked) {
      expect(plans.length).toBeGreaterThan(0)
      expect(scans(plans).filter((step) => !SHORT.test(step))).toEqual([])
    }
  })

  test('the library reads no article but to name an outlet', () => {
    const plans = plansOf('library.get', {})
    expect(plans.filter((plan) => /SCAN article(;|$)/.test(plan) || /SEARCH article USING INDEX/.test(plan))).toEqual(
      [],
    )
  })
})

describe('this test', () => {
  test('sees a scan', () => {
    const plain = new Database(corpus.file, { readonly: true })
    const plan = plain.prepare("EXPLAIN QUERY PLAN SELECT text FROM article_text WHERE text = 'x'").all() as {
      detail: string
    }[]
    plain.close()
    expect(scans([`x => ${plan.map(({ detail }) => detail).join('; ')}`])).toEqual(['SCAN article_text'])
    expect(readFileSync(join(import.meta.dirname, '..', '..', 'db', 'schema.sql'), 'utf8')).toContain(
      'article_by_added',
    )
  })
})
