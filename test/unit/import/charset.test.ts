import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../../main/import/charset.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)))

/** A text in an encoding with one byte a character, by the decoder's own table. */
function encode(text: string, encoding: string): Uint8Array {
  const table = new Map<string, number>()
  const decoder = new TextDecoder(encoding)
  for (let byte = 255; byte >= 0; byte--) table.set(decoder.decode(Uint8Array.of(byte)), byte)
  return Uint8Array.from(text, (character) => table.get(character) ?? 63)
}

/** A text in a Chinese, Japanese or Korean encoding, by the decoder's own table. */
function encodeWide(text: string, encoding: string): Uint8Array {
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let first = 0; first < 256; first++) {
    for (let second = 0; second < 256; second++) {
      for (const pair of first < 128 ? [[first]] : [[first, second]]) {
        try {
          const character = decoder.decode(Uint8Array.from(pair))
          if (!table.has(character)) table.set(character, pair)
        } catch {
          // No character has these bytes.
        }
      }
      if (first < 128) break
    }
  }
  return Uint8Array.from(Array.from(text).flatMap((character) => table.get(character) ?? [63]))
}

function utf16(text: string, little: boolean): number[] {
  return Array.from(text).flatMap((character) => {
    const unit = character.charCodeAt(0)
    return little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]
  })
}

const RUSSIAN = 'Речное ведомство сообщило в четверг, что колодцы в верхней долине пересохли. Жители уезжают в город.'
const ARABIC = 'أعلنت سلطة النهر يوم الخميس أن آبار الوادي العلوي قد جفت، وأن سكان القرى يغادرون إلى المدينة.'
const GERMAN =
  'Die Flußbehörde teilte am Donnerstag mit, daß die Brunnen „versiegt“ seien – für die Täler ein schwerer Schlag.'
const JAPANESE = '河川局は木曜日、上流の谷の井戸が枯れたと発表した。住民は町へ避難している。'
const CHINESE = '河流管理局星期四表示，上游山谷的水井已经干涸。居民正在前往城里。'
const POLISH =
  'Władze rzeki poinformowały w czwartek, że studnie w górnej dolinie wyschły. Mieszkańcy wyjeżdżają do miasta – mówią źródła.'

describe('decode', () => {
  it.each([
    ['utf-8', bytes([0xef, 0xbb, 0xbf], 'Brunnen für alle')],
    ['utf-16le', bytes([0xff, 0xfe], utf16('Brunnen für alle', true))],
    ['utf-16be', bytes([0xfe, 0xff], utf16('Brunnen für alle', false))],
  ])('goes by the byte order mark of %s and leaves it out', (encoding, marked) => {
    expect(decode(marked)).toEqual({ text: 'Brunnen für alle', encoding })
  })

  it.each([
    ['utf-16le', true, RUSSIAN],
    ['utf-16be', false, RUSSIAN],
    ['utf-16le', true, ARABIC],
    ['utf-16be', false, GERMAN],
    ['utf-16le', true, `${CHINESE}\n2024 12 31\n${CHINESE}`],
  ])('knows %s without a mark', (encoding, little, text) => {
    const decoded = decode(bytes(utf16(text, little)))
    expect(decoded).toMatchObject({ text, encoding })
    expect(decoded.warning).toContain(encoding.toUpperCase())
  })

  it.each([
    ['windows-1252', GERMAN],
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['windows-1256', ARABIC],
    ['windows-1250', POLISH],
  ])('recognises %s by its bytes and says so', (encoding, text) => {
    const decoded = decode(encode(text, encoding))
    expect(decoded.text).toBe(text)
    expect(decoded.warning).toContain('read as')
  })

  it.each([
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['gbk', CHINESE],
    ['big5', '河流管理局星期四表示，上游山谷的水井已經乾涸。居民正在前往城裡。'],
  ])('recognises %s by its bytes', (encoding, text) => {
    expect(decode(encodeWide(text, encoding)).text).toBe(text)
  })

  it('keeps UTF-8 with a broken byte, and counts what was lost', () => {
    const decoded = decode(
      bytes('Die Brunnen „versiegt“ – für die T', [0xe4], 'ler über Nacht, größer als früher gefürchtet'),
    )
    expect(decoded.text).toContain('die T\ufffdler')
    expect(decoded.warning).toBe('read as UTF-8; 1 broken character is shown as \ufffd')
  })

  it('believes a page only where its bytes allow it', () => {
    const page = (declared: string, text: Uint8Array): Uint8Array =>
      Uint8Array.from([...bytes(`<html><head><meta charset="${declared}"></head><body><p>`), ...text, ...bytes('</p>')])
    expect(decode(page('windows-1251', encode(RUSSIAN, 'windows-1251')), { markup: true })).toMatchObject({
      encoding: 'windows-1251',
    })
    const utf8 = decode(page('iso-8859-1', bytes(RUSSIAN)), { markup: true })
    expect(utf8.text).toContain(RUSSIAN)
    expect(utf8.warning).toBe('read as UTF-8, although the page states windows-1252')
    const lies = decode(page('utf-8', encode(GERMAN, 'windows-1252')), { markup: true })
    expect(lies.text).toContain(GERMAN)
    expect(lies.warning).toContain('the page states utf-8, which its bytes are not')
  })

  it('makes every line end LF', () => {
    expect(decode(bytes('a\r\nb\rc\nd')).text).toBe('a\nb\nc\nd')
  })

  it('returns UTF-8 unchanged but for line ends and mark, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff') && text.isWellFormed())
        expect(decode(bytes(text)).text).toBe(text.replace(/\r\n?/g, '\n'))
      }),
      { numRuns: 500 },
    )
  })
})
