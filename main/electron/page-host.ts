import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'
import { z } from 'zod'
import type { SourceRef } from '../contract/host.ts'
import { channels } from '../preload/channels.ts'
import { droppedFileSchema, type DroppedFile } from '../preload/dropped-file.ts'
import type { ClientFrame, HostFrame } from '../rpc/frame.ts'
import { createInbox, type Inbox } from '../rpc/inbox.ts'
import type { Pipe } from '../rpc/pipe.ts'
import { appOrigin } from './app-origin.ts'

const droppedFilesSchema = z.array(droppedFileSchema)

/** What of a web contents carries frames. */
export type PageContents = Pick<WebContents, 'send' | 'isDestroyed'> & {
  on(event: 'render-process-gone' | 'destroyed', listener: () => void): unknown
  readonly ipc: Pick<WebContents['ipc'], 'on' | 'handle'>
}

/** What the host does for the pages of one window. */
export interface PageHostOptions {
  /** A page has started: serve this pipe. It closes when the page is reloaded, crashes or goes. */
  readonly connect: (pipe: Pipe<HostFrame, ClientFrame>) => void
  /** Turns dropped files into grants. */
  readonly take: (dropped: readonly DroppedFile[]) => Promise<SourceRef[]>
}

/** Serves the pages of one window, one pipe a page. Only the top frame of our own page is heard; any other sender is ignored. */
export function hostPages(contents: PageContents, options: PageHostOptions): void {
  let page: Inbox<ClientFrame> | undefined
  const close = (): void => page?.close()
  // A new page says hello before anything else, so no frame of an earlier page can be taken for one of it.
  contents.ipc.on(channels.hello, (event) => {
    if (!isOurPage(event)) return
    close()
    page = createInbox<ClientFrame>()
    options.connect(hostPipe(contents, page))
  })
  contents.ipc.on(channels.frame, (event, frame: ClientFrame) => {
    if (isOurPage(event)) page?.deliver(frame)
  })
  contents.ipc.handle(channels.take, async (event, dropped: unknown) => {
    if (!isOurPage(event)) throw new Error('Only the page of Variorum may hand over files.')
    return options.take(droppedFilesSchema.parse(dropped))
  })
  contents.on('render-process-gone', close)
  contents.on('destroyed', close)
}

/** True when a message comes from the top frame of our own page, and from no other document that the window might hold. */
export function isOurPage(event: Pick<IpcMainEvent | IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && frame.origin === appOrigin
}

const hostPipe = (contents: PageContents, inbox: Inbox<ClientFrame>): Pipe<HostFrame, ClientFrame> => ({
  send(frame) {
    if (!inbox.closed && !contents.isDestroyed()) contents.send(channels.frame, frame)
  },
  onFrame: (receive) => inbox.onFrame(receive),
  onClose: (closed) => inbox.onClose(closed),
  close: () => inbox.close(),
})
