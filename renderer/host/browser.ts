import type { SourceRef } from '../../main/contract/host.ts'
import type { ClientFrame, HostFrame } from '../../main/rpc/frame.ts'
import type { Pipe } from '../../main/rpc/pipe.ts'
import { socketPipe } from '../../main/rpc/socket-pipe.ts'
import { AppError } from '../../main/contract/errors.ts'
import { dropEntries, isCorpusName, type DroppedFile } from './drop-entries.ts'
import type { Host, PickKind } from './host.ts'

const uploadsAtOnce = 4

/** Trades the one-time code of the launch address for a session cookie, and takes it out of the address. */
const startSession = async (): Promise<void> => {
  const code = location.hash.slice(1)
  if (code === '') return
  history.replaceState(null, '', location.pathname)
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  // A used code is no harm when the cookie of an earlier visit is still good: the socket will tell.
  if (!answer.ok && answer.status !== 401 && answer.status !== 403) throw new AppError('closed', await answer.text())
}

const openSocket = async (): Promise<Pipe<ClientFrame, HostFrame>> => {
  await startSession()
  const socket = new WebSocket(`ws://${location.host}/api`)
  const pipe = socketPipe<ClientFrame, HostFrame>(socket)
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(pipe), { once: true })
    socket.addEventListener('close', () => reject(new AppError('closed', 'The connection was refused.')), {
      once: true,
    })
  })
}

/**
 * Sends files to the host, a few at a time; `batch` keeps one drop together. All files of one dropped folder answer with the
 * grant of that folder.
 */
const upload = async (files: readonly DroppedFile[], onProgress?: (files: number) => void): Promise<SourceRef[]> => {
  const batch = crypto.randomUUID()
  const refs: SourceRef[] = []
  let next = 0
  let done = 0
  const worker = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      const { file, path } = files[at]!
      const send = (more: string, body: File | null): Promise<Response> =>
        fetch(`/uploads/${batch}?name=${encodeURIComponent(path)}${more}`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream' },
          body,
        })
      // Without an answer, either the file cannot be read any more, which the report then says, or the host is gone.
      const answer = await send('', file).catch(() => send('&unreadable', null))
      if (!answer.ok) throw new AppError('file-unreadable', `${path}: ${await answer.text()}`)
      refs[at] = (await answer.json()) as SourceRef
      onProgress?.(++done)
    }
  }
  await Promise.all(Array.from({ length: Math.min(uploadsAtOnce, files.length) }, worker))
  return [...new Map(refs.map((ref) => [ref.id, ref])).values()]
}

const pickFiles = (kind: PickKind): Promise<DroppedFile[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = kind !== 'corpus'
    input.webkitdirectory = kind === 'folder'
    if (kind === 'corpus') input.accept = '.variorum'
    input.addEventListener('change', () =>
      resolve([...(input.files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }))),
    )
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })

/** The shell of the loopback server: the browser's own pickers, files sent as bytes, exports as downloads. */
export function browserHost(): Host {
  return {
    openPipe: openSocket,
    takeDrop: async (transfer, onProgress) => {
      // A corpus is worked on in its place; a copy of it is of no use.
      const items = dropEntries(transfer).filter(({ kind, name }) => kind === 'folder' || !isCorpusName(name))
      const files = (await Promise.all(items.map((item) => item.files()))).flat()
      return upload(files, onProgress)
    },
    pickSources: async (kind) => upload(await pickFiles(kind)),
    saveExport: async (id, fileName) => {
      const link = document.createElement('a')
      link.href = `/exports/${encodeURIComponent(id)}`
      link.download = fileName
      document.body.append(link)
      link.click()
      link.remove()
      return true
    },
    setTitle: (title) => {
      document.title = title
    },
  }
}
