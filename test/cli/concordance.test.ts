import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { articleSchema } from '../../main/contract/article.ts'
import {
  collocatesSchema,
  concordanceLineSchema,
  dispersionSchema,
  frequencySchema,
} from '../../main/contract/concordance.ts'
import { writeSample } from './articles.ts'
import { json, variorum } from './cli.ts'

const printedSchema = z.strictObject({
  total: z.int(),
  articles: z.int(),
  correctedTo: z.string().optional(),
  ignored: z.array(z.string()).optional(),
  lines: z.array(concordanceLineSchema.strict()),
})

let folder: string
let corpus: string
const run = (...args: string[]): Promise<unknown> => json(corpus, args)
const lines = async (...args: string[]) => printedSchema.parse(await run('concordance', ...args))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-test-'))
  corpus = join(folder, 'x.variorum')
  await run('import', writeSample(folder))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('concordance', () => {
  test('prints every hit exactly as it stands in its article, with so many words around it', async () => {
    const { total, articles, lines: found } = await lines('"survey engineers"', '--context', '4')
    expect(found).toHaveLength(total)
    expect(total).toBeGreaterThan(3)
    expect(new Set(found.map(({ article }) => article)).size).toBe(articles)
    const texts = new Map<string, string>()
    for (const { article, start, end, match, before, after } of found) {
      if (!texts.has(article)) texts.set(article, articleSchema.parse(await run('show', article)).text)
      expect(texts.get(article)!.slice(start, end)).toBe(match)
      expect(match).toMatch(/^survey\s+engineers$/i)
      for (const side of [before, after]) expect((side.match(/[\p{L}\p{N}]+/gu) ?? []).length).toBeLessThanOrEqual(4)
    }
  })

  test('sorts, and prints a window of the lines', async () => {
    const all = await lines('weir', '--sort', 'right', '--words', '1')
    const words = all.lines.map(({ after }) => /[\p{L}\p{N}]+/u.exec(after)?.[0].toLowerCase() ?? '~')
    expect(words).toEqual(words.toSorted())
    const window = await lines('weir', '--sort', 'right', '--words', '1', '--limit', '2', '--offset', '1')
    expect(window).toEqual({ ...all, lines: all.lines.slice(1, 3) })
    const dates = (await lines('weir', '--sort', '-date')).lines.flatMap(({ date }) => date ?? [])
    expect(dates).toEqual(dates.toSorted().toReversed())
    expect(await lines('wier')).toMatchObject({ total: all.total, correctedTo: 'weir' })
  })

  test('prints collocates, dispersion and frequency', async () => {
    const near = collocatesSchema.strict().parse(await run('concordance', 'weir', '--collocates', '--min', '2'))
    const upper = near.collocates.find(({ word }) => word === 'upper')!
    const pair = await lines(upper.query!)
    expect(pair.lines.filter(({ match }) => match.toLowerCase() === 'upper')).toHaveLength(upper.together)
    const spread = dispersionSchema.strict().parse(await run('concordance', 'weir', '--dispersion'))
    expect(spread.rows.reduce((sum, { hits }) => sum + hits, 0)).toBe(spread.total)
    const time = frequencySchema.strict().parse(await run('concordance', 'weir', '--frequency', '--by', 'year'))
    expect(time.series[0]!.hits + time.undated.hits + time.imprecise.hits).toBe(time.total)
  })

  test('writes all lines as CSV, and shows them in columns on a terminal', async () => {
    const file = join(folder, 'lines.csv')
    const { total } = await lines('weir')
    expect(await run('concordance', 'weir', '--csv', file)).toEqual({ rows: total, file })
    const table = readFileSync(file, 'utf8')
    expect(table.startsWith('\ufeffline,before,match,after,')).toBe(true)
    expect(table.split('\r\n')).toHaveLength(total + 2)
    const { stdout } = await variorum(['concordance', 'weir', '--corpus', corpus])
    const printed = stdout.trimEnd().split('\n')
    expect(printed.at(-1)).toMatch(new RegExp(`^${total} lines in \\d+ articles$`))
    expect(new Set(printed.slice(0, -1).map((line) => line.indexOf('['))).size).toBe(1)
  })

  test('says what it does not understand', async () => {
    for (const [args, said] of [
      [['weir', '--sort', 'colour'], '--sort wants'],
      [['weir', '--context', '51'], 'whole number from 0 to 50'],
      [['weir', '--collocates', '--dispersion'], 'one of'],
      [[], 'Say what to look for'],
    ] as const) {
      const { code, stderr } = await variorum(['concordance', ...args, '--corpus', corpus])
      expect([code, stderr]).toEqual([2, expect.stringContaining(said)])
    }
  })
})
