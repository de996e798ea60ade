import { beforeAll, expect, test } from 'vitest'
import { channels } from '../../../main/preload/channels.ts'
import { buildPreload, runPreload, type RunPreload } from '../../support/electron/preload.ts'
import { WebContents } from '../../support/electron/web-contents.ts'

const page = { url: 'app://corpus/index.html', origin: 'app://corpus', parent: null }
let code: string
let contents: WebContents

beforeAll(async () => {
  code = await buildPreload()
})

const run = (pathOf?: (file: File) => string): RunPreload => {
  contents = new WebContents()
  return runPreload(code, contents, page, pathOf)
}

test('asks for electron alone and gives the page three functions', () => {
  const { required, exposed } = run()
  expect([...new Set(required)]).toEqual(['electron'])
  expect(Object.keys(exposed)).toEqual(['variorum'])
  expect(Object.keys(exposed['variorum']!).toSorted()).toEqual(['onFrame', 'post', 'takeFiles'])
  for (const given of Object.values(exposed['variorum']!)) expect(given).toBeTypeOf('function')
})

test('says hello before any frame, and hands frames over without the event they came in', async () => {
  const { exposed } = run()
  const { post, onFrame } = exposed['variorum'] as unknown as Record<string, (value: unknown) => void>
  const seen: unknown[][] = []
  for (const channel of [channels.hello, channels.frame])
    contents.ipc.on(channel, (_event, ...args: unknown[]) => seen.push([channel, ...args]))
  post!({ t: 'cancel', i: 1 })
  await Promise.resolve()
  expect(seen).toEqual([[channels.hello], [channels.frame, { t: 'cancel', i: 1 }]])

  contents.send(channels.frame, { t: 'event', n: 'early', d: 1 })
  await Promise.resolve()
  const received: unknown[][] = []
  onFrame!((...args: unknown[]) => void received.push(args))
  contents.send(channels.frame, { t: 'event', n: 'late', d: 2 })
  await Promise.resolve()
  expect(received).toEqual([[{ t: 'event', n: 'early', d: 1 }], [{ t: 'event', n: 'late', d: 2 }]])
})

test('files go to the host by path, those without one by content, and the page sees neither', async () => {
  const { exposed } = run((file) => (file.name === 'a.txt' ? '/home/x/a.txt' : ''))
  const taken: unknown[] = []
  contents.ipc.handle(channels.take, (_event, files: unknown) => {
    taken.push(files)
    return [{ id: '1', name: 'a.txt', kind: 'file' }]
  })
  const files = [new File(['ignored'], 'a.txt'), new File(['mail'], 'b.eml')]
  const sources = await (exposed['variorum']!['takeFiles'] as (files: File[]) => Promise<unknown>)(files)
  expect(sources).toEqual([{ id: '1', name: 'a.txt', kind: 'file' }])
  expect(taken).toEqual([[{ path: '/home/x/a.txt' }, { name: 'b.eml', bytes: new TextEncoder().encode('mail') }]])
})
