import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { comparisonSetSchema } from '../../main/contract/desk.ts'
import { savedSearchSchema } from '../../main/contract/saved-search.ts'
import { tempDir } from '../support/temp-dir.ts'
import { writeSample } from './articles.ts'
import { json, variorum } from './cli.ts'

const listed = z.array(savedSearchSchema.extend({ articles: z.int() }))

test('searches are saved, listed with counts, used in queries and as articles, changed and deleted', async () => {
  const folder = tempDir()
  const corpus = join(folder, 'x.variorum')
  const run = (...args: string[]): Promise<unknown> => json(corpus, args)
  await run('import', writeSample(folder))

  expect(savedSearchSchema.parse(await run('searches', 'save', 'Weirs', 'weir', 'OR', 'lock'))).toMatchObject({
    name: 'Weirs',
    query: 'weir OR lock',
  })
  await run('searches', 'save', 'None of it', '--', '-search:weirs')
  const searches = listed.parse(await run('searches'))
  expect(searches.map(({ name }) => name)).toEqual(['Weirs', 'None of it'])
  const [weirs, others] = searches.map(({ articles }) => articles)
  expect(weirs).toBeGreaterThan(0)
  expect(weirs! + others!).toBe(5)

  const found = z.object({ total: z.int(), articles: z.array(z.object({ id: z.string() })) })
  const list = found.parse(await run('list', 'search:WEIRS'))
  expect(list.total).toBe(weirs)
  expect(found.parse(await run('list', 'search:"none of it" search:weirs')).total).toBe(0)
  const set = comparisonSetSchema.parse(await run('set', 'create', 'From search', 'search:Weirs'))
  expect(set.members.toSorted()).toEqual(list.articles.map(({ id }) => id).toSorted())

  await run('searches', 'rename', 'Weirs', 'Sluices')
  await run('searches', 'change', 'sluices', 'zzz')
  expect(listed.parse(await run('searches', 'list'))[0]).toMatchObject({ name: 'Sluices', query: 'zzz', articles: 0 })
  await run('searches', 'delete', 'Sluices')
  expect(listed.parse(await run('searches'))).toHaveLength(1)
  await run('undo')
  expect(listed.parse(await run('searches'))).toHaveLength(2)

  const table = await variorum(['searches', '--corpus', corpus])
  expect(table.stdout).toMatch(/search +articles +query/)
  for (const [args, code] of [
    [['searches', 'save', 'Sluices', 'x'], 1],
    [['searches', 'delete', 'gone'], 1],
    [['set', 'create', 'S', 'search:gone'], 1],
    [['searches', 'save', 'no query'], 2],
    [['searches', 'rename', 'one'], 2],
    [['searches', 'make'], 2],
  ] as const) {
    const ended = await variorum([...args, '--corpus', corpus])
    expect(ended.code, args.join(' ')).toBe(code)
    expect(ended.stderr.trim().split('\n')).toHaveLength(1)
  }
})
