import { mkdtempSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'

const made: string[] = []

afterEach(async () => {
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

/** A folder of its own for the running test, removed when the test has ended. */
export const tempDir = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-test-')))
  made.push(folder)
  return folder
}
