import { describe, expect, it } from 'vitest'
import type { Library } from '../../../main/contract/library.ts'
import { libraryNodes } from '../../../renderer/features/library/nodes.ts'

const library: Library = {
  articles: 7,
  untagged: 2,
  inBin: 1,
  openReviews: 3,
  outlets: [
    { value: 'AP', articles: 4 },
    { value: '', articles: 3 },
  ],
  languages: [],
  years: [],
  tags: [
    { id: 1, name: 'event/strike', colour: 'red', articles: 2, own: 2 },
    { id: 2, name: 'event/talks', colour: 'blue', articles: 1, own: 1 },
    { id: 3, name: 'later', colour: 'green', articles: 1, own: 1 },
  ],
  sets: [{ id: 5, name: 'Market', articles: 2, updatedAt: '2026-01-01T00:00:00Z', frozenAt: null }],
  runs: [],
}

const lines = (open: readonly string[]) =>
  libraryNodes(
    library,
    (key) => open.includes(key),
    (id) => id,
    (code) => code,
    (run) => run.label,
  )

describe('the lines of the library', () => {
  it('shows groups with their counts, and nothing inside what is closed', () => {
    expect(lines([]).map((node) => [node.key, node.count])).toEqual([
      ['all', 7],
      ['untagged', 2],
      ['review', 3],
      ['duplicates', null],
      ['bin', 1],
      ['sets', 1],
      ['tags', 3],
      ['outlets', 1],
      ['folders', null],
    ])
  })
  it('nests tags by their steps, with a parent that is no tag itself', () => {
    const tags = lines(['tags', 'tag:event']).filter((node) => node.kind === 'tag')
    expect(tags.map((node) => [node.label, node.level, node.count, node.tag])).toEqual([
      ['event', 2, null, undefined],
      ['strike', 3, 2, 1],
      ['talks', 3, 1, 2],
      ['later', 2, 1, 3],
    ])
  })
  it('opens folders and years into what was asked for', () => {
    const years = [
      { value: '2020', articles: 3 },
      { value: '', articles: 4 },
    ]
    const open = ['years', 'year:2020', 'date:2020-02', 'folders', 'folder:/n']
    const nodes = libraryNodes(
      { ...library, years },
      (key) => open.includes(key),
      (id) => id,
      String,
      (run) => run.label,
      {
        days: (within) => ({
          days: [{ value: within.length === 4 ? '2020-02' : '2020-02-06', articles: 2 }],
          vague: 1,
        }),
        dayName: (value) => `day ${value}`,
        folders: (within) =>
          within === null
            ? [
                { path: '.', label: '.', container: false, articles: 1, inner: false },
                { path: '/n', label: '/n', container: false, articles: 6, inner: true },
              ]
            : [{ path: '/n/a.zip', label: 'a.zip', container: true, articles: 2, inner: false }],
      },
    )
    const shown = nodes.filter(({ key }) => /^(?:year|date|folder):/.test(key))
    expect(shown.map(({ key, level, label, count, open }) => [key, level, label, count, open])).toEqual([
      ['year:2020', 2, '2020', 3, true],
      ['date:2020-02', 3, 'day 2020-02', 2, true],
      ['date:2020-02-06', 4, 'day 2020-02-06', 2, undefined],
      ['year:', 2, 'library.year.none', 4, undefined],
      ['folder:.', 2, 'library.folder.none', 1, undefined],
      ['folder:/n', 2, '/n', 6, true],
      ['folder:/n/a.zip', 3, 'a.zip', 2, undefined],
    ])
    expect(shown.at(-1)!.target).toEqual({
      to: 'filter',
      filter: { kind: 'folder', value: '/n/a.zip', label: '/n/a.zip' },
    })
  })
  it('says what is not known', () => {
    const outlets = lines(['outlets']).filter((node) => node.kind === 'value')
    expect(outlets.map((node) => [node.label, node.vague])).toEqual([
      ['AP', false],
      ['library.outlet.none', true],
    ])
  })
})
