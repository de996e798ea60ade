import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Article } from '../../../main/contract/article.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { newApp } from './new-app.ts'

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
