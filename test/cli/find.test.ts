import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { articleSchema } from '../../main/contract/article.ts'
import { comparisonSchema } from '../../main/contract/comparison.ts'
import { facetsSchema, searchHitSchema } from '../../main/contract/search.ts'
import { sharedTextSchema } from '../../main/contract/shared-text.ts'
import { writeSample } from './articles.ts'
import { json, variorum } from './cli.ts'

// The shapes that cli.md fixes, to the letter.
const listSchema = z.strictObject({
  total: z.int(),
  articles: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string().nullable(),
      outlet: z.string().nullable(),
      date: z.string().nullable(),
      words: z.int(),
      tags: z.array(z.string()),
      alike: z.int().optional(),
    }),
  ),
  groups: z.int().optional(),
})
const resultSchema = z.strictObject({
  total: z.int(),
  tookMs: z.number(),
  correctedTo: z.string().optional(),
  ignored: z.array(z.string()).optional(),
  groups: z.int().optional(),
  order: z.enum(['column', 'relevance', 'newest']),
  hits: z.array(searchHitSchema.strict()),
  facets: facetsSchema.strict(),
})

let folder: string
let corpus: string
const run = (...args: string[]): Promise<unknown> => json(corpus, args)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-test-'))
  corpus = join(folder, 'x.variorum')
  await run('import', writeSample(folder))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('list', () => {
  test('prints all articles, or a window of them, in the order asked for', async () => {
    const all = listSchema.parse(await run('list'))
    expect(all.total).toBe(5)
    expect(all.articles.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5'])
    const window = listSchema.parse(await run('list', '--limit', '2', '--offset', '1'))
    expect(window).toEqual({ total: 5, articles: all.articles.slice(1, 3) })
    const titles = (list: unknown) => listSchema.parse(list).articles.flatMap(({ title }) => title ?? [])
    const sorted = titles(await run('list', '--sort', 'title'))
    expect(sorted).toEqual(sorted.toSorted((a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), 'en')))
    expect(titles(await run('list', '--sort', '-title'))).toEqual(sorted.toReversed())
    const dates = listSchema.parse(await run('list', 'is:dated', '--sort', '-date')).articles.map(({ date }) => date!)
    expect(dates).toEqual(dates.toSorted().toReversed())
  })

  test('takes a query', async () => {
    expect(listSchema.parse(await run('list', 'orchard')).articles.map(({ id }) => id)).toEqual(
      listSchema.parse(await run('list', '--', 'ORCHARD -quokka')).articles.map(({ id }) => id),
    )
  })
})

describe('search', () => {
  test('prints ranked hits with snippets that stand in the article, and facets', async () => {
    const result = resultSchema.parse(await run('search', '“survey engineers”'))
    expect(result.total).toBeGreaterThan(1)
    expect(result.hits).toHaveLength(result.total)
    for (const { id, count, snippets } of result.hits) {
      const { text } = articleSchema.parse(await run('show', id))
      expect(count).toBeGreaterThan(0)
      for (const { match } of snippets) {
        expect(text).toContain(match)
        expect(match.toLowerCase()).toMatch(/^survey\s+engineers$/)
      }
    }
    expect(result.facets.language.reduce((sum, [, articles]) => sum + articles, 0)).toBe(result.total)
  })

  test('never fails on what is no clause, and says what was taken as text', async () => {
    expect(resultSchema.parse(await run('search', 'weir colour:red (')).ignored).toEqual(['colour:red', '('])
    expect(resultSchema.parse(await run('search', `"${'(weir OR '.repeat(2_000)}`)).ignored?.length).toBeGreaterThan(0)
  })

  test('a minus sign at the beginning leaves out', async () => {
    const all = resultSchema.parse(await run('search', '-zzyzx'))
    expect(all.total).toBeGreaterThan(0)
    const without = resultSchema.parse(await run('search', '--limit', '1', '-weir', '-"survey engineers"'))
    expect(without.total).toBeLessThan(all.total)
    expect(without.hits.length).toBeLessThanOrEqual(1)
    expect(resultSchema.parse(await run('search', '--', '-weir', '-"survey engineers"')).total).toBe(without.total)
  })

  test('finds the word that was meant', async () => {
    const result = resultSchema.parse(await run('search', 'engineesr'))
    expect(result.correctedTo).toBe('engineers')
    expect(await run('list', 'engineesr')).toMatchObject({ total: result.total, correctedTo: 'engineers' })
    expect(await run('list', 'set:Nope')).toMatchObject({ total: 0, unknown: [{ clause: 'set:"Nope"' }] })
    expect(result.total).toBeGreaterThan(0)
    expect(resultSchema.parse(await run('search', 'engineesr', '--exact'))).toMatchObject({ total: 0 })
  })
})

test('list and search fold the same texts, and sort by number of hits', async () => {
  const own = mkdtempSync(join(tmpdir(), 'variorum-test-'))
  try {
    const file = join(own, 'own.variorum')
    const body = Array.from({ length: 40 }, (_, n) => `Sluice number ${n} was opened at dawn.`).join(' ')
    writeFileSync(join(own, 'a.txt'), `Dawn at the sluices\n\n${body}\n`)
    writeFileSync(join(own, 'b.txt'), `Water let through\n\n${body}\n`)
    writeFileSync(
      join(own, 'c.txt'),
      'Quiet night\n\nNobody opened a sluice, and the harbour master slept until dawn.\n',
    )
    await json(file, ['import', join(own, 'a.txt'), join(own, 'b.txt'), join(own, 'c.txt')])
    const listed = listSchema.parse(await json(file, ['list', 'sluice', '--sort', '-hits', '--group']))
    expect(listed).toMatchObject({ total: 3, groups: 2 })
    expect(listed.articles.map(({ alike }) => alike)).toEqual([undefined, 1])
    const found = resultSchema.parse(await json(file, ['search', 'sluice', '--sort', 'hits', '--group']))
    expect(found).toMatchObject({ total: 3, groups: 2, order: 'column', hits: [{ alike: 1 }, {}] })
    expect(found.hits[0]!.count).toBeGreaterThan(found.hits[1]!.count)
    const printed = await variorum(['search', 'sluice', '--group', '--corpus', file])
    expect(printed.stdout).toContain('3 articles, 2 different texts')
    expect(printed.stdout).toContain('and 1 more with the same text')
    const wrong = await variorum(['search', 'sluice', '--sort', 'size', '--corpus', file])
    expect([wrong.code, wrong.stderr.includes('hits')]).toEqual([2, true])
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
})

test('show prints an article, or its text alone', async () => {
  const article = articleSchema.strict().parse(await run('show', '1'))
  expect(article.contentHash).toMatch(/^[0-9a-f]{64}$/)
  for (const { start, end } of article.layers) expect(article.text.slice(start, end)).not.toBe('')
  const text = await variorum(['show', '1', '--text', '--corpus', corpus])
  expect(text.stdout).toBe(`${article.text}\n`)
})

describe('compare', () => {
  test('prints everything that the comparison view shows', async () => {
    const comparison = comparisonSchema.parse(await run('compare', '1', '2', '3', '4', '5'))
    expect(comparison.articles.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5'])
    expect(comparison.shared.length).toBeGreaterThan(0)
    const texts = new Map<string, string>()
    for (const { id } of comparison.articles) texts.set(id, articleSchema.parse(await run('show', id)).text)
    for (const { occurrences } of comparison.shared) {
      for (const { article, start, end, text } of occurrences) expect(texts.get(article)!.slice(start, end)).toBe(text)
    }
    expect(comparison.matrix.map((row) => row.length)).toEqual([5, 5, 5, 5, 5])
  })

  test('takes a set, whose base comes first', async () => {
    await run('set', 'create', 'Pair', '3', '1')
    expect(comparisonSchema.parse(await run('compare', '--set', 'pair')).articles.map(({ id }) => id)).toEqual([
      '3',
      '1',
    ])
    expect(
      comparisonSchema.parse(await run('compare', 'set:Pair', '--min-words', '20', '--layers', 'body')),
    ).toMatchObject({
      articles: [{ id: '3' }, { id: '1' }],
    })
    await run('undo')
  })

  test('wants two different articles that are there', async () => {
    for (const args of [['1'], ['1', '1'], ['1', '99'], ['set:none', '1']]) {
      const ended = await variorum(['compare', ...args, '--corpus', corpus, '--json'])
      expect(ended.code).toBeGreaterThan(0)
      expect(ended).toMatchObject({ stdout: '', stderr: expect.stringMatching(/^variorum: [^\n]+\n$/) })
    }
  })
})

describe('export', () => {
  const lines = (file: string) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => articleSchema.strict().parse(JSON.parse(line)))

  test('writes one article a line, exactly as show prints it', async () => {
    const file = join(folder, 'all.jsonl')
    expect(await run('export', '--query', '', '--format', 'jsonl', '--out', file)).toEqual({ articles: 5, file })
    const articles = lines(file)
    expect(articles.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5'])
    expect(articles[2]).toEqual(await run('show', '3'))
    await run('export', '3', '1', '--format', 'jsonl', '--out', file)
    expect(lines(file).map(({ id }) => id)).toEqual(['3', '1'])
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })

  test('leaves out what other articles have, where that is wanted, and `shared` says what that is', async () => {
    const shared = sharedTextSchema.parse(await run('shared', '1'))
    expect(shared.sharers.length).toBeGreaterThan(0)
    const { text } = articleSchema.parse(await run('show', '1'))
    const [start, end] = shared.passages[0]!.places[0]!
    const file = join(folder, 'own.jsonl')
    await run('export', '1', '--format', 'jsonl', '--out', file, '--hide-shared')
    const [own] = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => articleSchema.parse(JSON.parse(line)))
    expect(own!.text).toContain('[…]')
    expect(own!.text).not.toContain(text.slice(start, end))
    const alone = await variorum(['shared', '5', '--corpus', corpus])
    expect(alone).toMatchObject({ code: 0, stderr: '' })
  })

  test('leaves the file that was there when it fails', async () => {
    const file = join(folder, 'kept.jsonl')
    await run('export', '2', '--format', 'jsonl', '--out', file)
    const ended = await variorum(['export', '2', '99', '--format', 'jsonl', '--out', file, '--corpus', corpus])
    expect(ended).toMatchObject({ code: 1, stderr: 'variorum: There is no article 99 in this corpus.\n' })
    expect(lines(file).map(({ id }) => id)).toEqual(['2'])
    const nowhere = await variorum([
      'export',
      '2',
      '--format',
      'jsonl',
      '--out',
      join(folder, 'no', 'x'),
      '--corpus',
      corpus,
    ])
    expect(nowhere).toMatchObject({ code: 1, stdout: '' })
  })
})
