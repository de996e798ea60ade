import { describe, expect, it } from 'vitest'
import { recognise } from '../../../main/import/recognise.ts'
import { Refusal } from '../../../main/import/refusal.ts'

const bytes = (content: string): Uint8Array => Uint8Array.from(content, (character) => character.charCodeAt(0))

function refusal(name: string, content: string): Refusal {
  try {
    recognise(name, bytes(content))
  } catch (error) {
    if (error instanceof Refusal) return error
  }
  throw new Error(`${name} was not refused`)
}

describe('recognise', () => {
  it.each([
    ['a.txt', 'The wells ran dry.', 'text'],
    ['a', 'The wells ran dry.', 'text'],
    ['a.2024', 'The wells ran dry.', 'text'],
    ['a.md', '# Wells\n\n<p align="center">x</p>', 'markdown'],
    ['a.html', '<!DOCTYPE html><html><body><p>x', 'html'],
    ['a.htm', '<p>x</p>', 'html'],
    ['a.txt', '<https://a.example/wells> is where it stood', 'text'],
    ['a.txt', '[1] A footnote\n{2} another', 'text'],
    ['a.txt', 'MZV said. BM too. PK, ID3 and II* as well.', 'text'],
    ['a.xhtml', '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="x"><body/></html>', 'html'],
  ])('%s: %j is %s', (name, content, format) => {
    expect(recognise(name, bytes(content))).toMatchObject({ format: { name: format }, warnings: [] })
  })

  it.each([
    ['a.txt', '<!-- saved --><html><body><p>x', 'html', 'txt'],
    ['a.txt', '<div><p>a</p><p>b</p><p>c</p><p>d</p></div>', 'html', 'txt'],
    ['a.md', '<!doctype html><html>', 'html', 'md'],
    ['a.html', 'The wells ran dry.', 'text', 'html'],
  ])('the content of %s wins over its name, with a warning', (name, content, format, extension) => {
    const recognised = recognise(name, bytes(content))
    expect(recognised.format.name).toBe(format)
    expect(recognised.warnings).toEqual([{ code: 'wrong-extension', reason: expect.stringContaining(`.${extension}`) }])
  })

  it.each([
    ['a.txt', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['a.txt', 'abc\0def\n'.repeat(10)],
    ['a.txt', 'ab\x01\x02'.repeat(100)],
    ['a.txt', 'SQLite format 3\0'],
  ])('%s: %j is no text', (name, content) => {
    expect(refusal(name, content)).toMatchObject({ outcome: 'skipped', code: 'not-text' })
  })

  it('tells a file of another kind from one whose name promised an article', () => {
    expect(refusal('a.jpg', '\xff\xd8\xff\xe0')).toMatchObject({ outcome: 'skipped', code: 'unsupported' })
    expect(refusal('a.txt', '\xff\xd8\xff\xe0')).toMatchObject({ outcome: 'skipped', code: 'not-text' })
  })

  it.each([
    [
      'a.xlsx',
      `PK\x03\x04${'x'.repeat(26)}[Content_Types].xml....PK\x03\x04${'x'.repeat(26)}xl/workbook.xml`,
      'workbook',
      'CSV',
    ],
    ['a.7z', '7z\xbc\xaf\x27\x1c', 'archive', 'Unpack'],
  ])('%s: %j is known, not read, and the reason says what to do', (name, content, label, advice) => {
    const refused = refusal(name, content)
    expect(refused).toMatchObject({ outcome: 'skipped' })
    expect(refused.message).toContain(label)
    expect(refused.message).toContain(advice)
  })

  it('reads as what it is told to', () => {
    expect(recognise('a.html', bytes('<html><body><p>x'), { as: 'text' }).format.name).toBe('text')
  })

  it('sees through UTF-16', () => {
    const wide = (text: string): Uint8Array =>
      Uint8Array.from([0xff, 0xfe, ...Array.from(text).flatMap((c) => [c.charCodeAt(0), 0])])
    expect(recognise('a.txt', wide('<!doctype html><html><body>')).format.name).toBe('html')
    expect(recognise('a.txt', wide('The wells ran dry.')).format.name).toBe('text')
  })
})
