import { describe, expect, it } from 'vitest'
import { rank } from '../../../renderer/features/palette/rank.ts'

const names = ['Restore from bin', 'Import files', 'Bin', 'New tag', 'Combine']
const ranked = (typed: string): string[] => rank(names, typed, (name) => name)

describe('finding a command by its words', () => {
  it('keeps all in their order for an empty text', () => {
    expect(ranked('  ')).toEqual(names)
  })
  it('puts what begins with the word first, then words inside, then parts of words', () => {
    expect(ranked('bin')).toEqual(['Bin', 'Restore from bin', 'Combine'])
  })
  it('wants every word, in any order, whatever case and accents', () => {
    expect(ranked('FÍLES imp')).toEqual(['Import files'])
    expect(ranked('files tag')).toEqual([])
  })
})
