import { describe, expect, test } from 'vitest'
import { DayOrderVote } from '../../../main/import/records/day-order.ts'
import { readStatedDate } from '../../../main/import/records/stated-date.ts'
import { plainName } from '../../../main/import/tables/column-names.ts'
import { isClear, mapColumns, problemOfColumns, sampleColumn } from '../../../main/import/tables/map-columns.ts'

const TEXT = 'A sentence with quite a few words in it that goes on. '.repeat(6)

const mapped = (
  columns: Readonly<Record<string, string>>,
  chosen?: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    [
      ...mapColumns(
        Object.entries(columns).map(([name, value]) => sampleColumn(name, [value])),
        chosen,
      ),
    ].map(([field, { column }]) => [field, column]),
  )

describe('columns', () => {
  test('are compared by their words', () => {
    expect(['pubDate', 'PUB_DATE', ' Pub-Date ', 'Überschrift', 'Año', 'GRÖSSE', 'İçerik'].map(plainName)).toEqual([
      'pub date',
      'pub date',
      'pub date',
      'uberschrift',
      'ano',
      'grosse',
      'icerik',
    ])
  })

  test.each([
    [
      { Headline: 'A', Outlet: 'B', Byline: 'C', Published: '2020-02-06', URL: 'https://x.example/1', Text: TEXT },
      { title: 'Headline', outlet: 'Outlet', byline: 'Byline', date: 'Published', url: 'URL', text: 'Text' },
    ],
    [
      { Titel: 'A', Quelle: 'B', Autor: 'C', Erscheinungsdatum: '6.2.2020', Volltext: TEXT, Sprache: 'de' },
      {
        title: 'Titel',
        outlet: 'Quelle',
        byline: 'Autor',
        date: 'Erscheinungsdatum',
        text: 'Volltext',
        language: 'Sprache',
      },
    ],
    [
      { titre: 'A', média: 'B', auteur: 'C', 'date de publication': '06/02/2020', contenu: TEXT },
      { title: 'titre', outlet: 'média', byline: 'auteur', date: 'date de publication', text: 'contenu' },
    ],
    [
      { Заголовок: 'A', Издание: 'B', Дата: '06.02.2020', Текст: TEXT },
      { title: 'Заголовок', outlet: 'Издание', date: 'Дата', text: 'Текст' },
    ],
    [
      { العنوان: 'A', المصدر: 'B', التاريخ: '2020-02-06', النص: TEXT },
      { title: 'العنوان', outlet: 'المصدر', date: 'التاريخ', text: 'النص' },
    ],
    [
      { 标题: 'A', 来源: 'B', 日期: '2020-02-06', 正文: TEXT },
      { title: '标题', outlet: '来源', date: '日期', text: '正文' },
    ],
    // An address is no outlet, a short description no text, a number no title.
    [
      { source: 'https://x.example/1', title: 'A', text: TEXT },
      { url: undefined, title: 'title', text: 'text' },
    ],
    [
      { name: 'A', description: 'short', article: TEXT, title_length: '7' },
      { title: 'name', standfirst: 'description', text: 'article' },
    ],
    [
      { 'Article headline (EN)': 'A', body_text: TEXT, word_count: '60' },
      { title: 'Article headline (EN)', text: 'body_text' },
    ],
    [{ k1: 'A', k2: TEXT }, { text: 'k2' }],
  ])('are mapped by name and content', (columns, fields) => {
    expect(mapped(columns)).toEqual(
      Object.fromEntries(Object.entries(fields).filter(([, column]) => column !== undefined)),
    )
  })

  test('are as the researcher says, and told when that cannot be', () => {
    const columns = { a: 'A', title: 'B', text: TEXT }
    expect(mapped(columns, { title: 'A' })).toEqual({ title: 'a', text: 'text' })
    expect(mapped(columns, { title: '-' })).toEqual({ text: 'text' })
    expect(problemOfColumns({ title: 'a', text: 'text' }, Object.keys(columns))).toBeUndefined()
    expect(problemOfColumns({ headline: 'a' }, ['a'])).toMatch(/^There is no field “headline”\. The fields are title, /)
    expect(problemOfColumns({ title: 'c' }, ['a', 'b'])).toBe('It has no column “c”. Its columns are “a”, “b”.')
    expect(() => mapped(columns, { title: 'c' })).toThrow('It has no column “c”')
    expect(isClear(mapColumns([sampleColumn('description', ['x'])]))).toBe(false)
  })
})

describe('dates that records state', () => {
  test.each([
    ['2020-02-06', '2020-02-06'],
    ['2020-02-06T23:59:00-11:00', '2020-02-06'],
    ['20200206', '2020-02-06'],
    ['20200206T101500Z', '2020-02-06'],
    ['20200206101500', '2020-02-06'],
    ['Thu, 06 Feb 2020 10:00:00 GMT', '2020-02-06'],
    ['Thu, 6 Feb 20 10:00:00 GMT', '2020-02-06'],
    ['Wed Oct 10 20:19:24 +0000 2018', '2018-10-10'],
    ['2020/2/6 10:00', '2020-02-06'],
    ['February 6, 2020', '2020-02-06'],
    ['6. Februar 2020', '2020-02-06'],
    ['1580947200', '2020-02-06'],
    ['1580947200000', '2020-02-06'],
    ['43867', '2020-02-06'],
    ['2020-02', '2020-02'],
    ['1987', '1987'],
    ['2020-02-31', undefined],
    ['20201506', undefined],
    ['12', undefined],
    ['tomorrow', undefined],
  ])('%s', (printed, iso) => {
    const read = readStatedDate(printed)
    expect(read !== undefined && 'iso' in read ? read.iso : undefined).toBe(iso)
  })

  test('have day and month in the order of their file', () => {
    expect(readStatedDate('06/02/2020')).toEqual({ unclear: '06/02/2020' })
    expect(readStatedDate('06/02/20', 'day-first')).toEqual({ iso: '2020-02-06' })
    expect(readStatedDate('06/02/2020 10:00', 'month-first')).toEqual({ iso: '2020-06-02' })
    const vote = (...values: readonly string[]): unknown => {
      const counted = new DayOrderVote()
      values.forEach((value) => counted.count(value))
      return counted.order
    }
    expect([
      vote('06/02/2020'),
      vote('06/02/2020', '13/02/2020'),
      vote('02/13/2020'),
      vote('13/02/2020', '02/13/2020'),
    ]).toEqual([undefined, 'day-first', 'month-first', undefined])
  })
})
