import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { AppError } from '../main/contract/errors.ts'
import type { Checkpoint } from './checkpoint.ts'
import { sendError } from './cross-errors.ts'
import { IdleWork, type WorkLeft } from './idle-work.ts'
import type { FromWorker, ToWorker, WorkerStart } from './messages.ts'
import type { ReadName, WriteName } from './operations.ts'
import { openReaderService, openWriterService } from './service.ts'

/** What a worker does with a call, and how it ends. */
interface Service {
  call(name: string, input: unknown, checkpoint: Checkpoint): unknown
  /** One slice of what is done while nothing is called. */
  readonly idle?: () => WorkLeft
  close(): void
}

/** No call waits longer for work that nobody asked for (milliseconds). */
const SLICE = 5

/** Serves one client over a port: all that a host of this worker, thread or process, has to give. */
function serve(port: Pick<MessagePort, 'on' | 'postMessage' | 'close'>, start: WorkerStart): void {
  const post = (message: FromWorker): void => port.postMessage(message)
  let service: Service
  try {
    service = startService(start, post)
  } catch (error) {
    post({ type: 'refused', error: sendError(error) })
    port.close()
    return
  }
  const idle = service.idle && new IdleWork(service.idle)
  port.on('message', (message: ToWorker) => {
    if (message.type === 'close') {
      idle?.stop()
      post(close(service))
      port.close()
      return
    }
    post(answer(service, message))
    idle?.putOff()
  })
  post({ type: 'ready' })
}

function startService({ role, file, create }: WorkerStart, post: (message: FromWorker) => void): Service {
  if (role !== 'writer') {
    const { read, prepare, close } = openReaderService(file)
    const idle = (): WorkLeft => prepare(SLICE)
    return {
      call: (name, input, checkpoint) => read(name as ReadName, input as never, checkpoint),
      ...(role === 'searcher' && { idle }),
      close,
    }
  }
  const { write, close } = openWriterService(file, create, (change) => post({ type: 'changed', ...change }))
  return { call: (name, input) => write(name as WriteName, input as never), close }
}

function answer(service: Service, { id, name, input, cancel }: Extract<ToWorker, { type: 'call' }>): FromWorker {
  const flag = cancel && new Int32Array(cancel)
  const checkpoint = (): void => {
    if (flag && Atomics.load(flag, 0) === 1) throw new AppError('cancelled', 'The query was cancelled.')
  }
  const began = performance.now()
  try {
    checkpoint()
    const output = service.call(name, input, checkpoint)
    return { type: 'done', id, output, ms: performance.now() - began }
  } catch (error) {
    return { type: 'failed', id, error: sendError(error) }
  }
}

function close(service: Service): FromWorker {
  try {
    service.close()
    return { type: 'closed' }
  } catch (error) {
    return { type: 'closed', error: sendError(error) }
  }
}

if (parentPort) serve(parentPort, workerData as WorkerStart)
