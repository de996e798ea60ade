import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Article } from '../../../main/contract/article.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { sharedTextsOf } from '../../../main/api/shared-texts.ts'
import { createComparer } from '../../../main/compare/comparer.ts'
import { newApp } from './new-app.ts'
import { openWith } from './open-with.ts'

vi.setConfig({ testTimeout: 120_000 })

const statement =
  'The water board said on Monday that the old lock gates at Haverby would be replaced before the spring floods arrive in the valley.'
const files = {
  'a.txt': `Lock gates to be replaced\n\nThe market town of Haverby has waited eleven years for this week.\n\n${statement}\n\nBargemen drank to the news in every tavern along the towpath.\n`,
  'b.txt': `Haverby lock closes\n\nBoats will take the northern channel while masons work.\n\n${statement.replace('on Monday', 'on Tuesday')}\n`,
  'c.txt': `Board keeps its promise\n\n${statement}\n\nShopkeepers fear for the summer trade and want a ferry instead.\n`,
  'd.txt': 'Chess club wins again\n\nThe juniors took the county cup for the third year in a row on Sunday evening.\n',
}

async function newCorpus() {
  const parts = newApp()
  await parts.call('corpus.create', { name: 'x' })
  const folder = join(tempDir(), 'haverby')
  mkdirSync(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  await parts.app.importPaths([folder])
  await parts.app.idle()
  const { rows } = await parts.call('article.list', { sort: 'title', descending: false, offset: 0, limit: 10 })
  const idOf = (title: string): string => rows.find((row) => row.title === title)!.id
  return { ...parts, lock: idOf('Lock gates to be replaced'), chess: idOf('Chess club wins again'), board: idOf('Board keeps its promise') } // prettier-ignore
}

test('any article says what it shares, an export leaves it out, and closest wordings are offered', async () => {
  const { app, call, lock, chess, board } = await newCorpus()
  const shared = await call('article.shared', { id: lock })
  expect(shared).toMatchObject({ candidates: 2, compared: 2, standing: { words: 0, places: [] } })
  expect(shared.passages).toHaveLength(1)
  const [{ places: [[start, end] = [0, 0]] } = { places: [] }] = shared.passages
  expect(shared.passages[0]).toMatchObject({ kind: 'light-edit', others: 2, occurrences: 2 })
  const { text } = await call('article.get', { id: lock })
  expect(text.slice(start, end)).toBe(statement.slice(0, -1))
  expect(new Set(shared.sharers.map(({ title }) => title))).toEqual(
    new Set(['Board keeps its promise', 'Haverby lock closes']),
  )
  expect(shared.sharedWords / shared.words).toBe(shared.sharedShare)

  const { total, occurrences } = await call('article.occurrences', { id: lock, start, end })
  expect(total).toBe(2)
  expect(occurrences.find((one) => one.article === board)).toMatchObject({ same: true, text: statement.slice(0, -1) })
  expect(occurrences.find((one) => one.article !== board)).toMatchObject({ same: false, text: expect.stringContaining('on Tuesday') }) // prettier-ignore
  expect(await call('article.occurrences', { id: lock, start: 0, end: 4 })).toEqual({ total: 0, occurrences: [] })
  expect(await call('article.shared', { id: chess })).toMatchObject({
    sharedWords: 0,
    passages: [],
    sharers: [],
    candidates: 0,
  })

  // An export without it says so, and keeps its layers true.
  const { export: id } = await call('export.start', { format: 'jsonl', ids: [lock], hideShared: true })
  expect(app.exportFile(id)!.fileName).toBe('articles without shared text.jsonl')
  const whole = await call('article.get', { id: lock })
  const part = JSON.parse(readFileSync(app.exportFile(id)!.path, 'utf8')) as Article & { leftOut: unknown }
  expect(part.text).toBe(whole.text.replace(statement.slice(0, -1), '[…]'))
  expect(part.leftOut).toEqual({ passages: 1, words: 24 })
  expect(part.words).toBe(whole.words - 24)
  expect(part.contentHash).toBe(whole.contentHash)
  expect(part.body).not.toContain('water board')
  const headline = part.layers.find(({ layer }) => layer === 'headline')!
  expect(part.text.slice(headline.start, headline.end)).toBe('Lock gates to be replaced')
  expect(part.layers.every(({ end }) => end <= part.text.length)).toBe(true)

  const place = text.indexOf('The water board')
  const passage = { article: lock, start: place, end: place + statement.length }
  const [first, second] = await call('compare.closest', { articles: [lock, board, chess], passage })
  expect(first!.article).toBe(board)
  expect(first!.sentences[0]).toMatchObject({ score: 1, passage: { text: statement } })
  expect(second!.article).toBe(chess)
  await expect(call('compare.closest', { articles: [lock, '999'], passage })).rejects.toMatchObject({
    code: 'not-found',
  })

  // What was found is kept until the corpus changes.
  await call('article.delete', { ids: [board] })
  expect(await call('article.shared', { id: lock })).toMatchObject({ candidates: 1, passages: [{ others: 1 }] })
  await expect(call('article.shared', { id: lock }, AbortSignal.abort())).resolves.toMatchObject({ id: lock })
  await expect(call('article.shared', { id: chess }, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  await expect(call('article.shared', { id: '999' })).rejects.toMatchObject({ code: 'not-found' })
})

test('who asks for the same at once waits for one search, which ends when nobody waits; work in sets leaves answers be', async () => {
  const db = await openWith(Object.values(files).slice(0, 3))
  const comparer = createComparer()
  onTestFinished(() => comparer.close())
  let searches = 0
  const share: typeof comparer.share = (...asked) => {
    searches++
    return comparer.share(...asked)
  }
  const texts = sharedTextsOf(db, () => ({ share }))
  const given = new AbortController()
  const first = texts.of('1', given.signal)
  const both = Promise.all([texts.of('1'), texts.occurrences({ id: '1', start: 0, end: 400 }, { offset: 0, limit: 9 })])
  given.abort()
  await expect(first).rejects.toMatchObject({ code: 'cancelled' })
  const [shared, { total }] = await both
  expect(shared).toMatchObject({ id: '1', candidates: 2 })
  expect(total).toBe(2)
  expect(searches).toBe(1)

  const { id } = await db.write('set.create', { name: 'x', members: ['1', '2'] })
  await db.write('set.link', { id, kind: 'link', places: [{ article: '1', start: 0, end: 4, text: 'Lock' }] })
  expect(await texts.of('1')).toBe(shared)
  await db.write('article.setState', { ids: ['2'], state: 'bin' })
  expect(await texts.of('1')).toMatchObject({ candidates: 1 })
  expect(searches).toBe(2)

  // All have given up: the search is ended, and the next one who asks begins another.
  const lone = new AbortController()
  const alone = [texts.of('3', lone.signal), texts.of('3', lone.signal)]
  lone.abort()
  for (const one of alone) await expect(one).rejects.toMatchObject({ code: 'cancelled' })
  expect(await texts.of('3')).toMatchObject({ id: '3' })
  await expect(texts.of('99')).rejects.toMatchObject({ code: 'not-found' })
  await expect(texts.of('99')).rejects.toMatchObject({ code: 'not-found' })
})
