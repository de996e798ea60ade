import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../main/contract/errors.ts'
import { connect } from '../../main/rpc/connect.ts'
import type { Client } from '../../main/rpc/connect.ts'
import type { ClientFrame, HostFrame } from '../../main/rpc/frame.ts'
import type { Pipe } from '../../main/rpc/pipe.ts'
import { serve } from '../../main/rpc/serve.ts'
import { testApp } from '../support/served-app.ts'
import { aborted, gate, setNamed } from './conformance-parts.ts'
import type { TestApp } from '../support/served-app.ts'

/** Two joined pipe ends, as a shell makes them. */
export interface PipePair {
  readonly client: Pipe<ClientFrame, HostFrame>
  readonly host: Pipe<HostFrame, ClientFrame>
  /** The page goes without a word: tab closed, window destroyed. */
  leave(): void
  /** False where the page cannot outlive its host, so that no client is ever told of a lost host (Electron). */
  readonly clientSeesHostGo: boolean
  /** Frees what the pair holds. */
  dispose(): Promise<void>
}

/** What every transport must do. Called once for each, with a function that makes a fresh pair. */
export const conformance = (transport: string, makePipes: () => Promise<PipePair>): void => {
  describe(`frames over ${transport}`, () => {
    let pair: PipePair
    let client: Client
    const internal = vi.fn<(id: string, method: string, error: unknown) => void>()

    const start = (app: TestApp): void => {
      serve(pair.host, app, { checkOutputs: true, onInternalError: internal })
      client = connect(pair.client)
    }
    beforeEach(async () => {
      internal.mockReset()
      pair = await makePipes()
    })
    afterEach(() => pair.dispose())

    test('a call is answered, its input parsed with defaults', async () => {
      const seen = vi.fn<(input: unknown) => void>()
      start(
        testApp({
          'search.suggest': async (input) => {
            seen(input)
            return [{ kind: 'tag', label: 'تتبع 😀', value: 'tag:"a b"' }]
          },
        }),
      )
      expect(await client.call('search.suggest', { text: 'Ünï' })).toEqual([
        { kind: 'tag', label: 'تتبع 😀', value: 'tag:"a b"' },
      ])
      expect(seen).toHaveBeenCalledWith({ text: 'Ünï', limit: 8 })
    })

    test('calls reach the handlers in order, and answers find their call in any order', async () => {
      const order: string[] = []
      const gates = new Map(['1', '2', '3', '4'].map((id) => [id, gate()]))
      start(
        testApp({
          'article.matches': async ({ id }) => {
            order.push(id)
            await gates.get(id)!.promise
            return [[Number(id), Number(id) + 1]]
          },
        }),
      )
      const calls = ['1', '2', '3', '4'].map((id) => client.call('article.matches', { id, query: '' }))
      for (const id of ['3', '1', '4', '2']) gates.get(id)!.open()
      expect(await Promise.all(calls)).toEqual([[[1, 2]], [[2, 3]], [[3, 4]], [[4, 5]]])
      expect(order).toEqual(['1', '2', '3', '4'])
    })

    test('events arrive in order, and before the answer that was sent after them', async () => {
      const app = testApp({
        'history.undo': async () => {
          for (let revision = 1; revision <= 200; revision++) app.emit('data.changed', { topics: ['tags'], revision })
          return { name: 'Add a tag' }
        },
      })
      start(app)
      const revisions: number[] = []
      const stop = client.on('data.changed', ({ revision }) => revisions.push(revision))
      await client.call('history.undo', {})
      expect(revisions).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
      stop()
      await client.call('history.undo', {})
      expect(revisions).toHaveLength(200)
    })

    test('five megabytes go in and come out unchanged', async () => {
      const text = 'Ä word, 😀 and "quotes"\n\u2028'.repeat(200_000)
      expect(text.length).toBeGreaterThan(4_500_000)
      start(
        testApp({
          'import.start': async ({ sources }) => ({ job: sources[0]!, run: String(sources.length) }),
        }),
      )
      const { job, run } = await client.call('import.start', { sources: [text] })
      expect(job === text).toBe(true)
      expect(run).toBe('1')
    })

    test('an input that does not fit is refused with the name of the field, and no handler runs', async () => {
      const handler = vi.fn<() => Promise<never>>()
      start(testApp({ 'article.list': handler }))
      const call = client.call('article.list', { offset: 0, limit: 100_000 })
      await expect(call).rejects.toMatchObject({ code: 'invalid-input', details: { field: 'limit' } })
      await expect(call).rejects.toThrow(/^article\.list: limit: /)
      await expect(client.call('article.get', { id: '0; drop table' })).rejects.toMatchObject({
        code: 'invalid-input',
      })
      // A caller without types.
      await expect(client.call('article.get', 'x' as never)).rejects.toMatchObject({ code: 'invalid-input' })
      expect(handler).not.toHaveBeenCalled()
    })

    test.each(['nothing.here', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
      'there is no method %j',
      async (name) => {
        start(testApp({}))
        await expect(client.call(name as 'app.info', {})).rejects.toMatchObject({ code: 'invalid-input' })
        expect(internal).not.toHaveBeenCalled()
      },
    )

    test('hostile keys stay keys', async () => {
      const seen: unknown[] = []
      start(
        testApp({
          'set.saveView': async (input) => {
            seen.push(input)
            return {}
          },
        }),
      )
      const scroll = JSON.parse('{"__proto__": 7, "constructor": 8, "12": 9}') as Record<string, number>
      await client.call('set.saveView', { id: 1, view: { scroll } })
      expect(seen).toHaveLength(1)
      expect(({} as Record<string, unknown>)['12']).toBeUndefined()
      expect(Object.prototype).not.toHaveProperty('12')
      const received = (seen[0] as { view: { scroll: Record<string, number> } }).view.scroll
      expect(received['12']).toBe(9)
      expect(Object.getPrototypeOf(received)).toBe(Object.prototype)
    })

    test('an application error crosses with code, message and details', async () => {
      start(
        testApp({
          'corpus.open': async () => {
            throw new AppError('corpus-busy', 'Another program holds it.', { pid: 7, file: undefined })
          },
        }),
      )
      const error: unknown = await client.call('corpus.open', { source: 'x' }).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(AppError)
      expect(error).toMatchObject({ code: 'corpus-busy', message: 'Another program holds it.', details: { pid: 7 } })
    })

    test('any other error tells the caller nothing but where the log has it', async () => {
      start(
        testApp({
          'library.get': async () => {
            throw new Error('SQLITE_CORRUPT in /home/someone/secret.variorum')
          },
        }),
      )
      const error = (await client.call('library.get', {}).catch((reason: unknown) => reason)) as AppError
      expect(error.code).toBe('internal')
      expect(error.message).not.toContain('secret')
      expect(internal).toHaveBeenCalledOnce()
      expect(error.message).toContain(internal.mock.calls[0]![0])
      expect(internal.mock.calls[0]![1]).toBe('library.get')
    })

    test.each([
      ['a date', new Date(0)],
      ['a map', new Map()],
      ['bytes', new Uint8Array(2)],
      ['a big integer', 3n],
      ['not a number', Number.NaN],
      ['a hole', [undefined]],
    ])('a handler cannot answer with %s', async (_, value) => {
      start(testApp({ 'import.start': async () => ({ job: value, run: '1' }) as never }))
      await expect(client.call('import.start', { sources: ['a'] })).rejects.toMatchObject({ code: 'internal' })
    })

    test('a property that is undefined is left out, as JSON does', async () => {
      start(testApp({ 'files.pick': async () => [{ id: 'a', name: 'b', kind: 'file', size: undefined }] }))
      const [source] = await client.call('files.pick', { kind: 'files' })
      expect(source).toStrictEqual({ id: 'a', name: 'b', kind: 'file' })
    })

    test('cancelling rejects at once and aborts the handler', async () => {
      const began = gate<AbortSignal>()
      start(
        testApp({
          'compare.run': async (_, { signal }) => {
            began.open(signal)
            await aborted(signal)
            throw signal.reason
          },
        }),
      )
      const controller = new AbortController()
      const call = client.call('compare.run', { articles: ['1', '2'] }, { signal: controller.signal })
      const signal = await began.promise
      controller.abort()
      await expect(call).rejects.toMatchObject({ code: 'cancelled' })
      expect(await aborted(signal)).toMatchObject({ code: 'cancelled' })
      expect(internal).not.toHaveBeenCalled()
    })

    test('a call that was cancelled before it began is never sent', async () => {
      const handler = vi.fn<() => Promise<{ name: null }>>(async () => ({ name: null }))
      start(testApp({ 'history.undo': handler, 'history.redo': async () => ({ name: null }) }))
      await expect(client.call('history.undo', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'cancelled',
      })
      await client.call('history.redo', {})
      expect(handler).not.toHaveBeenCalled()
    })

    test('cancels that race with answers settle each call once and leave the others alone', async () => {
      start(
        testApp({
          'set.create': async ({ name }, { signal }) => {
            if (name?.endsWith('slow') === true)
              await Promise.race([aborted(signal), new Promise((r) => setTimeout(r, 5))])
            return setNamed(name ?? '')
          },
        }),
      )
      const outcomes = await Promise.all(
        Array.from({ length: 300 }, async (_, index) => {
          const controller = new AbortController()
          const name = `${index}${index % 2 === 0 ? 'slow' : ''}`
          const call = client.call('set.create', { name, members: [] }, { signal: controller.signal })
          if (index % 3 === 0) setTimeout(() => controller.abort(), index % 7)
          if (index % 3 === 1) void call.finally(() => controller.abort()).catch(() => undefined)
          return call.then(
            (set) => set.name === name,
            (error: unknown) => index % 3 === 0 && (error as AppError).code === 'cancelled',
          )
        }),
      )
      expect(outcomes.every(Boolean)).toBe(true)
      expect((await client.call('set.create', { name: 'after', members: [] })).name).toBe('after')
      expect(internal).not.toHaveBeenCalled()
    })

    test('when the page goes in the middle of a call, its work is aborted and its listener leaves', async () => {
      const began = gate<AbortSignal>()
      const app = testApp({
        'article.list': async (_, { signal }) => {
          began.open(signal)
          await aborted(signal)
          throw new Error('given up')
        },
      })
      start(app)
      const call = client.call('article.list', { offset: 0, limit: 1 }).catch((error: unknown) => error)
      const signal = await began.promise
      pair.leave()
      await aborted(signal)
      expect(signal.aborted).toBe(true)
      expect(app.listenerCount).toBe(0)
      app.emit('data.changed', { topics: ['tags'], revision: 1 })
      client.close()
      expect(await call).toMatchObject({ code: 'closed' })
    })

    test('closing the client rejects its live and later calls', async () => {
      start(testApp({ 'article.list': (_, { signal }) => aborted(signal) as Promise<never> }))
      const call = client.call('article.list', { offset: 0, limit: 1 })
      const told = vi.fn<() => void>()
      client.onClose(told)
      client.close()
      await expect(call).rejects.toMatchObject({ code: 'closed' })
      await expect(client.call('app.info', {})).rejects.toMatchObject({ code: 'closed' })
      expect(told).toHaveBeenCalledOnce()
    })

    test('when the host goes, live calls reject with closed', async () => {
      const began = gate()
      const stop = serve(
        pair.host,
        testApp({
          'article.list': (_, { signal }) => {
            began.open()
            return aborted(signal) as Promise<never>
          },
        }),
      )
      client = connect(pair.client)
      const call = client.call('article.list', { offset: 0, limit: 1 }).catch((error: unknown) => error)
      await began.promise
      stop()
      if (!pair.clientSeesHostGo) client.close()
      expect(await call).toMatchObject({ code: 'closed' })
    })

    test('what is no frame is dropped or refused, and the next call is answered', async () => {
      start(testApp({ 'history.undo': async () => ({ name: 'x' }) }))
      const malformed: unknown[] = [
        null,
        7,
        'call',
        [],
        {},
        { t: 'call' },
        { t: 'call', i: -1, m: 'history.undo', a: {} },
        { t: 'call', i: 1.5, m: 'history.undo', a: {} },
        { t: 'call', i: 900_000, m: 7, a: {} },
        { t: 'cancel', i: 900_001 },
        { t: 'cancel', i: 'x' },
        { t: 'ok', i: 900_002, r: 1 },
        { t: 'event', n: 'data.changed', d: {} },
      ]
      for (const frame of malformed) pair.client.send(frame as ClientFrame)
      expect(await client.call('history.undo', {})).toEqual({ name: 'x' })
      expect(internal).not.toHaveBeenCalled()
    })

    test('what the host should never send does not hurt the client', async () => {
      start(testApp({ 'history.undo': async () => ({ name: 'x' }) }))
      const malformed: unknown[] = [
        null,
        'x',
        { t: 'ok', i: 12_345, r: 1 },
        { t: 'err', i: 0 },
        { t: 'event', n: '__proto__', d: 1 },
        { t: 'event', n: 'constructor', d: 1 },
      ]
      for (const frame of malformed) pair.host.send(frame as HostFrame)
      pair.host.send({ t: 'err', i: 77, code: 'made-up', message: 'm' })
      expect(await client.call('history.undo', {})).toEqual({ name: 'x' })
    })

    test('one number cannot be used for two calls at a time', async () => {
      const began = gate()
      const go = gate()
      const names: string[] = []
      start(
        testApp({
          'history.undo': async () => ({ name: null }),
          'set.create': async ({ name }) => {
            names.push(name ?? '')
            began.open()
            await go.promise
            return setNamed(name ?? '')
          },
        }),
      )
      const call = client.call('set.create', { name: 'first', members: [] })
      await began.promise
      pair.client.send({ t: 'call', i: 0, m: 'set.create', a: { name: 'second', members: [] } })
      // Frames keep their order: once this is answered, the second one has been read.
      await client.call('history.undo', {})
      go.open()
      expect((await call).name).toBe('first')
      await client.call('set.create', { name: 'third', members: [] })
      expect(names).toEqual(['first', 'third'])
    })

    test('an event of a wrong shape is caught in tests and never sent', async () => {
      const app = testApp({ 'history.undo': async () => ({ name: null }) })
      start(app)
      const heard = vi.fn<() => void>()
      client.on('data.changed', heard)
      app.emit('data.changed', { topics: ['nonsense' as never], revision: 1 })
      await client.call('history.undo', {})
      expect(heard).not.toHaveBeenCalled()
      expect(internal).toHaveBeenCalledOnce()
    })
  })
}
