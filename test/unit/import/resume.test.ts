import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openCorpusDb, type CorpusDb } from '../../../db/client.ts'
import type { ImportReport } from '../../../main/contract/import.ts'
import { runImport, type ImportIo, type ImportTask } from '../../../main/import/pipeline.ts'
import { tempFolder } from './temp-folder.ts'

const sentence = (n: number): string =>
  `The well of village ${n} has run dry, the river authority said on day ${n * 7}, and nobody knows why it came so early.`

async function corpus(): Promise<CorpusDb> {
  const db = await openCorpusDb(join(tempFolder(), 'c.variorum'), { create: { name: 'c' } })
  onTestFinished(() => db.close())
  return db
}

function run(db: CorpusDb, task: ImportTask, io: Partial<ImportIo> = {}): Promise<ImportReport> {
  return runImport(db, task, { signal: new AbortController().signal, onProgress: () => undefined, ...io })
}

const files = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `${String(at).padStart(4, '0')}.txt`,
      `Well ${at} is dry\n\n${sentence(at)}\n`,
    ]),
  )

/** A mailbox of many mails, which is one file that comes in parts. */
const mailbox = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) =>
      `From a@b Thu Feb  6 09:00:00 2020\nFrom: A <a@b.example>\nSubject: Well ${at} is dry\nDate: Thu, 6 Feb 2020 09:00:00 +0000\n\n${sentence(at)}\n\n`,
  ).join('')

describe('an import that was cut off', () => {
  it('goes on where it was: every file once, sums that add up, one run', async () => {
    const db = await corpus()
    const folder = tempFolder({ ...files(1500), 'none.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10) })
    const stop = new AbortController()
    let id = ''
    const first = await run(
      db,
      { paths: [folder], options: { tag: 'wells' }, keepRoots: true },
      {
        signal: stop.signal,
        onRun: (given) => (id = given),
        onProgress: ({ counts }) => counts.found >= 20 && stop.abort('interrupted'),
      },
    )
    expect(first.found).toBeGreaterThanOrEqual(20)
    expect(first.found).toBeLessThan(1501)
    expect(await db.read('run.get', { run: id })).toMatchObject({ state: 'interrupted', resumable: true })
    const whole = await run(db, { resume: id })
    expect(whole).toMatchObject({ run: id, found: 1501, added: 1500, skipped: 1, failed: 0, alreadyHere: 0 })
    expect(new Set(whole.items.map(({ path }) => path)).size).toBe(1501)
    expect(await db.read('run.get', { run: id })).toMatchObject({ state: 'done', resumable: false })
    expect((await db.read('tag.list', {}))[0]).toMatchObject({ name: 'wells', articles: 1500 })
    await expect(run(db, { resume: id })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('goes on inside a file of many articles', async () => {
    const db = await corpus()
    const folder = tempFolder({ 'wells.mbox': mailbox(600) })
    const stop = new AbortController()
    let id = ''
    const first = await run(
      db,
      { paths: [folder], options: {}, keepRoots: true },
      {
        signal: stop.signal,
        onRun: (given) => (id = given),
        onProgress: ({ counts }) => counts.found >= 64 && stop.abort('interrupted'),
      },
    )
    expect(first.found).toBeGreaterThanOrEqual(64)
    expect(first.found).toBeLessThan(600)
    const whole = await run(db, { resume: id })
    expect(whole).toMatchObject({ found: 600, added: 600 })
    expect(new Set(whole.items.map(({ record }) => record)).size).toBe(600)
  })

  it('says what is gone by now, and does not go on when it was undone or its files are not kept', async () => {
    const db = await corpus()
    const folder = tempFolder(files(40))
    const stopped = async (keepRoots: boolean): Promise<string> => {
      const stop = new AbortController()
      let id = ''
      stop.abort('cancelled')
      await run(
        db,
        { paths: [folder], options: {}, keepRoots },
        { signal: stop.signal, onRun: (given) => (id = given) },
      )
      return id
    }
    const uploads = await stopped(false)
    await expect(run(db, { resume: uploads })).rejects.toMatchObject({ code: 'conflict' })
    const kept = await stopped(true)
    rmSync(folder, { recursive: true })
    expect(await run(db, { resume: kept })).toMatchObject({ found: 1, failed: 1, items: [{ code: 'absent' }] })
    await expect(run(db, { resume: '999' })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a paused import', () => {
  it('stores what it has, stands still, and goes on', { timeout: 60_000 }, async () => {
    const db = await corpus()
    const folder = tempFolder(files(3000))
    const gate = Promise.withResolvers<void>()
    let paused: Promise<void> | undefined
    let seen = 0
    const running = run(
      db,
      { paths: [folder], options: {}, keepRoots: true },
      {
        whenGoing: () => paused,
        onProgress: ({ counts }) => {
          seen = counts.found
          if (seen >= 10) paused ??= gate.promise
        },
      },
    )
    await expect.poll(() => paused !== undefined, { timeout: 30_000 }).toBe(true)
    // It stands still once the batch in hand is stored: two looks at the same number.
    let before = -1
    await expect
      .poll(
        async () => {
          const { articles } = await db.read('corpus.info', {})
          const still = articles === before
          before = articles
          return still
        },
        { interval: 300, timeout: 30_000 },
      )
      .toBe(true)
    expect(before).toBeLessThan(3000)
    gate.resolve()
    paused = undefined
    expect(await running).toMatchObject({ found: 3000, added: 3000 })
  })
})

describe.runIf(process.platform === 'linux')('names that are no UTF-8', () => {
  it('are read all the same, and shown with a mark for what is lost', async () => {
    const db = await corpus()
    const folder = tempFolder({ 'a.txt': sentence(1) })
    const name = Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')])
    writeFileSync(name, sentence(2))
    const report = await run(db, { paths: [folder], options: {}, keepRoots: true })
    expect(report).toMatchObject({ found: 2, added: 2 })
    expect(report.items.map(({ path }) => path)).toContain(join(folder, 'caf\ufffd.txt'))
  })
})
