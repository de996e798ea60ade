import { describe, expect, it } from 'vitest'
import { insertCompletion } from '../../../renderer/features/search/insert-completion.ts'

/** The text with its caret as `|`. */
const typed = (marked: string) => ({ text: marked.replace('|', ''), caret: marked.indexOf('|') })
const inserted = (marked: string, kind: string, value: string, label = value): string => {
  const { text, caret } = insertCompletion(typed(marked), { kind, value, label })
  return `${text.slice(0, caret)}|${text.slice(caret)}`
}

describe('putting in what was chosen', () => {
  it('takes the place of the clause that the caret is in, and no other', () => {
    expect(inserted('syria outlet:tr|', 'outlet', 'outlet:"TRT World"')).toBe('syria outlet:"TRT World" |')
    expect(inserted('outlet:tr| syria', 'outlet', 'outlet:"TRT World"')).toBe('outlet:"TRT World" |syria')
    expect(inserted('-tag:"eye w|', 'tag', 'tag:"eye witness"')).toBe('-tag:"eye witness" |')
    expect(inserted('(lang:a|) weir', 'language', 'lang:"ar"')).toBe('(lang:"ar"|) weir')
  })

  it('puts in the name of a field, which waits for its value', () => {
    expect(inserted('syria out|', 'field', 'outlet:')).toBe('syria outlet:|')
    expect(inserted('out| syria', 'field', 'outlet:')).toBe('outlet:| syria')
    expect(inserted('-da|', 'field', 'date:')).toBe('-date:|')
  })

  it('puts in a word in place of its beginning', () => {
    expect(inserted('peace cavus|', 'word', 'cavusoglu')).toBe('peace cavusoglu |')
    expect(inserted('cavus| peace', 'word', 'cavusoglu')).toBe('cavusoglu |peace')
  })

  it('takes plain words for the name that they begin', () => {
    expect(inserted('dam weir eng|', 'outlet', 'outlet:"Weir Engineers"', 'Weir Engineers')).toBe(
      'dam outlet:"Weir Engineers" |',
    )
    expect(inserted('weir eng| dam', 'outlet', 'outlet:"Weir Engineers"', 'Weir Engineers')).toBe(
      'outlet:"Weir Engineers" |dam',
    )
  })
})
