import { createTaskThread, type TaskThread } from '../jobs/task-thread.ts'
import type { Tasks } from './tasks.ts'

/** The thread that reads texts for concordances. */
export type TaskWorker = TaskThread<Tasks>

const workerFile = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('./worker.ts', import.meta.url)
    : new URL('./concordance-worker.js', import.meta.url)

/** Makes the worker. `onLost` is told when the thread ended by itself, and its scans with it. */
export function createTaskWorker(onLost: () => void): TaskWorker {
  return createTaskThread<Tasks>(workerFile, 'concordance', onLost)
}
