import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { openZip } from '../../../main/import/archive/zip-entries.ts'
import { ExpansionBudget, MOST_EXPANDED_BYTES } from '../../../main/import/expansion-budget.ts'
import { buildZip, type ZipFixture } from './build-zip.ts'
import { largeMailbox } from './large-mailbox.ts'
import { mutated } from './mutated.ts'
import { readFileAs, readPath } from './read-file.ts'
import { story, storyPage } from './story.ts'

const zipped = (files: readonly ZipFixture[]): ReturnType<typeof readFileAs> => readFileAs('files.zip', buildZip(files))

describe('a ZIP archive', () => {
  test('gives each of its files as if it lay in a folder', async () => {
    const { articles, refusals } = await zipped([
      { name: 'north/' },
      { name: 'north/crane.txt', content: story('Crane falls into the harbour') },
      { name: 'south/crane.html', content: storyPage('Crane lost at Northport'), deflate: false },
      { name: 'south/photo.jpg', content: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]) },
    ])
    expect(articles.map(({ record, extracted }) => [record, extracted.format, extracted.title.value])).toEqual([
      ['north/crane.txt', 'text', 'Crane falls into the harbour'],
      ['south/crane.html', 'html', 'Crane lost at Northport'],
    ])
    expect(articles[0]!.bytes.toString()).toContain('Crane falls')
    expect(refusals.map(({ record, refusal }) => [record, refusal.code])).toEqual([['south/photo.jpg', 'unsupported']])
  })

  test('is read through archives in archives, and no deeper than three', async () => {
    let inner = buildZip([{ name: 'crane.txt', content: story('Crane falls into the harbour') }])
    for (const name of ['b.zip', 'a.zip']) inner = buildZip([{ name, content: inner }])
    const shallow = await readFileAs('files.zip', inner)
    expect(shallow.articles.map(({ record }) => record)).toEqual(['a.zip!/b.zip!/crane.txt'])
    const deep = await readFileAs('files.zip', buildZip([{ name: 'outer.zip', content: inner }]))
    expect(deep.articles).toEqual([])
    expect(deep.refusals.map(({ refusal }) => refusal.code)).toEqual(['nested'])
  })

  test('keeps files of the same name apart', async () => {
    const { articles } = await zipped([
      { name: 'a.txt', content: story('First story of the day') },
      { name: 'a.txt (2)', content: story('Second story of the day') },
      { name: 'a.txt', content: story('Third story of the day') },
    ])
    expect(articles.map(({ record }) => record)).toEqual(['a.txt', 'a.txt (2)', 'a.txt (3)'])
    expect(articles.map(({ extracted }) => extracted.title.value)).toEqual([
      'First story of the day',
      'Second story of the day',
      'Third story of the day',
    ])
  })

  test('never lets a name lead out of it', async () => {
    const names = ['../../evil.txt', '/etc/abs.txt', 'C:\\Windows\\win.txt', '..\\up.txt', 'a/../b.txt', 'fine/ok.txt']
    const { articles } = await zipped(names.map((name) => ({ name, content: story('Crane falls into the harbour') })))
    expect(articles.map(({ record, warnings }) => [record, warnings.map(({ code }) => code)])).toEqual([
      ['evil.txt', ['unsafe-name']],
      ['abs.txt', ['unsafe-name']],
      ['win.txt', ['unsafe-name']],
      ['up.txt', ['unsafe-name']],
      ['b.txt', ['unsafe-name']],
      ['fine/ok.txt', []],
    ])
  })

  test('says what it leaves out: links, what needs a password, what is packed by unknown methods', async () => {
    const { articles, refusals } = await zipped([
      { name: 'link.txt', content: '/etc/passwd', mode: 0o120777 },
      { name: 'secret.txt', content: 'xxxxxxxxxxxxxxxx', flags: 1, deflate: false },
      { name: 'odd.txt', content: 'xxxx', method: 12 },
      { name: 'ok.txt', content: story('Crane falls into the harbour') },
    ])
    expect(articles).toHaveLength(1)
    expect(refusals.map(({ record, refusal }) => [record, refusal.outcome, refusal.code])).toEqual([
      ['link.txt', 'skipped', 'link'],
      ['secret.txt', 'skipped', 'password'],
      ['odd.txt', 'failed', 'unsupported'],
    ])
  })

  test('counts what systems leave in archives in one line', async () => {
    const { articles, refusals } = await zipped([
      { name: '__MACOSX/._crane.txt', content: 'x' },
      { name: '.DS_Store', content: 'x' },
      { name: 'folder/Thumbs.db', content: 'x' },
      { name: 'folder/~$draft.docx', content: 'x' },
      { name: 'crane.txt', content: story('Crane falls into the harbour') },
    ])
    expect(articles).toHaveLength(1)
    expect(refusals).toEqual([
      {
        refusal: {
          outcome: 'skipped',
          code: 'system-files',
          reason: '4 files of the system were left out (such as __MACOSX, .DS_Store and Thumbs.db).',
        },
      },
    ])
  })

  test.each([
    ['cp437', ['Köln_Artikel.txt', 'Straße.txt']],
    ['cp932', ['記事/東京新聞.txt', '社会.txt']],
    ['gb18030', ['新闻/北京日报.txt', '文章.txt']],
    ['cp866', ['новости/Статья.txt', 'Правда.txt']],
    ['utf-8', ['Ünïcode/Straße.txt', '新聞.txt']],
    ['windows-1252', ['Köln_Artikel.txt', 'Überblick.txt', 'Größe.txt']],
  ])('decodes names in %s without a flag', async (encoding, names) => {
    const content = story('Crane falls into the harbour')
    const { articles } = await zipped(names.map((name) => ({ name: iconv.encode(name, encoding), content })))
    expect(articles.map(({ record }) => record)).toEqual(names)
  })

  test('believes the name that Info-ZIP adds in UTF-8, where it belongs to the other', async () => {
    const raw = Buffer.from('??.txt')
    const field = (name: string, of: Uint8Array): Buffer => {
      const head = Buffer.alloc(9)
      head.writeUInt16LE(0x7075, 0)
      head.writeUInt16LE(5 + Buffer.byteLength(name), 2)
      head[4] = 1
      head.writeUInt32LE(crc32(of), 5)
      return Buffer.concat([head, Buffer.from(name)])
    }
    const content = story('Crane falls into the harbour')
    const { articles } = await zipped([
      { name: raw, content, extra: field('新闻.txt', raw) },
      { name: 'other.txt', content, extra: field('wrong.txt', raw) },
    ])
    expect(articles.map(({ record }) => record)).toEqual(['新闻.txt', 'other.txt'])
  })

  test('is stopped where it unpacks to two hundred times its size, whatever it states', async () => {
    const { articles, refusals } = await zipped([
      { name: 'zeros.txt', content: Buffer.alloc(40_000_000), statedSize: 10 },
      { name: 'ok.txt', content: story('Crane falls into the harbour') },
    ])
    expect(articles.map(({ record }) => record)).toEqual(['ok.txt'])
    expect(refusals.map(({ record, refusal }) => [record, refusal.outcome, refusal.code])).toEqual([
      ['zeros.txt', 'failed', 'limit'],
    ])
  })

  test('reads a large file in it piece by piece, if its format allows', async () => {
    const { articles, refusals } = await zipped([
      { name: 'Takeout/Mail/All mail.mbox', content: largeMailbox() },
      { name: 'large.txt', content: largeMailbox().slice(100) },
      { name: 'ok.txt', content: story('Crane falls') },
    ])
    const mailbox = 'Takeout/Mail/All mail.mbox!/'
    expect(articles.map(({ record }) => record)).toEqual([`${mailbox}1`, `${mailbox}3`, 'ok.txt'])
    expect(refusals.map(({ record, refusal }) => [record, refusal.code])).toEqual([
      [`${mailbox}2`, 'too-large'],
      ['large.txt', 'too-large'],
    ])
  })

  test('unpacks no more than one dropped file may, through all archives in it', async () => {
    const budget = new ExpansionBudget()
    budget.expand(MOST_EXPANDED_BYTES - 1000)
    const bytes = buildZip([
      { name: 'first.txt', content: 'a'.repeat(900) },
      { name: 'second.txt', content: 'b'.repeat(900) },
    ])
    const zip = await openZip({ size: bytes.length, slice: async (start, end) => bytes.subarray(start, end) }, budget)
    const [first, second] = zip.entries
    expect((await zip.read(first!)).length).toBe(900)
    await expect(zip.read(second!)).rejects.toMatchObject({ code: 'limit', outcome: 'failed' })
    expect(budget.spent?.message).toContain('2 GB')
  })

  test('reads twenty thousand entries and says that there are more', async () => {
    const files = Array.from({ length: 20_001 }, (_, at) => ({ name: `${at}.bin`, content: '\0', deflate: false }))
    const { refusals } = await zipped(files)
    expect(refusals).toHaveLength(20_001)
    expect(refusals.at(-1)).toMatchObject({ refusal: { outcome: 'failed', code: 'limit' } })
    expect(refusals.at(-1)!.refusal.reason).toContain('20,001 entries')
  })

  test('refuses what its checksum says is another text', async () => {
    const { refusals } = await zipped([{ name: 'a.txt', content: story('Crane falls'), crc: 1 }])
    expect(refusals).toMatchObject([{ record: 'a.txt', refusal: { outcome: 'failed', code: 'damaged' } }])
  })

  test('cut off says so; an empty one too', async () => {
    const whole = buildZip([{ name: 'a.txt', content: story('Crane falls') }])
    const cut = await readFileAs('files.zip', whole.subarray(0, -30))
    expect(cut.refusals).toMatchObject([{ refusal: { outcome: 'failed', code: 'damaged' } }])
    const empty = await zipped([])
    expect(empty.refusals).toMatchObject([{ refusal: { outcome: 'skipped', code: 'empty' } }])
  })

  test('leaves workbooks and presentations to what is said of them', async () => {
    const workbook = buildZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/workbook.xml', content: '<workbook/>' },
    ])
    const { refusals } = await readFileAs('table.xlsx', workbook)
    expect(refusals).toMatchObject([{ refusal: { outcome: 'skipped', code: 'unsupported' } }])
    expect(refusals[0]!.refusal.reason).toContain('workbook')
  })

  test('mutated gives rows and ends', async () => {
    const whole = buildZip([
      { name: 'crane.txt', content: story('Crane falls into the harbour') },
      { name: 'südhafen/crane.html', content: storyPage('Crane lost at Northport') },
      { name: 'inner.zip', content: buildZip([{ name: 'a.txt', content: story('Another crane') }]) },
    ])
    await fc.assert(
      fc.asyncProperty(mutated(whole), async (bytes) => {
        const { articles, refusals } = await readFileAs('files.zip', bytes)
        expect(articles.length + refusals.length).toBeGreaterThan(0)
        for (const { refusal } of refusals) expect(refusal.reason).toMatch(/\.$/)
      }),
      { numRuns: 500 },
    )
  })
})

const SAMPLES = '../shared/corpus'

describe.runIf(existsSync(SAMPLES))('the sample archives', () => {
  const folder = join(SAMPLES, 'formats/zip/test')
  const names = (kind: string): string[] => readdirSync(join(folder, kind)).filter((name) => name.endsWith('.zip'))

  test.each(names('success'))('%s is read', async (name) => {
    const { articles, refusals } = await readPath(join(folder, 'success', name))
    expect(articles.length + refusals.length).toBeGreaterThan(0)
    for (const { refusal } of refusals) expect(refusal.code).toMatch(/^(?:empty|unsupported|password)$/)
  })

  test.each(names('failure'))('%s is refused in words', async (name) => {
    const { articles, refusals } = await readPath(join(folder, 'failure', name))
    expect(articles.length + refusals.length).toBeGreaterThan(0)
    for (const { refusal } of refusals) expect(refusal.reason).toMatch(/\.$/)
  })

  test.each([
    ['bomb-100MB.zip', 0, ['limit']],
    ['dup-names.zip', 2, []],
    ['many-entries-20000.zip', 20_000, []],
    ['slip.zip', 6, []],
    ['symlink.zip', 0, ['link']],
  ])('the hostile %s', async (name, count, codes) => {
    const { articles, refusals } = await readPath(join(SAMPLES, 'hostile', name))
    expect(articles).toHaveLength(count)
    expect(refusals.map(({ refusal }) => refusal.code)).toEqual(codes)
  })

  test('the hostile nested bomb ends', async () => {
    const { articles, refusals } = await readPath(join(SAMPLES, 'hostile/bomb-nested-1GB.zip'))
    expect(articles).toEqual([])
    expect(new Set(refusals.map(({ refusal }) => refusal.code))).toEqual(new Set(['limit']))
  })
})
