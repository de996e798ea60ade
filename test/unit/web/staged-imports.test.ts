import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import type { App } from '../../../main/api/app.ts'
import { Grants } from '../../../main/files/grants.ts'
import { createStaging } from '../../../main/files/staging.ts'
import type { Staging } from '../../../main/files/staging.ts'
import { withStagedImports } from '../../../main/web/staged-imports.ts'
import { testApp } from '../../support/served-app.ts'
import type { TestApp } from '../../support/served-app.ts'
import { tempDir } from '../../support/temp-dir.ts'

const context = { signal: new AbortController().signal }

let grants: Grants
let staging: Staging
let started: readonly string[]
let onStart: (app: TestApp) => void
let app: TestApp

beforeEach(async () => {
  grants = new Grants()
  staging = await createStaging(join(tempDir(), 'staging'), grants)
  onStart = () => undefined
  toTryAgain = new Set()
  app = testApp({
    'import.start': async ({ sources }) => {
      started = sources
      onStart(app)
      return { job: 'job', run: '1' }
    },
    'corpus.open': async () => ({}) as never,
  })
})

let toTryAgain: Set<string>
const handlers = () =>
  withStagedImports({ ...app, filesToTryAgain: async () => toTryAgain } as unknown as App, staging, (error) =>
    expect.fail(String(error)),
  )

async function* bytes() {
  yield new TextEncoder().encode('text')
}

const end = { job: 'job', kind: 'import', state: 'done' } as const

test('an upload lasts as long as its import, and a folder is imported once', async () => {
  const wrapped = handlers()
  const one = await staging.add('drop-0001', 'news/a.txt', bytes())
  const other = await staging.add('drop-0001', 'news/b.txt', bytes())
  const path = grants.resolve(one.id)
  await wrapped['import.start']({ sources: [one.id, other.id], options: {} }, context)
  expect(started).toEqual([one.id])
  app.emit('job.ended', { ...end, job: 'another' })
  expect(existsSync(path)).toBe(true)
  app.emit('job.ended', end)
  await vi.waitFor(() => expect(existsSync(path)).toBe(false))
})

test('what could not be taken stays, to be tried again', async () => {
  const wrapped = handlers()
  const folder = await staging.add('drop-0001', 'news/a.txt', bytes())
  await staging.add('drop-0001', 'news/b.txt', bytes())
  const [a, b] = ['a.txt', 'b.txt'].map((name) => join(grants.resolve(folder.id), name))
  toTryAgain.add(b!)
  await wrapped['import.start']({ sources: [folder.id], options: {} }, context)
  app.emit('job.ended', { ...end, run: '1' })
  await vi.waitFor(() => expect(existsSync(a!)).toBe(false))
  expect(existsSync(b!)).toBe(true)
})

test('an import that ends before its start is answered is tidied up too', async () => {
  const wrapped = handlers()
  const source = await staging.add('drop-0001', 'a.txt', bytes())
  onStart = () => app.emit('job.ended', end)
  await wrapped['import.start']({ sources: [source.id], options: {} }, context)
  const path = grants.resolve(source.id)
  await vi.waitFor(() => expect(existsSync(path)).toBe(false))
})

test('a corpus is not opened from an upload, which would be a copy that does not last', async () => {
  const wrapped = handlers()
  const source = await staging.add('drop-0001', 'my.variorum', bytes())
  await expect(wrapped['corpus.open']({ source: source.id }, context)).rejects.toMatchObject({ code: 'unsupported' })
  await expect(wrapped['corpus.open']({ source: 'a recent one' }, context)).resolves.toEqual({})
})
