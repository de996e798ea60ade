import { describe, expect, it } from 'vitest'
import { isPublishedDate, showPublishedDate } from '../../../renderer/article/published-date.ts'
import { readFieldInput, showLanguage } from '../../../renderer/features/reader/field-input.ts'

describe('published dates', () => {
  it('are dates of the calendar, as precise as known', () => {
    for (const date of ['2020', '2020-02', '2020-02-29', '2020-02-06T23:59', '2020-02-06T09:30:00+03:00']) {
      expect(isPublishedDate(date), date).toBe(true)
    }
    for (const date of [
      '20',
      '2020-13',
      '2020-2-6',
      '2019-02-29',
      '2020-04-31',
      '2020-02-06T24:00',
      '6 February 2020',
    ]) {
      expect(isPublishedDate(date), date).toBe(false)
    }
  })

  it('are shown no more precise than they are, in no other time zone', () => {
    expect(showPublishedDate('2020', 'en')).toBe('2020')
    expect(showPublishedDate('2020-02', 'en')).toBe('February 2020')
    expect(showPublishedDate('2020-02-06', 'en')).toBe('6 February 2020')
    expect(showPublishedDate('2020-02-06T09:30:00+03:00', 'en')).toBe('6 February 2020, 09:30+03:00')
    expect(showPublishedDate('2020-02-06T23:59:00Z', 'en')).toBe('6 February 2020, 23:59 UTC')
    expect(showPublishedDate('last Thursday', 'en')).toBe('last Thursday')
  })
})

describe('readFieldInput', () => {
  it('clears with nothing, and drops white space around a value', () => {
    expect(readFieldInput('title', '  ')).toEqual({ value: null })
    expect(readFieldInput('outlet', ' Reuters ')).toEqual({ value: 'Reuters' })
  })

  it('says which form is wanted', () => {
    expect(readFieldInput('date', '2020-02-31')).toEqual({ problem: 'date' })
    expect(readFieldInput('url', 'example.org')).toEqual({ problem: 'url' })
    expect(readFieldInput('url', 'javascript:alert(1)')).toEqual({ problem: 'url' })
    expect(readFieldInput('language', 'english')).toEqual({ problem: 'language' })
  })

  it('takes addresses and language codes', () => {
    expect(readFieldInput('url', 'https://example.org/a?b=c')).toEqual({ value: 'https://example.org/a?b=c' })
    expect(readFieldInput('language', 'PT-br')).toEqual({ value: 'pt-BR' })
  })
})

describe('showLanguage', () => {
  it('names what has a name and shows the code of the rest', () => {
    expect(showLanguage('en', 'en')).toBe('English (en)')
    expect(showLanguage('qaa', 'en')).toContain('qaa')
    expect(showLanguage('no code', 'en')).toBe('no code')
  })
})
