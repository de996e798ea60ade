import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { folderOf, newApp } from './new-app.ts'

// Each import starts worker threads, and other tests run beside.
vi.setConfig({ testTimeout: 120_000 })

test('a window asks for lines, counts and files, hears how far the reading is, and may give up', async () => {
  const { app, call, heard } = newApp()
  await call('corpus.create', { name: 'x' })
  await app.importPaths([folderOf(30)])
  await app.idle()

  const page = await call('concordance.lines', { query: 'river', offset: 50, limit: 20 })
  expect(page).toMatchObject({ total: 60, articles: 30, shown: 60 })
  expect(page.lines).toHaveLength(10)
  const told = heard.flatMap(({ name, data }) => (name === 'concordance.progress' ? [data] : []))
  expect(told.at(-1)).toEqual({ query: 'river', done: 30, total: 30, hits: 60 })

  const { collocates } = await call('concordance.collocates', { query: 'river', atLeast: 10 })
  const nobody = collocates.find(({ word }) => word === 'nobody')!
  expect(nobody).toMatchObject({ together: 30, articles: 30, frequency: 30 })
  expect((await call('concordance.dispersion', { query: 'river', limit: 5 })).rows).toHaveLength(5)
  expect(await call('concordance.frequency', { query: 'river' })).toMatchObject({ total: 60, undated: { hits: 60 } })

  const { export: lines, fileName, rows } = await call('concordance.csv', { query: 'title:x river', context: 3 })
  expect([fileName, rows]).toEqual(['Concordance of title_x river.csv', 0])
  expect(readFileSync(app.exportFile(lines)!.path, 'utf8')).toMatch(/^\ufeffline,before,match,after,/)
  const { export: plot } = await call('picture.export', { name: 'Frequency of river', kind: 'svg', data: '<svg/>' })
  expect(app.exportFile(plot)!.fileName).toBe('Frequency of river.svg')
  const { export: picture } = await call('picture.export', { name: 'Frequency', kind: 'png', data: 'iVBORw==' })
  expect(app.exportFile(picture)!.fileName).toBe('Frequency.png')
  expect([...readFileSync(app.exportFile(picture)!.path)]).toEqual([0x89, 0x50, 0x4e, 0x47])

  const given = AbortSignal.abort()
  await expect(call('concordance.lines', { query: 'nobody', offset: 0, limit: 1 }, given)).rejects.toMatchObject({
    code: 'cancelled',
  })
})
