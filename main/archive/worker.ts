import { parentPort } from 'node:worker_threads'
import { AppError } from '../contract/errors.ts'
import type { FileCheck, FileVerdict } from './check-file.ts'
import type { OriginalPage } from './original-page.ts'
import { renderOriginal, type OriginalRequest } from './render-original.ts'

/** What the archivist asks of its thread. */
export type ArchiveTask =
  | { readonly kind: 'render'; readonly request: OriginalRequest }
  | { readonly kind: 'check'; readonly request: FileCheck }

/** One task with its number. */
export interface ArchiveCall {
  readonly id: number
  readonly task: ArchiveTask
}

/** What the thread answers. */
export type ArchiveAnswer =
  | { readonly id: number; readonly result: OriginalPage | readonly FileVerdict[] }
  | { readonly id: number; readonly error: string }

const port = parentPort
if (port === null) throw new Error('archive/worker is a worker thread')
port.on('message', ({ id, task }: ArchiveCall) => {
  const work: Promise<OriginalPage | readonly FileVerdict[]> =
    task.kind === 'render'
      ? renderOriginal(task.request)
      : // It takes all readers of import along.
        import('./check-file.ts').then(({ checkFile }) => checkFile(task.request))
  work.then(
    (result) => port.postMessage({ id, result } satisfies ArchiveAnswer),
    (error: unknown) =>
      port.postMessage({
        id,
        error: error instanceof AppError || error instanceof Error ? error.message : String(error),
      } satisfies ArchiveAnswer),
  )
})
