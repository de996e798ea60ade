import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { IncomingHttpHeaders, Server } from 'node:http'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { Grants } from '../../../main/files/grants.ts'
import { createStaging } from '../../../main/files/staging.ts'
import type { Staging, StagingLimits } from '../../../main/files/staging.ts'
import { serve } from '../../../main/rpc/serve.ts'
import { closeServer, listenOnLoopback } from '../../../main/web/loopback-server.ts'
import { builtPage, createRoutes } from '../../../main/web/routes.ts'
import { createSessions, secret } from '../../../main/web/sessions.ts'
import type { Sessions } from '../../../main/web/sessions.ts'
import { attachSockets } from '../../../main/web/sockets.ts'
import { testApp } from '../../support/served-app.ts'

/** The real routes and sockets of the loopback shell over a page of two files and an application of one handler. */
export interface TestServer {
  readonly server: Server
  readonly port: number
  readonly origin: string
  readonly key: string
  readonly sessions: Sessions
  readonly staging: Staging
  readonly grants: Grants
  readonly errors: unknown[]
  readonly clientCounts: number[]
  /** A cookie header with a fresh session. */
  cookie(): string
  close(): Promise<void>
}

const exported = 'line one\n'

export const startTestServer = async (
  dataDir: string,
  options: { limits?: StagingLimits; pingSeconds?: number; now?: () => number } = {},
): Promise<TestServer> => {
  const page = join(dataDir, 'page')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Variorum</title>')
  writeFileSync(join(page, 'assets', 'app.js'), 'export {}')
  writeFileSync(join(dataDir, 'settings.json'), '{"secret": true}')
  writeFileSync(join(dataDir, 'export.jsonl'), exported)

  const { server, port } = await listenOnLoopback(0)
  const sessions = createSessions(port, options.now)
  const grants = new Grants()
  const staging = await createStaging(join(dataDir, 'staging'), grants, options.limits)
  const key = secret()
  const errors: unknown[] = []
  const clientCounts: number[] = []
  const app = testApp({ 'history.undo': async () => ({ name: 'Add a tag' }) })
  server.on(
    'request',
    createRoutes({
      port,
      sessions,
      key,
      staging,
      exportFile: (id) =>
        id === 'known' ? { path: join(dataDir, 'export.jsonl'), fileName: 'Köln "1".jsonl' } : undefined,
      originalView: (id) =>
        id === 'known'
          ? { type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode('<p>An original') }
          : undefined,
      handOver: async ({ paths, forCommandLine }) =>
        `http://127.0.0.1:${port}/#${paths.join(',')}${forCommandLine ? '!' : ''}`,
      servePage: builtPage(page),
      onError: (error) => errors.push(error),
    }),
  )
  const closeSockets = attachSockets(server, {
    port,
    sessions,
    connect: (pipe) => void serve(pipe, app),
    onClients: (count) => clientCounts.push(count),
    ...(options.pingSeconds !== undefined && { pingSeconds: options.pingSeconds }),
  })
  return {
    server,
    port,
    origin: `http://127.0.0.1:${port}`,
    key,
    sessions,
    staging,
    grants,
    errors,
    clientCounts,
    cookie: () => sessions.cookie(sessions.redeem(sessions.mintCode())!).split(';')[0]!,
    async close() {
      closeSockets()
      await closeServer(server)
    },
  }
}

/** An answer of the server, whole. */
export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A request with exactly the given headers: no browser stands between. `path` is sent as it is. */
export const send = (
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options
    const call = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    call.on('error', reject)
    call.end(body)
  })

/** Opens a WebSocket with the given headers: the socket, or the status with which it was refused. */
export const openSocket = (port: number, headers: Record<string, string>, path = '/api'): Promise<WebSocket | number> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
    socket.on('open', () => resolve(socket))
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.on('error', () => undefined)
  })
