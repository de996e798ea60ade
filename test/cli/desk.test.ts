import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { articleSchema } from '../../main/contract/article.ts'
import {
  comparisonSetSchema,
  historyStepSchema,
  reviewPairSchema,
  setSummarySchema,
  similarSchema,
  tagSchema,
} from '../../main/contract/desk.ts'
import { tempDir } from '../support/temp-dir.ts'
import { writeSample } from './articles.ts'
import { json, variorum } from './cli.ts'

let corpus: string
const run = (...args: string[]): Promise<unknown> => json(corpus, args)
const tagsOf = async (id: string): Promise<string[]> => articleSchema.parse(await run('show', id)).tags

// Importing takes longest, and an open corpus ends as one file: each test works on a copy.
let shared: string
beforeAll(async () => {
  shared = mkdtempSync(join(tmpdir(), 'variorum-test-'))
  await json(join(shared, 'x.variorum'), ['import', writeSample(shared)])
})
afterAll(() => {
  rmSync(shared, { recursive: true, force: true })
})
beforeEach(() => {
  corpus = join(tempDir(), 'x.variorum')
  copyFileSync(join(shared, 'x.variorum'), corpus)
})

describe('tags', () => {
  test('go on and off articles, sets of articles, and articles of other tags', async () => {
    expect(await run('tag', 'add', 'water', '1', '3')).toEqual({ changed: 2 })
    expect(await run('tag', 'add', 'water/weir', '4')).toEqual({ changed: 1 })
    expect(await run('tag', 'add', 'seen', 'tag:water')).toEqual({ changed: 3 })
    await run('set', 'create', 'Two', '2', '5')
    expect(await run('tag', 'add', 'seen', 'set:Two', '1')).toEqual({ changed: 2 })
    expect(await run('tag', 'remove', 'seen', '1')).toEqual({ changed: 1 })
    const tags = tagSchema.array().parse(await run('tag', 'list'))
    expect(tags.map(({ name, articles }) => [name, articles])).toEqual([
      ['seen', 4],
      ['water', 3],
      ['water/weir', 1],
    ])
  })

  test('are renamed with their children, and joined', async () => {
    await run('tag', 'add', 'water/weir', '1')
    await run('tag', 'add', 'water', '1', '2')
    expect(tagSchema.parse(await run('tag', 'rename', 'water', 'river'))).toMatchObject({ name: 'river' })
    expect(await tagsOf('1')).toEqual(['river', 'river/weir'])
    await run('tag', 'add', 'stream', '3')
    expect(tagSchema.parse(await run('tag', 'merge', 'stream', 'river'))).toMatchObject({ name: 'river', articles: 3 })
    expect(await tagsOf('3')).toEqual(['river'])
  })
})

test('sets are kept in order, changed, shown and deleted', async () => {
  const made = comparisonSetSchema.parse(await run('set', 'create', 'Weir', '3', '1'))
  expect(made).toMatchObject({ name: 'Weir', members: ['3', '1'], base: '3' })
  expect(await run('set', 'add', 'weir', '5', '1')).toMatchObject({ members: ['3', '1', '5'] })
  expect(await run('set', 'remove', 'weir', '1')).toMatchObject({ members: ['3', '5'] })
  expect(setSummarySchema.array().parse(await run('set', 'list'))).toMatchObject([{ name: 'Weir', articles: 2 }])
  expect(await run('set', 'show', 'WEIR')).toMatchObject({ members: ['3', '5'] })
  const copy = comparisonSetSchema.parse(await run('set', 'duplicate', 'Weir', 'Weir again'))
  expect(copy).toMatchObject({ name: 'Weir again', members: ['3', '5'], frozenAt: null })
  const frozen = comparisonSetSchema.parse(await run('set', 'freeze', 'Weir again'))
  expect(frozen.frozenAt).toMatch(/^\d{4}-\d\d-\d\dT/)
  const refused = await variorum(['set', 'add', 'Weir again', '1', '--corpus', corpus])
  expect(refused.code).not.toBe(0)
  expect(refused.stderr).toMatch(/“Weir again” is frozen.*Duplicate it/)
  await run('set', 'delete', 'Weir again')
  await run('set', 'delete', 'Weir')
  expect(await run('set', 'list')).toEqual([])
  expect(await run('undo')).toMatchObject({ name: expect.stringContaining('Weir') })
  expect(await run('set', 'show', 'Weir')).toMatchObject({ members: ['3', '5'] })
})

test('metadata is entered in bulk and cleared, and says so', async () => {
  expect(await run('edit', '1', '2', '--outlet', 'The Sarn Echo', '--date', '2024-03')).toEqual({ changed: 2 })
  expect(articleSchema.parse(await run('show', '2'))).toMatchObject({
    outlet: { value: 'The Sarn Echo', status: 'entered' },
    date: { value: '2024-03', status: 'entered' },
  })
  await run('edit', '2', '--outlet', '')
  expect(articleSchema.parse(await run('show', '2')).outlet).toMatchObject({ value: null, status: 'unknown' })
  const wrong = await variorum(['edit', '1', '--date', 'last week', '--corpus', corpus])
  expect(wrong).toMatchObject({ code: 1, stdout: '' })
  expect(wrong.stderr).toContain('2020-02-06')
})

/** What the researcher decided, to the last column, as it stands in the file. */
function rowsOf(file: string): Record<string, unknown[]> {
  const database = new Database(file, { readonly: true })
  try {
    const tables = [
      'article',
      'source',
      'layer_edit',
      'tag',
      'article_tag',
      'comparison_set',
      'set_member',
      'pair_answer',
    ]
    return Object.fromEntries(tables.map((name) => [name, database.prepare(`SELECT * FROM ${name} ORDER BY id`).all()]))
  } finally {
    database.close()
  }
}

test('every step can be undone and done again, over restarts, to the exact state', async () => {
  const state = (): unknown => rowsOf(corpus)
  const steps: string[][] = [
    ['tag', 'add', 'a/b', '1', '2'],
    ['edit', '1', '2', '3', '--title', 'Entered'],
    ['set', 'create', 'S', '1', '2'],
    ['delete', '2'],
    ['tag', 'rename', 'a/b', 'c'],
    ['restore', '2'],
  ]
  const states = [state()]
  for (const step of steps) {
    await run(...step)
    states.push(state())
  }
  for (let at = steps.length - 1; at >= 0; at--) {
    expect(await run('undo')).toMatchObject({ name: expect.any(String) })
    expect(state()).toEqual(states[at])
  }
  for (let at = 1; at <= steps.length; at++) {
    await run('redo')
    expect(state()).toEqual(states[at])
  }
  expect(await run('redo')).toEqual({ name: null })
  const history = historyStepSchema.array().parse(await run('history'))
  expect(history).toHaveLength(steps.length + 1)
  expect(history.every(({ undone }) => !undone)).toBe(true)
})

test('an import is one step: undone, its articles are gone; done again, they are back', async () => {
  const before = await run('list')
  await run('undo')
  expect(await run('list')).toEqual({ total: 0, articles: [] })
  await run('redo')
  expect(await run('list')).toEqual(before)
})

test('the bin takes articles and gives them back', async () => {
  expect(await run('delete', '1', '4')).toEqual({ changed: 2 })
  expect(await run('list')).toMatchObject({ total: 3 })
  expect(await run('restore', '4')).toEqual({ changed: 1 })
  expect(await run('list')).toMatchObject({ total: 4 })
})

test('articles that share text are found, asked about, and the answer is remembered', async () => {
  const similar = similarSchema.array().parse(await run('similar', '1'))
  expect(similar.length).toBeGreaterThan(0)
  for (const { containment, jaccard } of similar) {
    expect(containment).toBeGreaterThanOrEqual(jaccard)
    expect(containment).toBeLessThanOrEqual(1)
  }
  const folder = tempDir()
  const copies = writeSample(folder, 'copies', (name) => name, '\n\nA line of another page.\n\n')
  await json(corpus, ['import', copies])
  const page = z.object({ total: z.int(), pairs: z.array(reviewPairSchema) })
  const open = page.parse(await run('review'))
  expect(open.total).toBeGreaterThan(0)
  const { article, other } = open.pairs[0]!
  await run('review', 'answer', article, other, 'version')
  expect(page.parse(await run('review', 'list')).total).toBe(open.total - 1)
  expect(page.parse(await run('review', '--answered')).pairs).toMatchObject([{ article, other, answer: 'version' }])
})
