import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'

const lockSchema = z.object({ pid: z.int().positive(), port: z.int().positive(), key: z.string().min(20) })
type Lock = z.infer<typeof lockSchema>

const launchedSchema = z.object({ url: z.string() })

/** What a second start asks of the instance that runs already. */
export const handOverSchema = z.object({
  corpus: z.string().nullable().default(null),
  paths: z.array(z.string()).default([]),
  /** The launch address goes on a command line, where other users may read it. */
  forCommandLine: z.boolean().default(false),
})
export type HandOver = z.infer<typeof handOverSchema>

/** A running instance, as its lock file tells. */
export interface RunningInstance {
  /** Gives it something to open or import; the answer is a fresh launch address. */
  handOver(work: z.input<typeof handOverSchema>): Promise<string>
}

const fileIn = (dataDir: string): string => join(dataDir, 'loopback.lock')

/**
 * The instance that serves this data folder, or null when none answers. A lock file left by a process that is gone, or by
 * another program on its old port, is removed.
 */
export const findInstance = async (dataDir: string): Promise<RunningInstance | null> => {
  const lock = readLock(dataDir)
  if (lock === null) return null
  if (await isAlive(lock)) return { handOver: (work) => post(lock, work) }
  // Only what was judged dead is removed: another start may have put its own in between.
  if (readLock(dataDir)?.key === lock.key) rmSync(fileIn(dataDir), { force: true })
  return null
}

/** Claims the data folder for this process; false when another one was faster. `key` opens {@link RunningInstance.handOver}. */
export const claimInstance = (dataDir: string, port: number, key: string): boolean => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    const lock: Lock = { pid: process.pid, port, key }
    writeFileSync(fileIn(dataDir), JSON.stringify(lock), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Gives the data folder back. */
export const releaseInstance = (dataDir: string, key: string): void => {
  if (readLock(dataDir)?.key === key) rmSync(fileIn(dataDir), { force: true })
}

const readLock = (dataDir: string): Lock | null => {
  let text: string
  try {
    text = readFileSync(fileIn(dataDir), 'utf8')
  } catch {
    return null
  }
  try {
    return lockSchema.parse(JSON.parse(text))
  } catch {
    rmSync(fileIn(dataDir), { force: true })
    return null
  }
}

const isAlive = async (lock: Lock): Promise<boolean> => {
  try {
    process.kill(lock.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return (await send(lock, 'GET', '/launch', '')).status === 204
}

const post = async (lock: Lock, work: z.input<typeof handOverSchema>): Promise<string> => {
  const { status, body } = await send(lock, 'POST', '/launch', JSON.stringify(work))
  if (status !== 200) throw new Error(body === '' ? 'The running Variorum did not answer.' : body)
  return launchedSchema.parse(JSON.parse(body)).url
}

const send = (lock: Lock, method: string, path: string, body: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve) => {
    const none = (): void => resolve({ status: 0, body: '' })
    const call = request(
      {
        host: '127.0.0.1',
        port: lock.port,
        path,
        method,
        headers: { authorization: `Bearer ${lock.key}`, 'content-type': 'application/json' },
        // Opening a large corpus takes a while; saying that one is alive does not.
        timeout: method === 'GET' ? 5_000 : 120_000,
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
        response.on('error', none)
      },
    )
    call.on('error', none)
    call.on('timeout', () => call.destroy())
    call.end(body)
  })
