import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { describe, expect, test } from 'vitest'
import type { ClientFrame, HostFrame } from '../../main/rpc/frame.ts'
import { socketPipe } from '../../main/rpc/socket-pipe.ts'
import { conformance } from './conformance.ts'

const openSockets = async (): Promise<{ server: WebSocketServer; hostSocket: WebSocket; clientSocket: WebSocket }> => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const clientSocket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [hostSocket] = (await once(server, 'connection')) as [WebSocket]
  return { server, hostSocket, clientSocket }
}

conformance('WebSocket', async () => {
  const { server, hostSocket, clientSocket } = await openSockets()
  return {
    client: socketPipe<ClientFrame, HostFrame>(clientSocket),
    host: socketPipe<HostFrame, ClientFrame>(hostSocket),
    leave: () => clientSocket.terminate(),
    clientSeesHostGo: true,
    async dispose() {
      clientSocket.terminate()
      hostSocket.terminate()
      server.close()
      await once(server, 'close')
    },
  }
})

describe('what is no text of JSON ends a socket', () => {
  test.each([
    ['bytes', new Uint8Array([1, 2]), 1003],
    ['broken JSON', '{"t":', 1007],
  ])('%s', async (_, message, code) => {
    const { server, hostSocket, clientSocket } = await openSockets()
    if (clientSocket.readyState !== WebSocket.OPEN) await once(clientSocket, 'open')
    const pipe = socketPipe<HostFrame, ClientFrame>(hostSocket)
    let frames = 0
    pipe.onFrame(() => void frames++)
    const ended = once(clientSocket, 'close')
    clientSocket.send(message)
    expect((await ended)[0]).toBe(code)
    expect(frames).toBe(0)
    server.close()
  })
})
