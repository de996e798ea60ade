import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FilePresence } from '../contract/archive.ts'
import { readArticles } from '../import/read-articles.ts'

/** A file, and what of it was imported: by records, or (without one) whole. */
export interface FileCheck {
  readonly path: string
  readonly expected: readonly { readonly record?: string; readonly sha256: string }[]
}

/** How each of the expected stands, in their order. `reason` is '' for what is the same. */
export interface FileVerdict {
  readonly state: Exclude<FilePresence, 'no-path'>
  readonly reason: string
}

const GONE = new Set(['ENOENT', 'ENOTDIR'])

/** Compares a file with what was imported of it; a record of a container by reading the container as import does. Never throws. */
export async function checkFile({ path, expected }: FileCheck): Promise<FileVerdict[]> {
  const all = (verdict: FileVerdict): FileVerdict[] => expected.map(() => verdict)
  let whole: string
  try {
    const stats = await stat(path)
    if (!stats.isFile())
      return all({ state: 'changed', reason: 'There is no file of this name any more, but something else.' })
    whole = await hashFile(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    return GONE.has(code)
      ? all({ state: 'gone', reason: 'It is not there any more. The corpus still has what was imported of it.' })
      : all({ state: 'unreadable', reason: `It cannot be read (${code}). Check its permissions and its disk.` })
  }
  if (expected.every(({ sha256 }) => sha256 === whole)) return all(SAME)
  const records = expected.some(({ record, sha256 }) => record !== undefined && sha256 !== whole)
    ? await hashRecords(path)
    : new Map<string, Set<string>>()
  return expected.map(({ record, sha256 }) => {
    if (sha256 === whole) return SAME
    if (record === undefined) return { state: 'changed', reason: 'Its bytes are not those that were imported.' }
    const found = records.get(record)
    if (found?.has(sha256) === true) return SAME
    return {
      state: 'changed',
      reason: found === undefined ? 'The file has no such record any more.' : 'The record is not what was imported.',
    }
  })
}

const SAME: FileVerdict = { state: 'same', reason: '' }

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}

/** The hashes of the records of a container by their locators. What cannot be read is missing. */
async function hashRecords(path: string): Promise<Map<string, Set<string>>> {
  const records = new Map<string, Set<string>>()
  try {
    for await (const found of readArticles(path)) {
      if ('refusal' in found || found.record === undefined) continue
      const hashes = records.get(found.record) ?? new Set()
      records.set(found.record, hashes.add(found.sha256))
    }
  } catch {
    // What was read before counts; the rest is told record by record.
  }
  return records
}
