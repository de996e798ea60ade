import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createLaunchQueue } from '../../../main/electron/launch-queue.ts'
import { requestFor, type LaunchRequest } from '../../../main/electron/launch-request.ts'

test('requests wait for a receiver and reach it in order, one at a time', async () => {
  const queue = createLaunchQueue()
  queue.add(requestFor(['/a.variorum']))
  queue.add(requestFor([]))
  queue.add(requestFor(['/b.variorum']))
  const log: (string | null)[] = []
  let open = 0
  const { promise: third, resolve } = Promise.withResolvers<void>()
  queue.receive(async (request: LaunchRequest) => {
    expect(++open).toBe(1)
    await setImmediate()
    log.push(request.corpus)
    open--
    if (log.length === 3) resolve()
  })
  queue.add(requestFor(['/c.variorum']))
  await third
  expect(log).toEqual(['/a.variorum', '/b.variorum', '/c.variorum'])
})

test('files that come together are one request; those that come later another', async () => {
  const queue = createLaunchQueue()
  const requests: LaunchRequest[] = []
  queue.receive(async (request) => void requests.push(request))
  for (const path of ['/1.txt', '/2.txt', '/a.variorum', '/3.txt', '/4.txt', '/b.variorum'])
    queue.add(requestFor([path]))
  await setImmediate()
  await setImmediate()
  queue.add(requestFor(['/5.txt']))
  await setImmediate()
  await setImmediate()
  expect(requests).toEqual([
    { corpus: null, paths: ['/1.txt', '/2.txt'] },
    { corpus: '/a.variorum', paths: ['/3.txt', '/4.txt'] },
    { corpus: '/b.variorum', paths: [] },
    { corpus: null, paths: ['/5.txt'] },
  ])
})
