import type { SourceRef } from '../../main/contract/host.ts'
import type { ClientFrame, HostFrame } from '../../main/rpc/frame.ts'
import type { Pipe } from '../../main/rpc/pipe.ts'
import type { Host } from './host.ts'

/** What the preload exposes: frames both ways, and dropped files turned into grants. */
export interface Bridge {
  post(frame: ClientFrame): void
  onFrame(receive: (frame: HostFrame) => void): void
  takeFiles(files: File[]): SourceRef[] | Promise<SourceRef[]>
}

declare global {
  interface Window {
    /** Present in Electron only. */
    readonly variorum?: Bridge
  }
}

const bridgePipe = (bridge: Bridge): Pipe<ClientFrame, HostFrame> => ({
  send: (frame) => bridge.post(frame),
  onFrame: (receive) => bridge.onFrame(receive),
  // The host process outlives its window: there is no end to be told of.
  onClose: () => undefined,
  close: () => undefined,
})

/** The shell of Electron: the system's dialogs, and files by grant instead of by bytes. */
export function electronHost(bridge: Bridge): Host {
  return {
    openPipe: async () => bridgePipe(bridge),
    takeDrop: async (transfer) => bridge.takeFiles([...transfer.files]),
    pickSources: (kind, client) => client.call('files.pick', { kind }),
    saveExport: async (id, _fileName, client) => (await client.call('export.save', { export: id })).saved,
    setTitle: (title) => {
      document.title = title
    },
  }
}
