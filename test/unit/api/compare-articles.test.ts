import { expect, onTestFinished, test, vi } from 'vitest'
import type { CorpusDb } from '../../../db/client.ts'
import { compareArticles } from '../../../main/api/compare-articles.ts'
import { freezeSet } from '../../../main/api/freeze-set.ts'
import { createComparer } from '../../../main/compare/comparer.ts'
import { comparedLayers } from '../../../main/contract/prepared.ts'
import { openWith } from './open-with.ts'

vi.setConfig({ testTimeout: 60_000 })

test('what a frozen set keeps is read once, and every read can be given up', async () => {
  const shared = 'the old weir at Haverby will be taken down stone by stone before the spring floods arrive'
  const db = await openWith([`Masons say ${shared}.`, `Bargemen hear ${shared} in the valley.`])
  const { id } = await db.write('set.create', { name: 'Weir', members: ['1', '2'] })
  await freezeSet(db, id)
  await db.write('article.setLayer', { id: '2', start: 0, end: 30, layer: 'furniture' })
  const comparer = createComparer()
  onTestFinished(() => comparer.close())

  const read: { name: string; signal: AbortSignal | undefined }[] = []
  const watched: CorpusDb = {
    file: db.file,
    read: (name, input, how) => {
      read.push({ name, signal: how?.signal })
      return db.read(name, input, how)
    },
    write: (name, input) => db.write(name, input),
    onChange: (listener) => db.onChange(listener),
    close: () => db.close(),
  }
  const { signal } = new AbortController()
  const how = { minWords: 8, layers: comparedLayers }
  const frozen = await compareArticles(watched, comparer, ['1', '2'], { ...how, set: id }, signal)
  expect(read.filter(({ name }) => name === 'set.frozen')).toHaveLength(1)
  expect(read.filter((one) => one.signal !== signal)).toEqual([])
  const today = await compareArticles(db, comparer, ['1', '2'], how)
  expect(frozen.articles[1]!.words).toBeGreaterThan(today.articles[1]!.words)
})
