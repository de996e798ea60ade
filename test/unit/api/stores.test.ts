import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRecents } from '../../../main/api/recents.ts'
import { createSettingsStore } from '../../../main/api/settings-store.ts'
import { settingsSchema } from '../../../main/contract/host.ts'
import { methods } from '../../../main/contract/methods.ts'
import { checkFields } from '../../../main/desk/metadata.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-test-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('settings', () => {
  test('are the defaults at first, and kept when changed', () => {
    const settings = createSettingsStore(folder)
    expect(settings.get()).toEqual(settingsSchema.parse({}))
    const panes = { library: 10, list: 40, reader: 50 }
    settings.set(methods['settings.set'].input.parse({ panes }))
    settings.set(methods['settings.set'].input.parse({ theme: 'dark' }))
    expect(createSettingsStore(folder).get()).toMatchObject({ theme: 'dark', panes })
  })

  test('survive a spoilt file, and each its neighbours', () => {
    writeFileSync(join(folder, 'settings.json'), '{"theme":"dark","readerTextSize":"huge","panes":')
    expect(createSettingsStore(folder).get()).toEqual(settingsSchema.parse({}))
    writeFileSync(join(folder, 'settings.json'), '{"theme":"dark","readerTextSize":"huge"}')
    expect(createSettingsStore(folder).get()).toMatchObject({ theme: 'dark', readerTextSize: 1 })
  })
})

describe('recent corpora', () => {
  test('stand newest first, each once, with a lasting id and whether they are there', () => {
    const here = join(folder, 'a.variorum')
    writeFileSync(here, '')
    const recents = createRecents(folder)
    recents.add(here, 'a')
    const { id } = recents.list()[0]!
    recents.add(join(folder, 'gone.variorum'), 'gone')
    recents.add(here, 'a')
    const again = createRecents(folder)
    expect(again.list()).toMatchObject([
      { id, name: 'a', missing: false },
      { name: 'gone', missing: true },
    ])
    expect(again.resolve(id)).toBe(here)
    expect(again.resolve('other')).toBeUndefined()
  })

  test('survive a spoilt file', () => {
    writeFileSync(join(folder, 'recent.json'), '[{"id":3}]')
    expect(createRecents(folder).list()).toEqual([])
    createRecents(folder).add('/x.variorum', 'x')
    expect(JSON.parse(readFileSync(join(folder, 'recent.json'), 'utf8'))).toHaveLength(1)
  })
})

describe('entered metadata', () => {
  test('has its white space run together, and nothing clears', () => {
    expect(checkFields({ title: '  Two\n lines ', outlet: ' ', url: null })).toEqual({
      title: 'Two lines',
      outlet: null,
      url: null,
    })
  })

  test.each(['2020', '2020-02', '2020-02-29', '2020-02-06T10:30', '2020-02-06T10:30:00+03:00'])(
    '%s is a date',
    (date) => {
      expect(checkFields({ date })).toEqual({ date })
    },
  )

  test.each(['2021-02-29', '2020-13', '6 Feb 2020', '20200206', '2020-02-06T25:00'])('%s is no date', (date) => {
    expect(() => checkFields({ date })).toThrow('Write it as 2020, 2020-02 or 2020-02-06.')
  })

  test('languages are codes', () => {
    expect(checkFields({ language: 'PT-br' })).toEqual({ language: 'pt-BR' })
    expect(() => checkFields({ language: 'zz-qq-xx-1' })).toThrow('no language code')
    expect(() => checkFields({ url: 'javascript:alert(1)' })).toThrow('no web address')
    expect(() => checkFields({ language: 'English' })).toThrow('no language code')
    expect(() => checkFields({})).toThrow('at least one field')
  })
})
