import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { verificationSchema, type Verification } from '../../main/contract/archive.ts'
import { tempDir } from '../support/temp-dir.ts'
import { json, variorum } from './cli.ts'

const mail = (subject: string, text: string): string =>
  `From ann@example.org Mon Jan  6 10:00:00 2020\nFrom: Ann <ann@example.org>\nSubject: ${subject}\nDate: Mon, 6 Jan 2020 10:00:00 +0000\nContent-Type: text/plain\n\n${text}\n\n`
const paragraph = (word: string): string =>
  `The ${word} line between Tarn and Ostry opened again on Friday, eleven winters after the last boat was laid up for want of money, and many people came.`

/** A corpus of two texts and a mailbox of two mails. */
async function newCorpus(): Promise<{ folder: string; corpus: string }> {
  const base = tempDir()
  const folder = join(base, 'news')
  const corpus = join(base, 'x.variorum')
  mkdirSync(folder)
  writeFileSync(join(folder, 'a.txt'), `Ferry Opens Again\n\n${paragraph('ferry')}\n`)
  writeFileSync(join(folder, 'b.txt'), `Railway Opens Again\n\n${paragraph('railway')}\n`)
  writeFileSync(
    join(folder, 'c.mbox'),
    mail('Tramway Opens', paragraph('tramway')) + mail('Cable Car Opens', paragraph('cable car')),
  )
  await json(corpus, ['import', folder])
  return { folder, corpus }
}

const verify = async (corpus: string, ...more: string[]): Promise<{ code: number | null; found: Verification }> => {
  const { code, stdout } = await variorum(['verify', ...more, '--json', '--corpus', corpus])
  return { code, found: verificationSchema.parse(JSON.parse(stdout)) }
}

describe('verify', () => {
  test('says that all is as imported, and changes nothing', async () => {
    const { corpus } = await newCorpus()
    const { code, found } = await verify(corpus, '--files')
    expect(code).toBe(0)
    expect(found.complete).toBe(true)
    expect(found.originals).toMatchObject({ checked: 4, unchanged: 4, changed: 0, missing: 0, faults: [] })
    // The mails of the mailbox are found in it again.
    expect(found.files).toMatchObject({ checked: 4, same: 4, changed: 0, gone: 0, faults: [] })
  })

  test('names each original that changed in the file, and goes on', async () => {
    const { corpus } = await newCorpus()
    const database = new Database(corpus)
    const hashes = database.prepare('SELECT sha256 FROM source ORDER BY id').pluck().all() as string[]
    database.prepare("UPDATE original SET data = x'00' WHERE sha256 = ?").run(hashes[0])
    database.pragma('foreign_keys = OFF')
    database.prepare('DELETE FROM original WHERE sha256 = ?').run(hashes[2])
    database.close()
    const { code, found } = await verify(corpus)
    expect(code).toBe(3)
    expect(found.originals).toMatchObject({ checked: 4, unchanged: 2, changed: 1, missing: 1 })
    expect(new Map(found.originals.faults.map(({ sha256, state }) => [sha256, state]))).toEqual(
      new Map([
        [hashes[0], 'changed'],
        [hashes[2], 'missing'],
      ]),
    )
    const { stdout } = await variorum(['verify', '--corpus', corpus])
    expect(stdout).toContain('4 originals: 2 unchanged, 1 changed, 1 missing')
    expect(stdout).toContain('a.txt')
  })

  test('tells files that are gone or changed from those that are the same, mails of a mailbox one by one', async () => {
    const { folder, corpus } = await newCorpus()
    rmSync(join(folder, 'a.txt'))
    writeFileSync(join(folder, 'b.txt'), 'Something else\n')
    writeFileSync(
      join(folder, 'c.mbox'),
      mail('Tramway Opens', paragraph('tramway')) + mail('Cable Car Opens', paragraph('chair lift')),
    )
    const { code, found } = await verify(corpus, '--files')
    expect(code).toBe(3)
    expect(found.originals).toMatchObject({ unchanged: 4, changed: 0 })
    expect(found.files).toMatchObject({ checked: 4, same: 1, changed: 2, gone: 1 })
  })

  test('takes no arguments', async () => {
    const { code, stderr } = await variorum(['verify', 'x', '--corpus', 'x.variorum'])
    expect(code).toBe(2)
    expect(stderr).toContain('takes no arguments')
  })
})
