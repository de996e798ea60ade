import { readdirSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { openCorpusDb, type CorpusDb } from '../../../db/client.ts'
import { createCatalogue } from '../../../main/search/catalogue.ts'
import { createSearcher } from '../../../main/search/searcher.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { corpusOf, type Invented } from './stored-articles.ts'

const closing: (() => Promise<void>)[] = []
const atEnd = (close: () => Promise<void>): number => closing.push(close)
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** Distinct words in letters alone, which no typing error of one letter takes for each other. */
const wordOf = (n: number): string =>
  Array.from(n.toString(13).padStart(5, '0'), (digit) => 'abcdefghijklm'[parseInt(digit, 13)]!.repeat(2)).join('')

const manyWords: Invented[] = Array.from({ length: 56 }, (_, n) => ({
  title: `Title ${wordOf(n)}`,
  blocks: [['body', Array.from({ length: 100 }, (__, k) => wordOf(100 * n + k)).join(' ')]],
}))

async function reopened(db: CorpusDb): Promise<CorpusDb> {
  const { file } = db
  await db.close()
  const again = await openCorpusDb(file, { readers: 1 })
  atEnd(() => again.close())
  return again
}

test('a large vocabulary is kept in the corpus, comes back with it, and learns the words of what changed since', async () => {
  const folder = tempDir()
  const first = await corpusOf(folder, manyWords)
  const catalogue = createCatalogue(first)
  const typed = `${wordOf(4321).slice(0, 8)}x${wordOf(4321).slice(9)}`
  expect(await catalogue.correct([{ word: typed, prefix: false }])).toEqual([wordOf(4321)])
  await catalogue.close()
  const { revision } = (await first.read('catalogue.kept', { part: 'terms', version: 2 }))!
  expect(revision).toBe((await first.read('catalogue.changes', { after: 0, most: 0 })).revision)
  await first.write('article.edit', { ids: ['3'], fields: { title: 'Unprecedented quibbling' } })

  const second = await reopened(first)
  const reads: string[] = []
  const spied: CorpusDb = {
    file: second.file,
    read: (name, input, options) => {
      reads.push(name)
      return second.read(name, input, options)
    },
    write: (name, input) => second.write(name, input),
    onChange: (listener) => second.onChange(listener),
    close: () => second.close(),
  }
  const again = createCatalogue(spied)
  atEnd(() => again.close())
  expect(await again.correct([{ word: typed, prefix: false }])).toEqual([wordOf(4321)])
  await expect
    .poll(() => again.correct([{ word: 'unprecedentde', prefix: false }]), { timeout: 20_000 })
    .toEqual(['unprecedented'])
  expect(reads).not.toContain('search.vocabulary')
  expect((await again.complete('quib', 3)).map(([term]) => term)).toEqual(['quibbling'])
})

test('what cannot be read of it is made anew', async () => {
  const db = await corpusOf(tempDir(), [{ blocks: [['body', 'One solitary weather balloon']] }])
  atEnd(() => db.close())
  for (const part of ['names', 'terms'] as const)
    await db.write('catalogue.keep', { part, version: 2, revision: 1, data: new Uint8Array([1, 2, 3]) })
  const catalogue = createCatalogue(db)
  atEnd(() => catalogue.close())
  expect(await catalogue.correct([{ word: 'ballon', prefix: false }])).toEqual(['balloon'])
  expect(await catalogue.find('english', 3)).toEqual([])
  expect(await catalogue.find('', 3, ['language'])).toMatchObject([{ value: 'lang:"en"', articles: 1 }])
})

test('whoever types does not wait for a vocabulary in the making', async () => {
  const db = await corpusOf(tempDir(), manyWords)
  atEnd(() => db.close())
  const catalogue = createCatalogue(db)
  atEnd(() => catalogue.close())
  expect(await catalogue.correct([{ word: `${wordOf(4321)}x`, prefix: false }], 0)).toEqual([null])
  await catalogue.complete('a', 1)
  expect(await catalogue.correct([{ word: `${wordOf(4321)}x`, prefix: false }], 10_000)).toEqual([wordOf(4321)])
})

test('the file is one file after the searcher and the corpus are closed, whatever is being made', async () => {
  const folder = tempDir()
  const db = await corpusOf(folder, manyWords)
  const searcher = createSearcher(db)
  const asked = searcher.suggest('aab', 5).catch(() => [])
  await searcher.close()
  await db.close()
  await asked
  expect(readdirSync(folder)).toEqual(['test.variorum'])
})
