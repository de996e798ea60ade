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
    { id: 1, name: 'event/strike', colour: 'red', articles: 2 },
    { id: 2, name: 'event/talks', colour: 'blue', articles: 1 },
    { id: 3, name: 'later', colour: 'green', articles: 1 },
  ],
  sets: [{ id: 5, name: 'Market', articles: 2, updatedAt: '2026-01-01T00:00:00Z' }],
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
      ['bin', 1],
      ['sets', 1],
      ['tags', 3],
      ['outlets', 1],
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
  it('says what is not known', () => {
    const outlets = lines(['outlets']).filter((node) => node.kind === 'value')
    expect(outlets.map((node) => [node.label, node.vague])).toEqual([
      ['AP', false],
      ['library.outlet.none', true],
    ])
  })
})
