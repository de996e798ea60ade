import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { SourceRef } from '../contract/host.ts'
import type { ClientFrame, HostFrame } from '../rpc/frame.ts'
import { channels } from './channels.ts'
import type { DroppedFile } from './dropped-file.ts'

// Frames that come before the page listens are kept, in order.
const waiting: HostFrame[] = []
let receive = (frame: HostFrame): void => void waiting.push(frame)

ipcRenderer.on(channels.frame, (_event, frame: HostFrame) => receive(frame))
ipcRenderer.send(channels.hello)

const dropped = async (file: File): Promise<DroppedFile> => {
  const path = webUtils.getPathForFile(file)
  return path === '' ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : { path }
}

// The whole bridge: frames both ways, and dropped files turned into grants. Paths go to the host and never to the page.
contextBridge.exposeInMainWorld('variorum', {
  post(frame: ClientFrame): void {
    ipcRenderer.send(channels.frame, frame)
  },
  onFrame(callback: (frame: HostFrame) => void): void {
    receive = (frame) => callback(frame)
    for (const frame of waiting.splice(0)) callback(frame)
  },
  async takeFiles(files: File[]): Promise<SourceRef[]> {
    return ipcRenderer.invoke(channels.take, await Promise.all(files.map(dropped)))
  },
})
