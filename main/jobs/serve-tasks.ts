import { parentPort } from 'node:worker_threads'

/** The tasks of a thread by name: what each takes and gives. */
export type TaskTypes<T> = { readonly [N in keyof T]: { readonly input: unknown; readonly output: unknown } }

/** One task, as it is sent to the thread. */
export interface TaskRequest {
  readonly id: number
  readonly task: string
  readonly input: unknown
}

/** What the thread answers. */
export type TaskResponse =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly error: string }

/** Performs the tasks that a worker thread is sent, one after another; called once in the worker's file. */
export function serveTasks<T extends TaskTypes<T>>(tasks: {
  readonly [N in keyof T]: (input: T[N]['input']) => T[N]['output']
}): void {
  const port = parentPort
  if (port === null) throw new Error('tasks are served in a worker thread')
  const byName = tasks as Readonly<Record<string, (input: never) => unknown>>
  port.on('message', ({ id, task, input }: TaskRequest) => {
    let response: TaskResponse
    try {
      response = { id, output: byName[task]!(input as never) }
    } catch (error) {
      response = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
    port.postMessage(response)
  })
}
