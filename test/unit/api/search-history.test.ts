import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createSearchHistory } from '../../../main/api/search-history.ts'
import { tempDir } from '../../support/temp-dir.ts'

it('keeps the last queries of each corpus, newest first, readable by this user only', () => {
  const folder = tempDir()
  const history = createSearchHistory(folder)
  history.add('a', 'weir')
  history.add('a', 'lock')
  history.add('b', 'sluice')
  expect(history.add('a', 'weir')).toEqual(['weir', 'lock'])
  expect(createSearchHistory(folder).list('a')).toEqual(['weir', 'lock'])
  expect(createSearchHistory(folder).list('c')).toEqual([])
  expect(statSync(join(folder, 'searches.json')).mode & 0o077).toBe(0)
})

it('takes what a query grew out of as one with it, and keeps no more than fifty', () => {
  const history = createSearchHistory(tempDir())
  history.add('a', 'weir')
  expect(history.add('a', 'weir lock')).toEqual(['weir lock'])
  for (let at = 0; at < 80; at++) history.add('a', `${at} x`)
  expect(history.list('a')).toHaveLength(50)
  expect(history.list('a')[0]).toBe('79 x')
})

it('forgets one query, or all of a corpus and no other', () => {
  const folder = tempDir()
  const history = createSearchHistory(folder)
  for (const query of ['one', 'two', 'three']) history.add('a', query)
  history.add('b', 'four')
  expect(history.forget('a', 'two')).toEqual(['three', 'one'])
  expect(history.forget('a', undefined)).toEqual([])
  expect(createSearchHistory(folder).list('b')).toEqual(['four'])
  expect(readFileSync(join(folder, 'searches.json'), 'utf8')).not.toContain('three')
})

it('begins anew with a spoilt file', () => {
  const folder = tempDir()
  writeFileSync(join(folder, 'searches.json'), '[{"corpus": 3}]')
  expect(createSearchHistory(folder).list('a')).toEqual([])
})
