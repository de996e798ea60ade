import { describe, expect, it } from 'vitest'
import { fieldProblem } from '../../../renderer/features/metadata/field-problem.ts'

describe('what is wrong with a typed value', () => {
  it.each(['2020', '2020-02', '2020-02-29', ' 2020-02-14 ', '2020-02-14T10:30:00Z', ''])(
    'takes the date %j',
    (date) => {
      expect(fieldProblem('date', date)).toBeNull()
    },
  )
  it.each(['20', '2020-13', '2020-02-30', '2021-02-29', '14.2.2020', 'yesterday'])('refuses the date %j', (date) => {
    expect(fieldProblem('date', date)).toBe('metadata.date.wrong')
  })
  it('knows languages and addresses', () => {
    expect(fieldProblem('language', 'pt-BR')).toBeNull()
    expect(fieldProblem('language', 'English!')).toBe('metadata.language.wrong')
    expect(fieldProblem('url', 'https://example.org/a')).toBeNull()
    expect(fieldProblem('url', 'example')).toBe('metadata.url.wrong')
    expect(fieldProblem('title', 'Anything “goes”')).toBeNull()
  })
})
