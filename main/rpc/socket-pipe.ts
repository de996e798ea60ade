import { createInbox } from './inbox.ts'
import type { Pipe } from './pipe.ts'

/** What a pipe needs of a WebSocket: the browser's own and that of the `ws` package both have it. */
export interface SocketLike {
  readonly readyState: number
  send(text: string): void
  close(code?: number, reason?: string): void
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
}

const CONNECTING = 0
const OPEN = 1
const NOT_TEXT = 1003
const NOT_JSON = 1007

/**
 * One end over a WebSocket: a frame is one text message of JSON. Frames sent while the socket connects wait for it. A message
 * that is no JSON text ends the connection: whoever sent it does not speak the protocol.
 */
export const socketPipe = <Out, In>(socket: SocketLike): Pipe<Out, In> => {
  const inbox = createInbox<In>()
  let unsent: string[] = []
  socket.addEventListener('open', () => {
    for (const text of unsent) socket.send(text)
    unsent = []
  })
  socket.addEventListener('message', ({ data }) => {
    if (typeof data !== 'string') return socket.close(NOT_TEXT, 'frames are text')
    let frame: In
    try {
      frame = JSON.parse(data) as In
    } catch {
      return socket.close(NOT_JSON, 'frames are JSON')
    }
    inbox.deliver(frame)
  })
  socket.addEventListener('close', () => inbox.close())
  // A close always follows; unheard, an error event would end a Node process.
  socket.addEventListener('error', () => undefined)
  return {
    send(frame) {
      if (inbox.closed) return
      const text = JSON.stringify(frame)
      if (socket.readyState === OPEN) socket.send(text)
      else if (socket.readyState === CONNECTING) unsent.push(text)
    },
    onFrame: (receive) => inbox.onFrame(receive),
    onClose: (closed) => inbox.onClose(closed),
    close() {
      socket.close()
      inbox.close()
    },
  }
}
