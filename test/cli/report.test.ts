import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importReportSchema, importRunSchema } from '../../main/contract/import.ts'
import { tempDir } from '../support/temp-dir.ts'
import { writeSample } from './articles.ts'
import { json, variorum } from './cli.ts'

test('the report of an import is printed again, filtered, and written as CSV', async () => {
  const folder = tempDir()
  const corpus = join(folder, 'x.variorum')
  const sample = writeSample(folder)
  const first = importReportSchema.parse(await json(corpus, ['import', sample]))
  await json(corpus, ['import', sample])
  const runs = importRunSchema.array().parse(await json(corpus, ['runs']))
  expect(runs.map(({ run, added, alreadyHere }) => [run, added + alreadyHere > 0])).toEqual([
    ['2', true],
    ['1', true],
  ])
  expect(importReportSchema.parse(await json(corpus, ['report', '1']))).toMatchObject({ items: first.items })
  const last = importReportSchema.parse(
    await json(corpus, ['report', '--outcome', 'already-here', '--search', 'COURIER']),
  )
  expect(last).toMatchObject({ run: '2', found: 5 })
  expect(last.items.map(({ path }) => path)).toEqual([expect.stringContaining('courier')])

  const file = join(folder, 'report.csv')
  expect(await json(corpus, ['report', '--csv', file])).toMatchObject({ run: '2', rows: 5 })
  const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
  expect(lines).toHaveLength(6)
  expect(lines[0]).toBe('\ufeffpath,record,outcome,article,duplicate of,identity,code,reason')

  expect(await variorum(['report', '--outcome', 'lost', '--corpus', corpus])).toMatchObject({ code: 2 })
  expect(await variorum(['report', '9', '--corpus', corpus])).toMatchObject({ code: 1 })
  const empty = join(folder, 'empty.variorum')
  await variorum(['new', empty])
  expect(await variorum(['report', '--corpus', empty])).toMatchObject({ code: 1 })
})
