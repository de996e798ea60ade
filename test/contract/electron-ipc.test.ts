import { beforeAll } from 'vitest'
import { hostPages } from '../../main/electron/page-host.ts'
import type { ClientFrame, HostFrame } from '../../main/rpc/frame.ts'
import type { Pipe } from '../../main/rpc/pipe.ts'
import { electronHost, type Bridge } from '../../renderer/host/electron.ts'
import { buildPreload, runPreload } from '../support/electron/preload.ts'
import { WebContents } from '../support/electron/web-contents.ts'
import { conformance } from './conformance.ts'

let preload: string
beforeAll(async () => {
  preload = await buildPreload()
})

conformance('Electron IPC', async () => {
  const contents = new WebContents()
  const connected = Promise.withResolvers<Pipe<HostFrame, ClientFrame>>()
  hostPages(contents, { connect: connected.resolve, take: async () => [] })
  const page = { url: 'app://corpus/index.html', origin: 'app://corpus', parent: null }
  const { exposed } = runPreload(preload, contents, page)
  return {
    client: await electronHost(exposed['variorum'] as unknown as Bridge).openPipe(),
    host: await connected.promise,
    leave: () => contents.destroy(),
    // The page lives in the host's window: it cannot outlive it.
    clientSeesHostGo: false,
    dispose: async () => contents.destroy(),
  }
})
