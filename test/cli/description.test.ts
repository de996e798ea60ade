import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { articleSchema } from '../../main/contract/article.ts'
import { reviewPairSchema } from '../../main/contract/desk.ts'
import { duplicateCountsSchema, duplicateGroupSchema } from '../../main/contract/duplicates.ts'
import { furnitureGroupSchema, furniturePreviewSchema, furnitureReportSchema } from '../../main/contract/furniture.ts'
import { outletHostSchema } from '../../main/contract/outlets.ts'
import { reviewFacetsSchema } from '../../main/contract/review.ts'
import { articleDiffSchema } from '../../main/contract/text-diff.ts'
import { versionGroupSchema } from '../../main/contract/versions.ts'
import { tempDir } from '../support/temp-dir.ts'
import { inventedText } from './articles.ts'
import { json, variorum } from './cli.ts'

let corpus: string
let folder: string
const run = (...args: string[]): Promise<unknown> => json(corpus, args)

const standing = 'Our readers make this paper possible with three crowns a month.'

/** A page of an invented outlet, told by its address. */
const page = (number: number): string =>
  `${inventedText(number)}\n${standing}\n\nhttps://www.echo-valley.example/${number}\n`

beforeEach(() => {
  const base = tempDir()
  corpus = join(base, 'x.variorum')
  folder = join(base, 'news')
  mkdirSync(folder)
  for (let number = 0; number < 4; number++) writeFileSync(join(folder, `${number}.txt`), page(number))
})

test('pairs are shown word by word, answered by filter, and become versions and duplicates', async () => {
  writeFileSync(join(folder, '0 later.txt'), page(0).replace('Report number 0', 'Report number nought'))
  writeFileSync(join(folder, '1 again.txt'), page(1))
  await run('import', folder)
  const open = z.object({ total: z.int(), pairs: z.array(reviewPairSchema) }).parse(await run('review'))
  expect(open.total).toBe(1)
  const { article, other } = open.pairs[0]!
  expect(reviewFacetsSchema.parse(await run('review', 'facets'))).toMatchObject({ total: 1 })

  const diff = articleDiffSchema.parse(await run('review', 'show', other, article))
  expect(diff.rows.some(({ kind }) => kind === 'changed')).toBe(true)
  const shown = await variorum(['review', 'show', other, article, '--corpus', corpus])
  expect(shown.stdout).toMatch(/\[-(?:0|nought)-\]/)
  expect(shown.stdout).toMatch(/\{\+(?:0|nought)\+\}/)
  expect(shown.stdout).toContain('the same')

  expect(await run('review', 'answer', '--at-least', '99', 'shares')).toEqual({ changed: 0 })
  expect(await run('review', 'answer', '--all-open', 'version')).toEqual({ changed: 1 })
  const versions = versionGroupSchema.parse(await run('versions', article)).versions
  expect(versions.map(({ id }) => id).toSorted()).toEqual([article, other].toSorted())
  const found = z
    .object({
      counts: duplicateCountsSchema,
      kinds: z.array(z.object({ kind: z.string(), total: z.int(), groups: z.array(duplicateGroupSchema) })),
    })
    .parse(await run('duplicates'))
  expect(found.counts).toMatchObject({ bytes: { groups: 1 }, version: { groups: 1 } })
  expect(found.kinds.find(({ kind }) => kind === 'bytes')!.groups[0]!.members[0]!.sources).toHaveLength(2)
  expect(await run('review', 'answer', '--all-open', 'open')).toEqual({ changed: 1 })
  expect(await run('undo')).toMatchObject({ name: expect.stringContaining('Reopen') })

  const wrong = await variorum(['review', 'answer', 'same', '--corpus', corpus])
  expect(wrong).toMatchObject({ code: 2, stdout: '' })
  expect(wrong.stderr).toContain('--all-same-body')
})

test('hosts are named, their articles and later imports with them', async () => {
  await run('import', folder)
  expect(outletHostSchema.array().parse(await run('outlets'))).toEqual([
    { host: 'echo-valley.example', articles: 4, unknown: 4, builtIn: null, own: null, entry: null },
  ])
  expect(await run('outlets', 'set', 'https://www.Echo-Valley.example/x', 'The Echo', '--fill')).toEqual({ changed: 4 })
  expect(articleSchema.parse(await run('show', '1')).outlet).toMatchObject({ value: 'The Echo', status: 'stated' })
  const more = join(folder, 'more')
  mkdirSync(more)
  writeFileSync(join(more, '9.txt'), page(9))
  await run('import', more)
  expect(articleSchema.parse(await run('show', '5')).outlet).toMatchObject({ value: 'The Echo', status: 'stated' })
  await run('outlets', 'remove', 'echo-valley.example')
  expect(await run('outlets')).toMatchObject([{ own: null, unknown: 0 }])
  expect((await variorum(['outlets', 'set', 'nohost', 'X', '--corpus', corpus])).code).toBe(2)
})

test('repeated lines are listed, previewed, set aside, and brought back', async () => {
  await run('import', folder)
  expect(furnitureGroupSchema.array().parse(await run('furniture'))).toMatchObject([
    { scope: 'host', place: 'echo-valley.example', articles: 4 },
  ])
  const host = ['--host', 'echo-valley.example']
  const report = furnitureReportSchema.parse(await run('furniture', 'list', ...host))
  expect(report.lines.map(({ text }) => text)).toContain(standing)
  expect(furniturePreviewSchema.parse(await run('furniture', 'preview', ...host, standing))).toMatchObject({
    articles: 4,
    lines: 4,
  })
  expect(articleSchema.parse(await run('show', '2')).body).toContain(standing)
  expect(await run('furniture', 'accept', ...host, '--all')).toMatchObject({ changed: 4 })
  expect(articleSchema.parse(await run('show', '2')).body).not.toContain(standing)
  await run('undo')
  expect(articleSchema.parse(await run('show', '2')).body).toContain(standing)
  await run('redo')
  expect(await run('furniture', 'reject', '--article', '1', standing)).toMatchObject({ changed: 4 })
  expect(furnitureReportSchema.parse(await run('furniture', 'list', ...host, '--decided')).lines).toMatchObject([
    { decision: 'rejected' },
  ])
  expect((await variorum(['furniture', 'accept', standing, '--corpus', corpus])).code).toBe(2)
})
