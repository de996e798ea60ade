import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitRecords } from '../../../main/import/exports/split-records.ts'
import { readExportText } from '../../../main/import/exports/export-text.ts'
import { readMemory } from './read-memory.ts'
import { europressePage } from './europresse-fixtures.ts'
import { factivaCodes, factivaLines, factivaPage, factivaXml } from './factiva-fixtures.ts'
import { mutated } from './mutated.ts'
import { nexisPage, nexisText, nexisUniParagraphs } from './nexis-fixtures.ts'
import { BRIDGE_CLOSED, FERRIES } from './printed-articles.ts'
import { proQuestPage, proQuestText } from './proquest-fixtures.ts'

const TWO = [BRIDGE_CLOSED, FERRIES]
const EXPORTS: Readonly<Record<string, string>> = {
  'nexis.txt': nexisText(TWO),
  'nexis.html': nexisPage(TWO),
  'nexis-uni.txt': nexisUniParagraphs(TWO).join('\n'),
  'factiva-indexed.html': factivaPage(TWO, { indexed: true }),
  'factiva.html': factivaPage(TWO, { indexed: false }),
  'factiva.xml': factivaXml(TWO),
  'factiva.txt': factivaLines(TWO).join('\n\n'),
  'factiva-codes.txt': factivaCodes(TWO, '\t').join('\n'),
  'proquest.txt': proQuestText(TWO),
  'proquest.html': proQuestPage(TWO),
  'europresse-new.html': europressePage(TWO, true),
  'europresse-old.html': europressePage(TWO, false),
}

describe('an export that is damaged', () => {
  it.each(Object.entries(EXPORTS))(
    '%s gives articles and rows, and never throws anything else',
    { timeout: 120_000 },
    async (name, whole) => {
      const bytes = Buffer.from(whole)
      await fc.assert(
        fc.asyncProperty(mutated(bytes), async (changed) => {
          const { articles, refusals } = await readMemory(name, changed)
          for (const { extracted, record, original } of articles) {
            expect(
              extracted.layers.every(
                ({ start, end }, at, all) =>
                  start < end && end <= extracted.text.length && (at === 0 || all[at - 1]!.end <= start),
              ),
            ).toBe(true)
            if (record !== undefined && original !== undefined)
              expect(changed.includes(Buffer.from(original))).toBe(true)
          }
          for (const { refusal } of refusals) expect(refusal.reason).toMatch(/[.!]$/)
          const names = articles.map(({ record }) => record).filter((record) => record !== undefined)
          expect(new Set(names).size).toBe(names.length)
        }),
        { numRuns: 500, endOnFailure: true },
      )
    },
  )

  it('gives the same articles in any order of its lines or none at all, without an error', async () => {
    const lines = Object.entries(EXPORTS).flatMap(([name, text]) => (name.endsWith('.txt') ? text.split('\n') : []))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 120 }), async (some) => {
        readExportText(some, 'pdf')
        const { articles, refusals } = await readMemory('any.txt', Buffer.from(some.join('\n')))
        expect(articles.length + refusals.length).toBeGreaterThan(0)
      }),
      { numRuns: 500, endOnFailure: true },
    )
  })
})

describe('cutting an export into records', () => {
  const view = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
  const encoding = { name: 'utf-8', unit: 1 as const, view, warnings: [] }
  const pieces = async (text: string, size: number, at: 'before' | 'after', marker: RegExp): Promise<string[]> => {
    const bytes = Buffer.from(text, 'latin1')
    const input = {
      async *chunks() {
        for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
      },
    }
    const found: string[] = []
    for await (const slice of splitRecords(input, { marker, at }, encoding))
      found.push(Buffer.from(slice.bytes).toString('latin1'))
    return found
  }

  it('is the same whatever pieces the file is read in, and loses no byte', async () => {
    const line = fc.constantFrom('=== 1', 'water', '', ' === 2', '=== 3', 'a'.repeat(3000), 'x\ry')
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9000 }),
        fc.constantFrom('before' as const, 'after' as const),
        async (lines, size, at) => {
          const text = lines.join('\n')
          const marker = /^=== \d$/gm
          const found = await pieces(text, size, at, marker)
          expect(found.join('')).toBe(text)
          const starts = [...text.matchAll(marker)].map(
            (match) => match.index + (at === 'before' ? 0 : match[0].length),
          )
          const expected = [0, ...starts]
            .map((start, index) => text.slice(start, starts[index] ?? text.length))
            .filter((piece) => piece !== '')
          expect(found).toEqual(expected)
        },
      ),
      { numRuns: 300 },
    )
  })
})
