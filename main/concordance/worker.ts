import { parentPort } from 'node:worker_threads'
import { createTasks, type TaskName, type Tasks } from './tasks.ts'

/** What the concordancer sends: one task. */
export interface TaskRequest {
  readonly id: number
  readonly task: TaskName
  readonly input: Tasks[TaskName]['input']
}

/** What the worker answers. */
export type TaskResponse =
  | { readonly id: number; readonly output: Tasks[TaskName]['output'] }
  | { readonly id: number; readonly error: string }

const port = parentPort
if (port === null) throw new Error('concordance/worker is a worker thread')
const tasks = createTasks()
port.on('message', ({ id, task, input }: TaskRequest) => {
  let response: TaskResponse
  try {
    response = { id, output: tasks[task](input as never) }
  } catch (error) {
    response = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  port.postMessage(response)
})
