import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mutated } from './mutated.ts'
import { readFileAs } from './read-file.ts'
import { story, storyPage } from './story.ts'

interface TarFixture {
  readonly name: string
  readonly content?: string | Uint8Array
  readonly type?: string
  readonly prefix?: string
}

/** Writes a tar archive as POSIX has it, without the blocks that end it. */
function buildTar(files: readonly TarFixture[]): Buffer {
  return Buffer.concat(
    files.map(({ name, content = '', type = '0', prefix = '' }) => {
      const data = Buffer.from(content)
      const header = Buffer.alloc(512)
      header.write(name, 0, 100)
      header.write('0000644\0', 100)
      header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124)
      header.write(type, 156)
      header.write('ustar\u000000', 257)
      header.write(prefix, 345)
      header.fill(' ', 148, 156)
      const sum = header.reduce((total, byte) => total + byte, 0)
      header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
      return Buffer.concat([header, data, Buffer.alloc((512 - (data.length % 512)) % 512)])
    }),
  )
}

const END = Buffer.alloc(1024)
const pax = (path: string): TarFixture => {
  const line = ` path=${path}\n`
  const length = Buffer.byteLength(line) + 2
  return { name: 'PaxHeaders/x', type: 'x', content: `${length}${line}` }
}

describe('a tar archive', () => {
  test.each([false, true])('gives its files, packed: %s', async (packed) => {
    const bytes = Buffer.concat([
      buildTar([
        { name: './', type: '5' },
        { name: './crane.txt', content: story('Crane falls into the harbour') },
        { name: 'crane.html', prefix: 'pages/2020', content: storyPage('Crane lost at Northport') },
        { name: 'link', type: '2' },
        { name: '../../evil.txt', content: story('Crane found again in the harbour') },
        pax('süd/ein-sehr-langer-name.txt'),
        { name: 'short.txt', content: story('Crane with a long name') },
        { name: '././@LongLink', type: 'L', content: 'gnu/long.txt\0' },
        { name: 'gnu/lo', content: story('Crane with another long name') },
        { name: '._crane.txt', content: 'x' },
      ]),
      END,
    ])
    const { articles, refusals } = packed
      ? await readFileAs('files.tar.gz', gzipSync(bytes))
      : await readFileAs('files.tar', bytes)
    const prefix = packed ? 'files.tar!/' : ''
    expect(articles.map(({ record, extracted }) => [record, extracted.title.value])).toEqual([
      [`${prefix}crane.txt`, 'Crane falls into the harbour'],
      [`${prefix}pages/2020/crane.html`, 'Crane lost at Northport'],
      [`${prefix}evil.txt`, 'Crane found again in the harbour'],
      [`${prefix}süd/ein-sehr-langer-name.txt`, 'Crane with a long name'],
      [`${prefix}gnu/long.txt`, 'Crane with another long name'],
    ])
    expect(articles[2]!.warnings.map(({ code }) => code)).toEqual(['unsafe-name'])
    expect(refusals.map(({ refusal }) => refusal.code)).toEqual(['link', 'system-files'])
  })

  test('cut off keeps what came before', async () => {
    const bytes = buildTar([
      { name: 'a.txt', content: story('Crane falls into the harbour') },
      { name: 'b.txt', content: story('Crane lost at Northport') },
    ])
    const { articles, refusals } = await readFileAs('files.tar', bytes.subarray(0, -600))
    expect(articles.map(({ record }) => record)).toEqual(['a.txt'])
    expect(refusals.at(-1)).toMatchObject({ refusal: { outcome: 'failed', code: 'damaged' } })
  })

  test('mutated gives rows and ends', async () => {
    const whole = Buffer.concat([
      buildTar([
        { name: 'a.txt', content: story('Crane falls') },
        pax('b.txt'),
        { name: 'b', content: story('Crane lost') },
      ]),
      END,
    ])
    await fc.assert(
      fc.asyncProperty(mutated(whole), async (bytes) => {
        const { articles, refusals } = await readFileAs('files.tar', bytes)
        expect(articles.length + refusals.length).toBeGreaterThan(0)
        for (const { refusal } of refusals) expect(refusal.reason).toMatch(/\.$/)
      }),
      { numRuns: 500 },
    )
  })
})
