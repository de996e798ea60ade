import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { ClientFrame, HostFrame } from '../rpc/frame.ts'
import type { Pipe } from '../rpc/pipe.ts'
import { socketPipe } from '../rpc/socket-pipe.ts'
import { refusal } from './request-guard.ts'
import type { Sessions } from './sessions.ts'

// A million article ids fit; more than that is no honest frame.
const MAX_FRAME_BYTES = 32 * 1024 * 1024
const PING_SECONDS = 15
const GOING_AWAY = 1001
const GOODBYE_MILLISECONDS = 500

/** What the WebSocket side of the server stands on. */
export interface SocketOptions {
  readonly port: number
  readonly sessions: Sessions
  /** A page has connected. */
  readonly connect: (pipe: Pipe<HostFrame, ClientFrame>) => void
  /** How many pages are connected now; told at each change. */
  readonly onClients: (count: number) => void
  readonly pingSeconds?: number
}

/**
 * Answers `WS /api` on a server: only from our own page, only with a session. Pages that no longer answer pings are dropped.
 * The returned function closes all of them.
 */
export const attachSockets = (server: Server, options: SocketOptions): (() => void) => {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    // Loopback is faster than any compression, and compression beside secrets is a known leak.
    perMessageDeflate: false,
  })
  const answering = new Set<WebSocket>()

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refused = refusalOf(request, options)
    if (refused !== null) {
      socket.end(`HTTP/1.1 ${refused}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      answering.add(page)
      page.on('pong', () => answering.add(page))
      page.on('close', () => {
        answering.delete(page)
        options.onClients(sockets.clients.size)
      })
      options.connect(socketPipe<HostFrame, ClientFrame>(page))
      options.onClients(sockets.clients.size)
    })
  })
  const pings = setInterval(
    () => {
      for (const page of sockets.clients) {
        if (!answering.delete(page)) page.terminate()
        else page.ping()
      }
    },
    (options.pingSeconds ?? PING_SECONDS) * 1000,
  )
  pings.unref()

  return () => {
    clearInterval(pings)
    for (const page of sockets.clients) {
      page.close(GOING_AWAY, 'Variorum ends')
      // A page that is gone without a word answers no goodbye.
      setTimeout(() => page.terminate(), GOODBYE_MILLISECONDS)
    }
    sockets.close()
  }
}

const refusalOf = (request: IncomingMessage, { port, sessions }: SocketOptions): string | null => {
  const { method = '', headers } = request
  if (URL.parse(request.url ?? '/', 'http://127.0.0.1')?.pathname !== '/api') return '404 Not Found'
  if (refusal({ method, headers, upgrade: true }, port) !== null) return '403 Forbidden'
  return sessions.isSession(headers.cookie) ? null : '401 Unauthorized'
}
