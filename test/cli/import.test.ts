import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { extractedSchema, articleSchema } from '../../main/contract/article.ts'
import { importReportSchema, type ImportReport } from '../../main/contract/import.ts'
import { corpusInfoSchema } from '../../main/contract/library.ts'
import { tempDir } from '../support/temp-dir.ts'
import { inventedText, writeSample } from './articles.ts'
import { json, variorum } from './cli.ts'
import { writeFileSync } from 'node:fs'

const report = (value: unknown): ImportReport => {
  const parsed = importReportSchema.parse(value)
  const { found, added, alreadyHere, needsReview, failed, skipped, items } = parsed
  expect(added + alreadyHere + needsReview + failed + skipped).toBe(found)
  expect(items).toHaveLength(found)
  return parsed
}

describe('import', () => {
  test('adds five articles, and none of them again when they are renamed and have other line ends', async () => {
    const folder = tempDir()
    const corpus = join(folder, 'x.variorum')
    const first = report(await json(corpus, ['import', writeSample(folder)]))
    expect(first).toMatchObject({ found: 5, failed: 0, skipped: 0, alreadyHere: 0 })
    expect(first.added + first.needsReview).toBe(5)
    const renamed = writeSample(folder, 'again', (name) => `copy of ${name}`, '\r\n')
    const second = report(await json(corpus, ['import', renamed]))
    expect(second).toMatchObject({ found: 5, added: 0, alreadyHere: 5, needsReview: 0, failed: 0, skipped: 0 })
    expect(second.items.map(({ identity }) => identity)).toEqual(['text', 'text', 'text', 'text', 'text'])
    const third = report(await json(corpus, ['import', renamed]))
    expect(third.items.map(({ identity }) => identity)).toEqual(['bytes', 'bytes', 'bytes', 'bytes', 'bytes'])
    const article = articleSchema.parse(await json(corpus, ['show', '1']))
    expect(article.sources.map(({ path }) => path.slice(folder.length + 1).split(/[/\\]/)[0])).toEqual([
      'sample',
      'again',
    ])
    // A single clean file is left behind.
    expect(existsSync(`${corpus}-wal`) || existsSync(`${corpus}-shm`)).toBe(false)
  })

  test('gives all that is imported an outlet, a tag and a set', async () => {
    const folder = tempDir()
    const corpus = join(folder, 'x.variorum')
    await json(corpus, [
      'import',
      writeSample(folder),
      '--outlet',
      'The Sarn Echo',
      '--tag',
      'weir/first',
      '--set',
      'Weir',
    ])
    expect(await json(corpus, ['list', 'outlet:"the sarn echo" tag:weir set:weir'])).toMatchObject({ total: 5 })
    expect(await json(corpus, ['set', 'show', 'weir'])).toMatchObject({ members: ['1', '2', '3', '4', '5'] })
  })

  test('takes a file of another kind beside the articles for no fault, unless it was named', async () => {
    const folder = tempDir()
    const corpus = join(folder, 'x.variorum')
    const articles = writeSample(folder)
    const table = join(articles, 'notes.json')
    writeFileSync(table, '{"rows": [1, 2, 3]}')
    expect(report(await json(corpus, ['import', articles], 0))).toMatchObject({ found: 6, skipped: 1 })
    expect(report(await json(corpus, ['import', table], 3))).toMatchObject({ found: 1, skipped: 1 })
  })

  test('takes files and folders, and prints what people read', async () => {
    const folder = tempDir()
    const file = join(folder, 'one.txt')
    writeFileSync(file, inventedText(1))
    const ended = await variorum(['import', file, writeSample(folder), '--corpus', join(folder, 'x.variorum')])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toMatch(/^6 found: \d added, 0 already here, \d to review, 0 failed, 0 skipped\n/)
  })

  test('creates the corpus; `new` makes an empty one, once', async () => {
    const folder = tempDir()
    const corpus = join(folder, 'empty.variorum')
    const made = await variorum(['new', corpus, '--json'])
    expect(made.code).toBe(0)
    expect(corpusInfoSchema.parse(JSON.parse(made.stdout))).toMatchObject({ name: 'empty', articles: 0 })
    expect(await variorum(['new', corpus])).toMatchObject({ code: 1, stdout: '' })
    expect(corpusInfoSchema.parse(await json(corpus, ['info']))).toMatchObject({ articles: 0, originals: 0 })
  })
})

describe('extract', () => {
  test('prints what import would store, and touches no corpus', async () => {
    const folder = tempDir()
    const [file] = [join(writeSample(folder), '01 weir engineers.txt')]
    const ended = await variorum(['extract', file, '--json'], { cwd: folder })
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const extracted = extractedSchema.strict().array().parse(JSON.parse(ended.stdout))
    expect(extracted).toHaveLength(1)
    const corpus = join(folder, 'x.variorum')
    await json(corpus, ['import', file])
    expect(articleSchema.parse(await json(corpus, ['show', '1']))).toMatchObject(extracted[0]!)
    const people = await variorum(['extract', file])
    expect(people.stdout).toContain('[body]')
  })

  test('says in one line why a file cannot be read', async () => {
    const folder = tempDir()
    const image = join(folder, 'a.txt')
    writeFileSync(image, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]))
    for (const path of [image, join(folder, 'nowhere.txt')]) {
      const ended = await variorum(['extract', path, '--json'])
      expect(ended).toMatchObject({ code: 1, stdout: '' })
      expect(ended.stderr).toMatch(/^variorum: [^\n]+\n$/)
    }
  })
})
