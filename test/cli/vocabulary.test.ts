import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { comparisonSchema } from '../../main/contract/comparison.ts'
import { termFamiliesSchema, termFamilySchema } from '../../main/contract/term-families.ts'
import { keynessSchema } from '../../main/contract/vocabulary.ts'
import { tempDir } from '../support/temp-dir.ts'
import { writeSample } from './articles.ts'
import { json, variorum } from './cli.ts'

test('term families are kept for the corpus, and comparisons count them; key words against the rest', async () => {
  const folder = tempDir()
  const corpus = join(folder, 'x.variorum')
  const run = (...args: string[]): Promise<unknown> => json(corpus, args)
  await run('import', writeSample(folder))
  const families = async () => termFamiliesSchema.parse(await run('families'))
  const names = async (): Promise<string[]> =>
    comparisonSchema.parse(await run('compare', '1', '2', '3')).names.map(({ family, term }) => `${family}: ${term}`)

  const before = await families()
  expect(before.own).toBe(false)
  expect(await names()).not.toContain('places: weir')
  expect(termFamilySchema.parse(await run('families', 'set', 'Places', 'weir, weirs', 'lower weir'))).toMatchObject({
    name: 'Places',
    terms: [
      { term: 'weir', forms: ['weir', 'weirs'] },
      { term: 'lower weir', forms: ['lower weir'] },
    ],
  })
  expect(await names()).toContain('Places: weir')
  await run('families', 'rename', 'PLACES', 'Sites')
  await run('families', 'set', 'sites', 'weir')
  expect((await families()).families.at(-1)).toMatchObject({ name: 'Sites', terms: [{ term: 'weir' }] })
  await run('families', 'delete', before.families[0]!.name)
  expect((await families()).families).toHaveLength(before.families.length)
  await run('families', 'reset')
  expect(await families()).toEqual(before)
  await run('undo')
  expect((await families()).own).toBe(true)

  const keyness = keynessSchema.parse(await run('keyness', '1', '--min', '1', '--limit', '5'))
  expect(keyness).toMatchObject({ articles: 1, restArticles: 4 })
  expect(keyness.more.length).toBeLessThanOrEqual(5)
  await run('tag', 'add', 'first', '1')
  expect(keynessSchema.parse(await run('keyness', 'tag:first', '--min', '1', '--limit', '5'))).toEqual(keyness)
  const file = join(folder, 'words.csv')
  await variorum(['keyness', '1', '--csv', file, '--corpus', corpus])
  expect(readFileSync(file, 'utf8')).toMatch(/^\ufeffword,count,perThousand,rest,/)
  const table = await variorum(['keyness', '1', '--corpus', corpus])
  expect(table.stdout).toMatch(/words in 1 articles against \d+ in 4/)

  for (const [args, code] of [
    [['keyness', 'outlet:Gone'], 1],
    [['keyness', 'weir'], 2],
    [['keyness'], 2],
    [['families', 'set', 'x', '…'], 1],
    [['families', 'set', 'x'], 2],
    [['families', 'delete', 'gone'], 1],
  ] as const)
    expect((await variorum([...args, '--corpus', corpus])).code).toBe(code)
})
