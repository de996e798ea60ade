import { parentPort } from 'node:worker_threads'
import { createVocabularyTasks, type VocabularyTask, type VocabularyTasks } from './vocabulary-tasks.ts'

/** What the vocabularies send: one task. */
export interface VocabularyRequest {
  readonly id: number
  readonly task: VocabularyTask
  readonly input: VocabularyTasks[VocabularyTask]['input']
}

/** What the worker answers. */
export type VocabularyResponse =
  | { readonly id: number; readonly output: VocabularyTasks[VocabularyTask]['output'] }
  | { readonly id: number; readonly error: string }

const port = parentPort
if (port === null) throw new Error('compare/vocabulary-worker is a worker thread')
const tasks = createVocabularyTasks()
port.on('message', ({ id, task, input }: VocabularyRequest) => {
  let response: VocabularyResponse
  try {
    response = { id, output: tasks[task](input as never) }
  } catch (error) {
    response = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  port.postMessage(response)
})
