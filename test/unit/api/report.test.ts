import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { tempDir } from '../../support/temp-dir.ts'
import { newApp } from './new-app.ts'

// Each import starts worker threads, and other tests run beside.
vi.setConfig({ testTimeout: 120_000 })

const note = (n: number): string => `Note ${n}\n\nNobody at the river saw anything on day ${n} of the count.\n`

function write(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

/** An application with an open corpus and an import of a folder with these files. */
async function imported(files: Readonly<Record<string, string>>, options: { tag?: string } = {}) {
  const shown: string[] = []
  const { app, call } = newApp(tempDir(), { showFile: async (path) => void shown.push(path) })
  await call('corpus.create', { name: 'x' })
  const folder = write(join(tempDir(), 'inbox'), files)
  const { run } = await app.importPaths([folder], options)
  await app.idle()
  const rows = async (of = run) => (await call('import.items', { run: of, offset: 0, limit: 500 })).rows
  const again = async (input: { items?: number[]; filter?: object; options?: { as?: string } }) => {
    const started = await call('import.again', { run, ...input })
    await app.idle()
    return rows(started.run!)
  }
  return { app, call, folder, run, rows, again, shown }
}

const UNCLEAR = `Kopf;Blatt;Tag;Inhaltstext
Die Brücke;Der Bote;12.04.2024;Am Freitag wurde die Brücke über den Sarn nach elf Jahren wieder eröffnet.
Das Boot;Der Bote;13.04.2024;Das Boot fuhr am Samstag zum ersten Mal seit langem hinüber nach Ostry.
`

describe('from a report', () => {
  test('failed files are imported again with the options of the run, and nothing else is', async () => {
    const { call, again, run, folder } = await imported(
      { 'a.txt': note(1), 'huge.txt': 'x y. '.repeat(4_100_000), 'gone.txt': 'x y. '.repeat(4_100_000) },
      { tag: 'met' },
    )
    expect(await call('import.summary', { run })).toMatchObject({
      failed: 2,
      reasons: [{ outcome: 'failed', why: 'too-large', rows: 2 }],
    })
    writeFileSync(join(folder, 'huge.txt'), note(2))
    rmSync(join(folder, 'gone.txt'))
    const rows = await again({ filter: { outcome: 'failed' } })
    expect(rows).toMatchObject([{ path: join(folder, 'huge.txt'), outcome: 'added' }])
    expect(await call('library.get', {})).toMatchObject({ tags: [{ name: 'met', articles: 2 }] })
    rmSync(join(folder, 'huge.txt'))
    await expect(call('import.again', { run, filter: { outcome: 'failed' } })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('files are shown in their folder, rows become CSV, what was left out is imported anyway, and all is taken back', async () => {
    const { app, call, run, rows, again, folder, shown } = await imported({
      'a.yaml': 'boat: the Lark\nseats: forty\n',
      'b.txt': note(1),
      '-x.txt': '',
    })
    const [empty, left] = await rows()
    expect(left).toMatchObject({ outcome: 'skipped', code: 'unsupported' })
    await call('import.showFile', { run, item: left!.item })
    expect(shown).toEqual([join(folder, 'a.yaml')])
    await expect(call('import.showFile', { run, item: 999 })).rejects.toMatchObject({ code: 'not-found' })

    const prepared = await call('import.csv', { run, filter: { why: 'empty' } })
    expect(prepared).toMatchObject({ rows: 1, fileName: 'Import of inbox.csv' })
    const [head, row, end] = readFileSync(app.exportFile(prepared.export)!.path, 'utf8').split('\r\n')
    expect([head, row, end]).toEqual([
      expect.stringMatching(/^\ufeffpath,record,outcome,/),
      `${empty!.path},,skipped,,,,empty,It is empty (0 bytes).`,
      '',
    ])

    expect(await call('import.undoPlan', { run })).toMatchObject({ how: 'undo', articles: 1 })
    expect(await again({ items: [left!.item], options: { as: 'text' } })).toMatchObject([{ outcome: 'added' }])
    expect(await call('import.undoPlan', { run })).toMatchObject({ how: 'bin', articles: 1, later: 1 })
    expect(await call('import.undo', { run: '2' })).toMatchObject({ how: 'undo', articles: 1 })
    expect(await call('import.undo', { run })).toMatchObject({ how: 'undo', articles: 1 })
    expect(await call('import.runs', {})).toMatchObject([{ undone: true }, { undone: true }])
  })

  test('what could not be handed over is a row', async () => {
    const { app, call } = newApp()
    await call('corpus.create', { name: 'x' })
    const folder = write(join(tempDir(), 'inbox'), { 'a.txt': note(1) })
    const refused = app.grants.mintRefused({ path: 'drop/big.mbox', code: 'too-large', reason: 'It is too large.' })
    const { run } = await call('import.start', { sources: [refused.id, app.grants.mint(folder).id] })
    await app.idle()
    expect((await call('import.items', { run: run!, offset: 0, limit: 10 })).rows).toMatchObject([
      { path: 'drop/big.mbox', outcome: 'failed', code: 'too-large', reason: 'It is too large.' },
      { outcome: 'added' },
    ])
    const alone = await call('import.start', { sources: [refused.id] })
    await app.idle()
    expect(await call('import.summary', { run: alone.run! })).toMatchObject({ found: 1, failed: 1, state: 'done' })
  })
})

describe('a table whose columns are unclear', () => {
  test('is looked at, mapped, imported with those that are alike, and remembered', async () => {
    const { app, call, run, rows, folder } = await imported({
      'one.csv': UNCLEAR,
      'two.csv': UNCLEAR.replaceAll('Boot', 'Schiff').replaceAll('Brücke', 'Fähre'),
      'other.csv': UNCLEAR.replace('Inhaltstext', 'Anderes'),
    })
    const [one] = await rows()
    expect((await rows()).map(({ code }) => code)).toEqual(['columns-unclear', 'columns-unclear', 'columns-unclear'])
    const table = { run, item: one!.item }
    const guessed = await call('table.look', { table })
    expect(guessed).toMatchObject({ name: 'one.csv', how: 'guessed', articles: [] })
    expect(await call('table.alike', { table })).toEqual({ files: 1 })
    expect(guessed.columns).toEqual(['Kopf', 'Blatt', 'Tag', 'Inhaltstext'])
    expect(guessed.rows[0]).toEqual(['Die Brücke', 'Der Bote', '12.04.2024', expect.stringContaining('Am Freitag')])
    expect(guessed.problem).toContain('columns')
    const mapping = { title: 'Kopf', date: 'Tag', text: 'Inhaltstext' }
    const given = await call('table.look', { table, mapping })
    expect(given).toMatchObject({
      how: 'given',
      problem: null,
      articles: [
        { title: { value: 'Die Brücke', status: 'stated' }, outlet: { value: null }, date: { value: '2024-04-12' } },
        { title: { value: 'Das Boot' } },
      ],
    })
    const started = await call('table.import', { table, mapping, remember: true })
    await app.idle()
    expect((await rows(started.run!)).map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added', 'added'])

    // The next one with these columns needs no asking.
    const third = join(folder, 'third.csv')
    writeFileSync(third, UNCLEAR.replaceAll('Boot', 'Floß').replaceAll('Brücke', 'Furt'))
    const next = await app.importPaths([third])
    await app.idle()
    expect((await rows(next.run)).map(({ outcome }) => outcome)).toEqual(['added', 'added'])
    expect(await call('table.look', { table: { source: app.grants.mint(third).id } })).toMatchObject({
      how: 'remembered',
      mapping,
    })
  })

  test('may be JSON, too; what is no table says so', async () => {
    const records = [1, 2, 3].map((n) => ({ kop: `Verhaal ${n}`, verhaal: note(n).repeat(3), teller: n }))
    const { app, call, run, rows } = await imported({ 'a.json': JSON.stringify(records), 'b.txt': note(1) })
    const [row, text] = await rows()
    await expect(call('table.look', { table: { run, item: text!.item } })).rejects.toMatchObject({
      code: 'unsupported',
    })
    const table = { run, item: row!.item }
    expect((await call('table.look', { table })).columns).toEqual(['kop', 'verhaal', 'teller'])
    const mapping = { title: 'kop', text: 'verhaal' }
    const { run: next } = await call('table.import', { table, mapping, remember: true })
    await app.idle()
    expect(await call('import.summary', { run: next! })).toMatchObject({ found: 3, failed: 0, skipped: 0 })
  })
})
