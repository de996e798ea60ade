import type { ClientFrame, HostFrame } from './frame.ts'
import { createInbox } from './inbox.ts'
import type { Inbox } from './inbox.ts'
import type { Pipe } from './pipe.ts'

/**
 * Two joined ends inside one process, for the command line's own use of the contract and for tests. Frames pass through JSON
 * and arrive in a later microtask, as they would over a socket.
 */
export const memoryPipes = (): { client: Pipe<ClientFrame, HostFrame>; host: Pipe<HostFrame, ClientFrame> } => {
  const toClient = createInbox<HostFrame>()
  const toHost = createInbox<ClientFrame>()
  const closeBoth = (): void => {
    toClient.close()
    toHost.close()
  }
  return { client: end(toClient, toHost, closeBoth), host: end(toHost, toClient, closeBoth) }
}

const end = <Out, In>(own: Inbox<In>, other: Inbox<Out>, close: () => void): Pipe<Out, In> => ({
  send(frame) {
    if (own.closed) return
    const text = JSON.stringify(frame)
    queueMicrotask(() => other.deliver(JSON.parse(text) as Out))
  },
  onFrame: (receive) => own.onFrame(receive),
  onClose: (closed) => own.onClose(closed),
  close,
})
