import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../main/contract/errors.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { folderOf, newApp } from './new-app.ts'

describe('corpora', () => {
  test('nothing is open at first, and what needs a corpus says so', async () => {
    const { call } = newApp()
    expect(await call('corpus.current', {})).toBeNull()
    await expect(call('library.get', {})).rejects.toMatchObject({ code: 'no-corpus' })
    await expect(call('import.start', { sources: ['x'] })).rejects.toBeInstanceOf(AppError)
  })

  test('are created, opened again from the recent ones, and never created by opening', async () => {
    const { call, app, dataDir, heard } = newApp()
    const made = await call('corpus.create', { name: 'First' })
    expect(made).toMatchObject({ name: 'First', articles: 0 })
    await call('corpus.create', { name: 'Second' })
    await expect(call('corpus.create', { name: 'First' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await call('corpus.current', {})).toMatchObject({ name: 'Second' })
    const recent = await call('corpus.recent', {})
    expect(recent.map(({ name, missing }) => [name, missing])).toEqual([
      ['Second', false],
      ['First', false],
    ])
    expect(await call('corpus.open', { source: recent[1]!.id })).toMatchObject({ name: 'First' })
    expect(heard.filter(({ name }) => name === 'data.changed').length).toBeGreaterThanOrEqual(3)
    await expect(call('corpus.open', { source: 'made up' })).rejects.toMatchObject({ code: 'not-found' })
    const text = join(dataDir, 'no.variorum')
    writeFileSync(text, 'This is no database. '.repeat(100))
    await expect(call('corpus.open', { source: app.grants.mint(text).id })).rejects.toMatchObject({
      code: 'not-a-corpus',
    })
    // What was open stays open.
    expect(await call('corpus.current', {})).toMatchObject({ name: 'First' })
  })

  test('a window that asks while a corpus is being opened is told of that corpus, or of none when it cannot be', async () => {
    const { app, call } = newApp()
    const opening = app.openCorpusFile(join(tempDir(), 'made.variorum'))
    expect(await call('corpus.current', {})).toMatchObject({ name: 'made' })
    await opening
    const broken = newApp()
    const failing = broken.app.openCorpusFile(tempDir())
    expect(await broken.call('corpus.current', {})).toBeNull()
    await expect(failing).rejects.toBeInstanceOf(AppError)
  })

  test('openCorpusFile creates what is missing, with its folder', async () => {
    const { app } = newApp()
    const file = join(tempDir(), 'new folder', 'made.variorum')
    expect(await app.openCorpusFile(file)).toMatchObject({ name: 'made' })
    expect(await app.openCorpusFile(file)).toMatchObject({ name: 'made' })
    await app.close()
    expect(existsSync(file)).toBe(true)
    expect(existsSync(`${file}-wal`)).toBe(false)
  })

  test('the sample has five articles, the second time too', async () => {
    const first = newApp()
    expect(await first.call('corpus.sample', {})).toMatchObject({ name: 'Sample', articles: 5 })
    const [row] = (await first.call('article.list', { offset: 0, limit: 1, sort: 'title', descending: false })).rows
    const article = await first.call('article.get', { id: row!.id })
    expect(article.sources[0]!.path).toMatch(/^Sample\/0\d /)
    await first.app.close()
    const second = newApp(first.dataDir)
    expect(await second.call('corpus.sample', {})).toMatchObject({ articles: 5, sources: 5 })
  })
})

describe('imports', () => {
  test('run as jobs that windows hear of, with a report', async () => {
    const { app, call, heard, ended } = newApp()
    await call('corpus.create', { name: 'x' })
    const source = await call('files.grant', { path: folderOf(30) })
    const { job, run } = await call('import.start', { sources: [source.id], options: { tag: 'first' } })
    expect(await ended(job)).toMatchObject({ state: 'done', kind: 'import' })
    expect(await call('job.list', {})).toEqual([])
    expect(await call('import.report', { run: run! })).toMatchObject({ found: 30, added: 30 })
    expect(await call('import.runs', {})).toMatchObject([{ run, state: 'done', label: 'inbox' }])
    expect(heard.some((event) => event.name === 'job.progress' && event.data.job === job)).toBe(true)
    const last = heard.findLast((event) => event.name === 'job.progress')
    expect(last?.data).toMatchObject({ done: 30, counts: { added: 30 } })
    expect(await call('library.get', {})).toMatchObject({ articles: 30, tags: [{ name: 'first', articles: 30 }] })
    expect(app.grants.resolve(source.id)).toContain('inbox')
  })

  test('wait for one another, and can be cancelled while they wait', async () => {
    const { app, call, ended } = newApp()
    await call('corpus.create', { name: 'x' })
    const first = app.importPaths([folderOf(300)])
    const second = app.importPaths([folderOf(5, 'harbour')])
    const third = app.importPaths([folderOf(5, 'canal')])
    const [, , waiting] = await call('job.list', {})
    await call('job.cancel', { job: waiting!.job })
    await expect(third).rejects.toMatchObject({ code: 'cancelled' })
    expect(await ended((await first).job)).toMatchObject({ state: 'done' })
    expect(await ended((await second).job)).toMatchObject({ state: 'done' })
    expect(await call('corpus.current', {})).toMatchObject({ articles: 305 })
  })

  test('that run when the corpus is closed stop cleanly, and keep what they stored', async () => {
    const { app, call } = newApp()
    const file = join(tempDir(), 'x.variorum')
    await app.openCorpusFile(file)
    await app.importPaths([folderOf(1_000)])
    expect(await call('job.list', {})).toHaveLength(1)
    await app.close()
    await expect(call('library.get', {})).rejects.toMatchObject({ code: 'no-corpus' })
    const again = newApp()
    await again.app.openCorpusFile(file)
    expect((await again.call('import.runs', {}))[0]!.state).toBe('interrupted')
  })
})

describe('a day at the desk', () => {
  test('search, read, tag, compare, undo and export through the contract', async () => {
    const { call, app } = newApp()
    await call('corpus.sample', {})
    const list = await call('article.list', { query: 'weir', sort: 'relevance', offset: 0, limit: 100 })
    expect(list.rows.length).toBe(list.total)
    expect(list.rows.every(({ hits, snippets }) => hits > 0 && snippets.length > 0)).toBe(true)
    const ids = await call('article.ids', { query: 'weir', sort: 'relevance' })
    expect(ids).toEqual(list.rows.map(({ id }) => id))
    // A query is asked as it stands: the window writes out what is being typed.
    expect((await call('article.ids', { query: 'wei*' })).length).toBe(ids.length)
    const matches = await call('article.matches', { id: ids[0]!, query: 'wei*' })
    const { text } = await call('article.get', { id: ids[0]! })
    expect(matches.length).toBeGreaterThan(0)
    for (const [start, end] of matches) expect(text.slice(start, end)).toMatch(/^wei/i)
    expect(await call('article.list', { query: 'engineesr', offset: 0, limit: 10 })).toMatchObject({
      correctedTo: 'engineers',
    })

    await call('tag.assign', { ids: ids.slice(0, 2), add: ['seen/first'] })
    expect(await call('search.suggest', { text: 'tag:see weir', caret: 7 })).toEqual([
      { kind: 'tag', label: 'seen/first', value: 'tag:"seen/first"', articles: 2 },
    ])
    const folded = await call('article.list', { query: 'weir', sort: 'hits', group: true, offset: 0, limit: 100 })
    expect(folded).toMatchObject({ total: list.total, groups: folded.rows.length, order: 'column' })
    expect(folded.rows.map(({ hits }) => hits)).toEqual(folded.rows.map(({ hits }) => hits).toSorted((a, b) => b - a))
    for (const { id, alike } of folded.rows)
      expect((await call('article.alike', { id, query: 'weir' })).rows).toHaveLength(alike)
    expect((await call('search.facets', { query: 'weir' })).tag).toContainEqual(['seen/first', 2])
    await expect(call('article.edit', { ids, fields: { date: 'soon' } })).rejects.toMatchObject({
      code: 'invalid-input',
    })
    expect(await call('article.edit', { ids, fields: { outlet: 'Echo' } })).toEqual({ changed: ids.length })

    const proposed = await call('set.create', { members: ['5', '4', '3', '2', '1'] })
    expect(proposed.name).toMatch(/weir/i)
    expect(proposed.base).not.toBe('5')
    expect(proposed.members.filter((id) => id !== proposed.base)).toEqual(
      ['5', '4', '3', '2', '1'].filter((id) => id !== proposed.base),
    )
    expect((await call('set.create', { members: ['5', '4', '3', '2', '1'] })).name).toBe(`${proposed.name} (2)`)
    const set = await call('set.create', { name: 'All', members: ['1', '2', '3', '4', '5'] })
    await call('set.saveView', { id: set.id, view: { linkedScroll: false, scroll: { '1': 120.5 } } })
    expect(await call('set.get', { id: set.id })).toMatchObject({
      view: { linkedScroll: false, scroll: { '1': 120.5 } },
    })
    const comparison = await call('compare.run', { articles: set.members })
    expect(comparison.shared.length).toBeGreaterThan(0)
    await expect(call('compare.run', { articles: ['1', '1'] })).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(call('compare.run', { articles: ['1', '77'] })).rejects.toMatchObject({ code: 'not-found' })

    const state = await call('history.state', {})
    expect(state.undo).toContain('All')
    expect(await call('history.undo', {})).toEqual({ name: state.undo })
    expect((await call('history.state', {})).redo).toBe(state.undo)
    expect(await call('set.list', {})).toHaveLength(2)

    const prepared = await call('export.start', { format: 'jsonl', query: 'tag:seen' })
    expect(prepared).toMatchObject({ articles: 2, fileName: 'articles.jsonl' })
    const file = app.exportFile(prepared.export)!
    expect(readFileSync(file.path, 'utf8').trim().split('\n')).toHaveLength(2)
    expect(await call('export.save', { export: prepared.export })).toEqual({ saved: false })
    await expect(call('export.save', { export: 'x' })).rejects.toMatchObject({ code: 'not-found' })
    await app.close()
    expect(existsSync(file.path)).toBe(false)
  })

  test('a call that is cancelled ends so', async () => {
    const { call } = newApp()
    await call('corpus.sample', {})
    const cancelled = AbortSignal.abort()
    await expect(call('article.list', { query: 'weir', offset: 0, limit: 10 }, cancelled)).rejects.toMatchObject({
      code: 'cancelled',
    })
    await expect(call('compare.run', { articles: ['1', '2'] }, cancelled)).rejects.toMatchObject({ code: 'cancelled' })
    await expect(call('export.start', { format: 'jsonl' }, cancelled)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('what the shell decides', () => {
  test('missing abilities are refused, not ignored', async () => {
    const { call } = newApp()
    await expect(call('files.pick', { kind: 'files' })).rejects.toMatchObject({ code: 'unsupported' })
    await expect(call('files.grant', { path: 'relative/path' })).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(call('files.grant', { path: '/no/such/folder' })).rejects.toMatchObject({ code: 'file-unreadable' })
  })

  test('a cancelled dialog creates nothing', async () => {
    const { call } = newApp(tempDir(), { placeNewCorpus: async () => null })
    expect(await call('corpus.create', { name: 'x' })).toBeNull()
    expect(await call('corpus.current', {})).toBeNull()
  })

  test('only web and mail addresses are opened', async () => {
    const opened: string[] = []
    const { call } = newApp(tempDir(), { openLink: async (url) => void opened.push(url) })
    await call('link.open', { url: 'https://example.org/a b' })
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'example.org']) {
      await expect(call('link.open', { url })).rejects.toMatchObject({ code: 'invalid-input' })
    }
    expect(opened).toEqual(['https://example.org/a%20b'])
  })

  test('settings are told to every window', async () => {
    const { call, heard } = newApp()
    await call('settings.set', { theme: 'dark' })
    expect(await call('settings.get', {})).toMatchObject({ theme: 'dark', readerTextSize: 1 })
    expect(heard).toMatchObject([{ name: 'settings.changed', data: { theme: 'dark' } }])
  })
})
