import { describe, expect, it } from 'vitest'
import { complete } from '../../../renderer/features/search/complete.ts'

describe('completing what is being typed', () => {
  it('puts the clause in place of the last word', () => {
    expect(complete('syria air', 'tag:"airstrike"', 'airstrike')).toBe('syria tag:"airstrike" ')
  })
  it('takes all words that begin words of the name', () => {
    expect(complete('dam weir eng', 'outlet:"Weir Engineers"', 'Weir Engineers')).toBe('dam outlet:"Weir Engineers" ')
  })
  it('completes a clause that is half typed, also inside its quotation marks', () => {
    expect(complete('syria tag:ey', 'tag:"eye witness"', 'eye witness')).toBe('syria tag:"eye witness" ')
    expect(complete('syria tag:"eye w', 'tag:"eye witness"', 'eye witness')).toBe('syria tag:"eye witness" ')
  })
  it('keeps what stands in parentheses and ignores accents and case', () => {
    expect(complete('(idlib OR çavu', 'by:"Cavusoglu"', 'Cavusoglu')).toBe('(idlib OR by:"Cavusoglu" ')
  })
})
