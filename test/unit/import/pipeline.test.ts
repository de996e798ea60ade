import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openCorpusDb, type CorpusDb } from '../../../db/client.ts'
import type { ImportReport } from '../../../main/contract/import.ts'
import { runImport, type ImportIo } from '../../../main/import/pipeline.ts'
import type { ImportProgress } from '../../../main/import/run-recorder.ts'
import { tempFolder } from './temp-folder.ts'

async function corpus(): Promise<CorpusDb> {
  const db = await openCorpusDb(join(tempFolder(), 'test.variorum'), { create: { name: 'test' } })
  onTestFinished(() => db.close())
  return db
}

function importInto(db: CorpusDb, paths: readonly string[], io: Partial<ImportIo> = {}): Promise<ImportReport> {
  return runImport(
    db,
    { paths, options: {}, keepRoots: true },
    { signal: new AbortController().signal, onProgress: () => undefined, ...io },
  )
}

const sums = ({ found, added, alreadyHere, needsReview, failed, skipped, items }: ImportReport): boolean =>
  found === added + alreadyHere + needsReview + failed + skipped && items.length === found

const outcomes = ({ items }: ImportReport): string[] =>
  items
    .map(({ path, outcome, code }) => `${path.split('/').at(-1)}: ${outcome}${code === undefined ? '' : ` ${code}`}`)
    .toSorted()

/** An article of its own: no two share a run of words. */
const article = (n: number): string =>
  `Report ${n} of the river authority\n\n${Array.from({ length: 60 }, (_, k) => `${'abcdefghijklmnopqrst'[(n * 7 + k) % 20]}${(n * 61 + k).toString(36)}`).join(' ')}.\n`

describe('runImport', () => {
  it('imports once what comes twice, under other names and with other line ends', async () => {
    const files = {
      'a/one.txt': article(1),
      'a/two.md': article(2),
      'a/three.html': `<html><body><p>${article(3)}</p></body></html>`,
    }
    const folder = tempFolder(files)
    const db = await corpus()
    const first = await importInto(db, [folder])
    expect([first.added, first.found, sums(first)]).toEqual([3, 3, true])
    const again = tempFolder(
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [`x-${path.replace('/', '-')}`, text.replaceAll('\n', '\r\n')]),
      ),
    )
    const second = await importInto(db, [again, folder])
    expect([second.added, second.alreadyHere, sums(second)]).toEqual([0, 6, true])
    expect(second.items.map(({ identity }) => identity)).toEqual(['text', 'text', 'text', 'bytes', 'bytes', 'bytes'])
  })

  it('keeps the bytes as they came', async () => {
    const folder = tempFolder({ 'a.txt': '\ufeffThe wells ran dry.\r\nNobody knows why.\r\n' })
    const db = await corpus()
    await importInto(db, [folder])
    const bytes = readFileSync(join(folder, 'a.txt'))
    const original = await db.read('original.get', { sha256: createHash('sha256').update(bytes).digest('hex') })
    expect(JSON.stringify(original)).toBeTruthy()
    const { articles } = await db.read('article.texts', { ids: ['1'] }).then((rows) => ({ articles: rows }))
    expect(JSON.stringify(articles)).toContain('The wells ran dry.\\nNobody knows why.\\n')
  })

  it('gives bad input a row each, and loses nothing else', async () => {
    const folder = tempFolder({
      'good.txt': article(1),
      'empty.txt': '',
      'blank.txt': ' \n\t\n',
      'image.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
      'archive.txt': Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0),
      'paper.pdf': '%PDF-1.7\n',
      'latin.txt': Uint8Array.from(
        `Die Flußbehörde teilte am Donnerstag mit, daß die Brunnen versiegt seien. ${article(2)}`,
        (c) => c.charCodeAt(0),
      ),
      'huge.txt': '',
      'vanishes.txt': article(3),
      '.DS_Store': 'x',
      'sub/good.html': `<!doctype html><html><body><p>${article(4)}</p></body></html>`,
    })
    truncateSync(join(folder, 'huge.txt'), 300_000_000)
    writeFileSync(join(folder, 'huge.txt'), 'The wells ran dry. '.repeat(2000), { flag: 'r+' })
    symlinkSync('..', join(folder, 'sub/loop'))
    const db = await corpus()
    const report = await importInto(db, [folder, join(folder, 'never-there.txt')], {
      onFound: (path) => {
        if (path.endsWith('vanishes.txt')) rmSync(path)
      },
    })
    expect(outcomes(report)).toEqual([
      'archive.txt: failed damaged',
      'blank.txt: skipped empty',
      'empty.txt: skipped empty',
      'good.html: added',
      'good.txt: added',
      'huge.txt: failed too-large',
      'image.txt: skipped not-text',
      'latin.txt: added guessed-encoding',
      'loop: skipped link',
      'never-there.txt: failed absent',
      'paper.pdf: failed damaged',
      'vanishes.txt: failed gone',
    ])
    expect(report.ignored).toBe(1)
    expect(sums(report)).toBe(true)
    expect(report.items.find(({ code }) => code === 'too-large')?.reason).toContain('20 MB')
  })

  it('reports progress that only grows, and ends with the counts of the report', async () => {
    const folder = tempFolder(Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.txt`, article(n)])))
    const seen: ImportProgress[] = []
    const report = await importInto(await corpus(), [folder], { onProgress: (progress) => seen.push(progress) })
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).toSorted((a, b) => a - b))
    expect(seen[0]).toMatchObject({ phase: 'scanning', done: 0 })
    expect(seen.at(-1)).toMatchObject({
      phase: 'finishing',
      done: 30,
      total: 30,
      counts: { found: 30, added: report.added },
    })
  })

  it('stops when told, keeps what is stored, and completes when started again', async () => {
    const folder = tempFolder(
      Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${String(n).padStart(3, '0')}.txt`, article(n)])),
    )
    const db = await corpus()
    const controller = new AbortController()
    const report = await importInto(db, [folder], {
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done >= 10) controller.abort()
      },
    })
    expect(report.found).toBeLessThan(300)
    expect(sums(report)).toBe(true)
    const [run] = await db.read('run.list', {})
    expect(run?.state).toBe('cancelled')
    const rest = await importInto(db, [folder])
    expect([rest.found, rest.failed, sums(rest)]).toEqual([300, 0, true])
    expect(rest.added + rest.needsReview + report.added + report.needsReview).toBe(300)
  })

  it('shows staged files under the names that the researcher knows', async () => {
    const folder = tempFolder({ 'x/a.txt': article(1) })
    const db = await corpus()
    const report = await importInto(db, [folder], { display: (path) => path.replace(folder, 'dropped') })
    expect(report.items.map(({ path }) => path)).toEqual(['dropped/x/a.txt'])
  })

  it('goes on where a folder is deep and names are odd', async () => {
    const folder = tempFolder()
    let at = folder
    for (let level = 0; level < 40; level++) mkdirSync((at = join(at, `l${level}`)))
    writeFileSync(join(at, 'é\u0301 “odd” name 🦆.txt'), article(1))
    const report = await importInto(await corpus(), [folder])
    expect(report.added).toBe(1)
  })
})

const idlib = join(import.meta.dirname, '../../../../shared/corpus/idlib-2020')

describe.runIf(existsSync(idlib))('the five real articles', () => {
  it('come out as a person described them', async () => {
    const truth = JSON.parse(readFileSync(join(idlib, 'metadata.json'), 'utf8')) as Truth
    const layerOf: Record<string, string> = {
      title: 'headline', subtitle: 'standfirst', date: 'dateline', caption: 'caption', photo_credit: 'credit', agency_credit: 'credit',
      source_credit: 'credit', boilerplate: 'furniture', url_label: 'furniture', url: 'furniture', subheading: 'subheading', body: 'body',
    } // prettier-ignore
    const { extractFile } = await import('../../../main/import/extract-file.ts')
    for (const name of readdirSync(idlib).filter((file) => file.endsWith('.txt'))) {
      const file = truth.files[name]!
      const {
        articles: [extracted],
      } = await extractFile(join(idlib, name), {})
      const { title, outlet, byline, date, url, language, text, layers } = extracted!
      expect({
        name,
        title: title.value,
        outlet: outlet.value,
        byline: byline.value,
        date: date.value,
        url: url.value,
        language: language.value,
      }).toEqual({
        name,
        title: file.title,
        outlet: file.outlet.stated ? file.outlet.value : null,
        byline: file.byline,
        date: file.date.stated ? file.date.value : null,
        url: file.url,
        language: file.language,
      })
      for (const [field, stated] of [
        [outlet, file.outlet.stated],
        [date, file.date.stated],
      ] as const)
        expect(field.status).toBe(stated ? 'stated' : 'unknown')
      const found: Record<string, number[]> = {}
      const wanted: Record<string, number[]> = {}
      for (const [kind, numbers] of Object.entries(file.lines)) (wanted[layerOf[kind]!] ??= []).push(...numbers)
      for (const { layer, start } of layers) (found[layer] ??= []).push(text.slice(0, start).split('\n').length)
      for (const numbers of Object.values(wanted)) numbers.sort((a, b) => a - b)
      expect([name, found]).toEqual([name, wanted])
      const standfirst = layers.find(({ layer }) => layer === 'standfirst')
      expect(standfirst === undefined ? null : text.slice(standfirst.start, standfirst.end)).toBe(file.subtitle)
    }
  })
})

interface Truth {
  readonly files: Record<
    string,
    {
      title: string | null
      subtitle: string | null
      outlet: { value: string | null; stated: boolean }
      byline: string | null
      date: { value: string | null; stated: boolean }
      url: string | null
      language: string
      lines: Record<string, number[]>
    }
  >
}
