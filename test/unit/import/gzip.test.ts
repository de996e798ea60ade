import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ExpansionBudget } from '../../../main/import/expansion-budget.ts'
import { streamInput } from '../../../main/import/memory-input.ts'
import { buildZip } from './build-zip.ts'
import { largeMailbox } from './large-mailbox.ts'
import { mutated } from './mutated.ts'
import { readFileAs } from './read-file.ts'
import { story, storyPage } from './story.ts'

describe('a file packed with gzip', () => {
  test('is read as what was packed, by its content', async () => {
    const page = await readFileAs('crane.html.gz', gzipSync(storyPage('Crane lost at Northport')))
    expect(page.articles.map(({ record, extracted }) => [record, extracted.format, extracted.title.value])).toEqual([
      ['crane.html', 'html', 'Crane lost at Northport'],
    ])
    expect(page.articles[0]!.bytes.toString()).toBe(storyPage('Crane lost at Northport'))
    const nameless = await readFileAs('crane.gz', gzipSync(story('Crane falls into the harbour')))
    expect(nameless.articles.map(({ record }) => record)).toEqual(['crane'])
  })

  test('may hold an archive, and members one behind the other', async () => {
    const archive = buildZip([{ name: 'a.txt', content: story('Crane falls') }])
    expect((await readFileAs('files.zip.gz', gzipSync(archive))).articles.map(({ record }) => record)).toEqual([
      'files.zip!/a.txt',
    ])
    const [first, rest] = [story('Crane falls').slice(0, 50), story('Crane falls').slice(50)]
    const parts = Buffer.concat([gzipSync(first), gzipSync(rest)])
    expect((await readFileAs('a.txt.gz', parts)).articles[0]!.bytes.toString()).toBe(story('Crane falls'))
  })

  test('is read piece by piece where it is large', async () => {
    const { articles, refusals } = await readFileAs('port.mbox.gz', gzipSync(largeMailbox()))
    expect(articles.map(({ record, extracted }) => [record, extracted.title.value])).toEqual([
      ['port.mbox!/1', 'First story'],
      ['port.mbox!/3', 'Third story'],
    ])
    expect(refusals.map(({ record, refusal }) => [record, refusal.code])).toEqual([['port.mbox!/2', 'too-large']])
  })

  test('gives the same slices as a stream as it does whole', async () => {
    const whole = Buffer.from(Array.from({ length: 3000 }, (_, at) => at % 256))
    async function* chunks(): AsyncIterable<Uint8Array> {
      for (let at = 0; at < whole.length; at += 700) yield await Promise.resolve(whole.subarray(at, at + 700))
    }
    const stream = { size: whole.length, head: whole.subarray(0, 100), chunks }
    const rest = { name: 'x', hints: {}, budget: new ExpansionBudget(), inside: () => chunks() as never }
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(3200), fc.nat(1500)), { minLength: 1, maxLength: 8 }),
        async (places) => {
          const input = streamInput(stream, 10_000, rest)
          const slices = await Promise.all(places.map(([start, length]) => input.slice(start, start + length)))
          expect(slices.map((slice) => Buffer.from(slice).toString('hex'))).toEqual(
            places.map(([start, length]) => whole.subarray(start, start + length).toString('hex')),
          )
          expect(Buffer.from(await input.bytes()).equals(whole)).toBe(true)
          await input.close()
        },
      ),
      { numRuns: 100 },
    )
  })

  test.each([
    ['bomb.txt.gz', gzipSync(Buffer.alloc(30_000_000)), 'limit'],
    ['cut.txt.gz', gzipSync(story('Crane falls')).subarray(0, 120), 'damaged'],
    ['empty.txt.gz', gzipSync(''), 'empty'],
  ])('%s is refused in words', async (name, bytes, code) => {
    const { articles, refusals } = await readFileAs(name, bytes)
    expect(articles).toEqual([])
    expect(refusals.map(({ refusal }) => refusal.code)).toEqual([code])
  })

  test('mutated gives rows and ends', async () => {
    const whole = gzipSync(story('Crane falls into the harbour'))
    await fc.assert(
      fc.asyncProperty(mutated(whole), async (bytes) => {
        const { articles, refusals } = await readFileAs('crane.txt.gz', bytes)
        expect(articles.length + refusals.length).toBeGreaterThan(0)
        for (const { refusal } of refusals) expect(refusal.reason).toMatch(/\.$/)
      }),
      { numRuns: 500 },
    )
  })
})
