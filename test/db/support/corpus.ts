import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ImportItem, ImportOptions } from '../../../main/contract/import.ts'
import type { PreparedRecord } from '../../../main/contract/prepared.ts'
import { openReaderService, openWriterService, type ReaderService, type WriterService } from '../../../db/service.ts'
import type { Topic } from '../../../main/contract/events.ts'

/** Registers what is to be done at the end: of the test, or with `afterAll` of the file. */
export type AtEnd = (cleanUp: () => void) => void

/** A folder that is removed when the test ends. */
export function temporaryFolder(atEnd: AtEnd = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-db-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A corpus open on this thread: the services that the workers run, without the threads. */
export interface TestCorpus {
  readonly file: string
  readonly write: WriterService['write']
  readonly read: ReaderService['read']
  /** Topics of all changes so far. */
  readonly changes: { topics: Topic[]; revision: number }[]
  close(): void
  reopen(): void
}

/** A new corpus in a temporary folder, closed when the test ends. */
export function newCorpus(atEnd: AtEnd = onTestFinished): TestCorpus {
  const file = join(temporaryFolder(atEnd), 'test.variorum')
  const changes: TestCorpus['changes'] = []
  const note = (change: { topics: Topic[]; revision: number }): void => {
    changes.push(change)
  }
  let writer = openWriterService(file, 'Test', note)
  let reader = openReaderService(file)
  let open = true
  const close = (): void => {
    if (!open) return
    open = false
    reader.close()
    writer.close()
  }
  atEnd(close)
  return {
    file,
    changes,
    write: (name, input) => writer.write(name, input),
    read: (name, input, checkpoint) => reader.read(name, input, checkpoint),
    close,
    reopen() {
      close()
      writer = openWriterService(file, undefined, note)
      reader = openReaderService(file)
      open = true
    },
  }
}

/** Imports records as one run and returns its rows. */
export function importRecords(
  corpus: Pick<TestCorpus, 'write'>,
  records: readonly PreparedRecord[],
  options: ImportOptions = {},
  label = 'test',
): ImportItem[] {
  const { run } = corpus.write('run.start', { label, options })
  const items = corpus.write('run.store', { run, records })
  corpus.write('run.finish', { run, state: 'done' })
  return items
}
