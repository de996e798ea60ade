import { beforeEach, describe, expect, test, vi } from 'vitest'
import { hostPages } from '../../../main/electron/page-host.ts'
import { ZodError } from 'zod'
import { channels } from '../../../main/preload/channels.ts'
import type { DroppedFile } from '../../../main/preload/dropped-file.ts'
import type { ClientFrame, HostFrame } from '../../../main/rpc/frame.ts'
import type { Pipe } from '../../../main/rpc/pipe.ts'
import { WebContents, type SenderFrame } from '../../support/electron/web-contents.ts'

const page: SenderFrame = { url: 'app://corpus/index.html', origin: 'app://corpus', parent: null }
const call = (i: number): ClientFrame => ({ t: 'call', i, m: 'app.info', a: {} })

let contents: WebContents
let pipes: Pipe<HostFrame, ClientFrame>[]
const take = vi.fn<(dropped: readonly DroppedFile[]) => Promise<[]>>(async () => [])

beforeEach(() => {
  contents = new WebContents()
  pipes = []
  take.mockClear()
  hostPages(contents, { connect: (pipe) => void pipes.push(pipe), take })
})

const received = (pipe: Pipe<HostFrame, ClientFrame>): ClientFrame[] => {
  const frames: ClientFrame[] = []
  pipe.onFrame((frame) => frames.push(frame))
  return frames
}

describe.each<[string, SenderFrame | null]>([
  ['a frame inside our page', { ...page, parent: {} }],
  ['another origin', { ...page, origin: 'https://example.org', url: 'https://example.org/' }],
  ['another host of our scheme', { ...page, origin: 'app://other', url: 'app://other/index.html' }],
  ['an origin that looks like ours', { ...page, origin: 'app://corpus.example' }],
  ['an opaque origin', { ...page, origin: 'null' }],
  ['a frame that is gone', null],
])('%s', (_name, sender) => {
  test('opens no pipe, sends no frame, and gets no grant', async () => {
    contents.receive(sender, channels.hello)
    expect(pipes).toEqual([])
    contents.receive(page, channels.hello)
    const frames = received(pipes[0]!)
    contents.receive(sender, channels.frame, call(1))
    expect(frames).toEqual([])
    await expect(contents.answer(sender, channels.take, [{ path: '/etc/passwd' }])).rejects.toThrow('Only the page')
    expect(take).not.toHaveBeenCalled()
  })
})

test('a page before its hello is not heard', () => {
  contents.receive(page, channels.frame, call(1))
  contents.receive(page, channels.hello)
  expect(received(pipes[0]!)).toEqual([])
})

test('a reloaded page gets a pipe of its own, and that of the page before is closed', () => {
  contents.receive(page, channels.hello)
  const closed = vi.fn<() => void>()
  pipes[0]!.onClose(closed)
  contents.receive(page, channels.hello)
  expect(closed).toHaveBeenCalledOnce()
  contents.receive(page, channels.frame, call(7))
  expect(received(pipes[0]!)).toEqual([])
  expect(received(pipes[1]!)).toEqual([call(7)])
  pipes[0]!.send({ t: 'ok', i: 1, r: 'late' })
  expect(contents.sent).toEqual([])
})

test.each(['render-process-gone', 'destroyed'])('%s closes the pipe', (event) => {
  contents.receive(page, channels.hello)
  const closed = vi.fn<() => void>()
  pipes[0]!.onClose(closed)
  contents.emit(event)
  expect(closed).toHaveBeenCalledOnce()
})

test('only well-formed files are taken', async () => {
  const files = [{ path: '/a.txt' }, { name: 'b.txt', bytes: new Uint8Array([1]) }]
  await contents.answer(page, channels.take, files)
  expect(take).toHaveBeenCalledWith(files)
  for (const bad of [undefined, 'x', [{ path: '' }], [{ name: 'a', bytes: 'text' }], [7]])
    await expect(contents.answer(page, channels.take, bad)).rejects.toBeInstanceOf(ZodError)
  expect(take).toHaveBeenCalledOnce()
})
