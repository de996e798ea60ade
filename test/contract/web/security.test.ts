import { networkInterfaces } from 'node:os'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { connect as connectClient } from '../../../main/rpc/connect.ts'
import { socketPipe } from '../../../main/rpc/socket-pipe.ts'
import type { ClientFrame, HostFrame } from '../../../main/rpc/frame.ts'
import { contentSecurityPolicy } from '../../../main/files/page-files.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { openSocket, send, startTestServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

let host: TestServer
let clock: number

beforeEach(async () => {
  clock = 1_000_000
  host = await startTestServer(tempDir(), { now: () => clock })
})
afterEach(() => host.close())

const ours = (more: Record<string, string> = {}): Record<string, string> => ({
  origin: host.origin,
  'sec-fetch-site': 'same-origin',
  ...more,
})

const reaches = (address: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: 2000 })
    const end = (reached: boolean): void => {
      socket.destroy()
      resolve(reached)
    }
    socket.on('connect', () => end(true))
    socket.on('error', () => end(false))
    socket.on('timeout', () => end(false))
  })

describe('1. the server listens on this computer only', () => {
  test('on 127.0.0.1, on a port that the system chose', () => {
    const { address, port } = host.server.address() as AddressInfo
    expect(address).toBe('127.0.0.1')
    expect(port).toBeGreaterThan(0)
  })

  test('not on any other address of this computer', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address }) => address)
      .filter((address) => address !== '127.0.0.1' && !address.startsWith('fe80'))
    const reached = await Promise.all([...others, '127.0.0.2'].map((address) => reaches(address, host.port)))
    expect(reached).not.toContain(true)
    expect(await reaches('127.0.0.1', host.port)).toBe(true)
  })
})

describe('2. the Host header must be our address', () => {
  test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1.evil.example:PORT', '[::1]:PORT', 'localhost:PORT'])(
    '%j is refused everywhere',
    async (name) => {
      const headers = { host: name.replace('PORT', String(host.port)), cookie: host.cookie() }
      for (const path of ['/', '/assets/app.js', '/exports/known', '/originals/known', '/launch', '/nothing']) {
        const { status, body } = await send(host.port, path, { headers })
        expect([path, status]).toEqual([path, 403])
        expect(body).not.toContain('Variorum')
      }
      const socket = await openSocket(host.port, { ...ours(), ...headers })
      expect(socket).toBe(403)
    },
  )
})

describe('3. changes and sockets need our origin with its port', () => {
  const strangers = [
    undefined,
    'null',
    'http://evil.example',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'https://127.0.0.1:PORT',
    'http://localhost:PORT',
  ]

  test.each(strangers)('origin %j is refused', async (stranger) => {
    const origin = stranger?.replace('PORT', String(host.port))
    const headers: Record<string, string> = { cookie: host.cookie(), ...(origin !== undefined && { origin }) }
    const posts = ['/session', '/uploads/12345678?name=a.txt', '/exports/known', '/', '/api']
    for (const path of posts)
      expect([path, (await send(host.port, path, { method: 'POST', headers, body: '{}' })).status]).toEqual([path, 403])
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect((await send(host.port, '/', { method, headers })).status).toBe(403)
    expect(await openSocket(host.port, headers)).toBe(403)
    if (origin !== undefined) expect((await send(host.port, '/exports/known', { headers })).status).toBe(403)
  })

  test.each(['cross-site', 'same-site', 'none'])('Sec-Fetch-Site %s is refused', async (site) => {
    const headers = ours({ cookie: host.cookie(), 'sec-fetch-site': site })
    expect((await send(host.port, '/session', { method: 'POST', headers, body: '{}' })).status).toBe(403)
    expect((await send(host.port, '/uploads/12345678?name=a', { method: 'POST', headers, body: 'x' })).status).toBe(403)
    expect(await openSocket(host.port, headers)).toBe(403)
  })

  test('another local page cannot have an export loaded, but a link may show our page', async () => {
    const headers = { cookie: host.cookie(), 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }
    expect((await send(host.port, '/exports/known', { headers })).status).toBe(403)
    const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect((await send(host.port, '/', { headers: visit })).status).toBe(200)
    expect((await send(host.port, '/', { headers: { ...visit, 'sec-fetch-dest': 'iframe' } })).status).toBe(403)
  })

  test('ours with a session is let in', async () => {
    const socket = await openSocket(host.port, ours({ cookie: host.cookie() }))
    expect(socket).toBeInstanceOf(WebSocket)
    const client = connectClient(socketPipe<ClientFrame, HostFrame>(socket as WebSocket))
    expect(await client.call('history.undo', {})).toEqual({ name: 'Add a tag' })
    client.close()
  })
})

describe('4. a one-time launch code becomes a session', () => {
  const trade = (code: unknown) =>
    send(host.port, '/session', { method: 'POST', headers: ours(), body: JSON.stringify({ code }) })

  test('once, as a cookie that scripts and other sites never see and whose name carries the port', async () => {
    const code = host.sessions.mintCode()
    expect(Buffer.from(code, 'base64url')).toHaveLength(32)
    const first = await trade(code)
    expect(first.status).toBe(204)
    const [cookie] = first.headers['set-cookie'] ?? []
    expect(cookie).toMatch(new RegExp(String.raw`^variorum-${host.port}=[\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`))
    expect(cookie).not.toContain(code)
    const second = await trade(code)
    expect(second.status).toBe(401)
    expect(second.headers['set-cookie']).toBeUndefined()
    const socket = await openSocket(host.port, ours({ cookie: cookie!.split(';')[0]! }))
    expect(socket).toBeInstanceOf(WebSocket)
    ;(socket as WebSocket).terminate()
  })

  test.each([
    ['a wrong one', 'x'.repeat(43)],
    ['none', undefined],
    ['an empty one', ''],
    ['a number', 7],
  ])('%s gives nothing', async (_, code) => {
    host.sessions.mintCode()
    const { status, headers } = await trade(code)
    expect(status).toBe(401)
    expect(headers['set-cookie']).toBeUndefined()
  })

  test('two codes at a time do not disturb each other', async () => {
    const [one, other] = [host.sessions.mintCode(), host.sessions.mintCode()]
    expect((await trade(other)).status).toBe(204)
    expect((await trade(one)).status).toBe(204)
  })

  test.each(['', 'variorum-PORT=', 'variorum-PORT=wrong', 'variorum-1=VALUE', 'x=VALUE'])(
    'cookie %j opens no route',
    async (form) => {
      const value = host.cookie().split('=')[1]!
      const cookie = form.replace('PORT', String(host.port)).replace('VALUE', value)
      const headers = ours({ cookie })
      const upload = await send(host.port, '/uploads/12345678?name=a.txt', { method: 'POST', headers, body: 'x' })
      expect(upload.status).toBe(401)
      expect((await send(host.port, '/exports/known', { headers })).status).toBe(401)
      expect((await send(host.port, '/api', { headers })).status).toBe(401)
      expect(await openSocket(host.port, headers)).toBe(401)
    },
  )

  test('a session of one server opens no other', async () => {
    const other = await startTestServer(tempDir())
    const value = other.cookie().split('=')[1]!
    const cookie = `variorum-${host.port}=${value}`
    expect((await send(host.port, '/exports/known', { headers: { cookie } })).status).toBe(401)
    await other.close()
  })
})

describe('5. a code for a command line is soon worth nothing', () => {
  test('after 30 seconds', async () => {
    const early = host.sessions.mintCode(30)
    const late = host.sessions.mintCode(30)
    const lasting = host.sessions.mintCode()
    clock += 29_000
    expect(host.sessions.redeem(early)).not.toBeNull()
    clock += 2000
    expect(host.sessions.redeem(late)).toBeNull()
    expect(host.sessions.redeem(lasting)).not.toBeNull()
  })
})

describe('6. what is answered gives nothing away', () => {
  const paths = ['/', '/assets/app.js', '/nothing', '/exports/known', '/session', '/launch', '/uploads/12345678']

  test.each(paths)('%s carries the policy and no CORS header', async (path) => {
    const requests: Record<string, string>[] = [{}, { origin: 'http://evil.example' }, { cookie: host.cookie() }]
    for (const headers of requests) {
      const answer = await send(host.port, path, { headers })
      expect(answer.headers['content-security-policy']).toBe(contentSecurityPolicy)
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(answer.headers['referrer-policy']).toBe('no-referrer')
      expect(answer.headers['permissions-policy']).toContain('camera=()')
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  test('a preflight is refused', async () => {
    const headers = {
      origin: 'http://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-private-network': 'true',
    }
    const answer = await send(host.port, '/session', { method: 'OPTIONS', headers })
    expect(answer.status).toBe(403)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  test.each([
    '/assets/',
    '/assets',
    '/../settings.json',
    '/..%2fsettings.json',
    '/%2e%2e/settings.json',
    '/%2e%2e%2fsettings.json',
    '/assets/..%5c..%5csettings.json',
    '/assets/%00/../../settings.json',
    '/%',
    '/./.././settings.json',
    '/C:/settings.json',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await send(host.port, path)
    expect(status).toBe(404)
    expect(body).toBe('')
  })

  test.each(['http://evil.example/settings.json', '//evil.example/../settings.json', '//settings.json'])(
    'nor does an absolute target such as %s',
    async (path) => {
      const { body } = await send(host.port, path, { headers: { host: `127.0.0.1:${host.port}` } })
      expect(body).not.toContain('secret')
    },
  )

  test('the page and its files have fixed types', async () => {
    const page = await send(host.port, '/?x=1')
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    const script = await send(host.port, '/assets/app.js', { method: 'HEAD' })
    expect([script.status, script.headers['content-type'], script.body]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      '',
    ])
    expect((await send(host.port, '/', { method: 'DELETE', headers: ours() })).status).toBe(405)
  })

  test('bodies have a limit', async () => {
    const body = JSON.stringify({ code: host.sessions.mintCode(), padding: 'x'.repeat(10_000) })
    expect((await send(host.port, '/session', { method: 'POST', headers: ours(), body })).status).toBe(401)
    const headers = { authorization: `Bearer ${host.key}` }
    const large = JSON.stringify({ corpus: null, paths: ['x'.repeat(2_000_000)] })
    expect((await send(host.port, '/launch', { method: 'POST', headers, body: large })).status).toBe(400)
  })

  test('frames have a limit, and one that is larger ends the connection', async () => {
    const socket = (await openSocket(host.port, ours({ cookie: host.cookie() }))) as WebSocket
    const ended = once(socket, 'close')
    socket.send('x'.repeat(33 * 1024 * 1024))
    expect((await ended)[0]).toBe(1009)
  })

  test('headers have a limit', async () => {
    const { status } = await send(host.port, '/', { headers: { cookie: 'x'.repeat(20_000) } })
    expect(status).toBe(431)
  })

  test('a page that no longer answers pings is dropped', async () => {
    const pinging = await startTestServer(tempDir(), { pingSeconds: 0.5 })
    const headers = { origin: pinging.origin, cookie: pinging.cookie() }
    const living = (await openSocket(pinging.port, headers)) as WebSocket
    const dead = new WebSocket(`ws://127.0.0.1:${pinging.port}/api`, { headers, autoPong: false })
    await once(dead, 'close')
    expect(living.readyState).toBe(WebSocket.OPEN)
    await vi.waitFor(() => expect(pinging.clientCounts).toEqual([1, 2, 1]))
    living.terminate()
    await pinging.close()
  })

  test('sockets are offered at one path only', async () => {
    expect(await openSocket(host.port, ours({ cookie: host.cookie() }), '/other')).toBe(404)
  })
})

describe('8. a second start is let in by the key of the lock file', () => {
  const post = (headers: Record<string, string>) =>
    send(host.port, '/launch', { method: 'POST', headers, body: JSON.stringify({ corpus: null, paths: ['a'] }) })

  test('and gets a launch address', async () => {
    const answer = await post({ authorization: `Bearer ${host.key}` })
    expect(JSON.parse(answer.body)).toEqual({ url: `${host.origin}/#a` })
  })

  test('not by a wrong key, not with a session alone, and never by a page', async () => {
    expect((await post({})).status).toBe(401)
    expect((await post({ cookie: host.cookie() })).status).toBe(401)
    expect((await post({ authorization: `Bearer ${'x'.repeat(43)}` })).status).toBe(401)
    expect((await post(ours({ authorization: `Bearer ${host.key}` }))).status).toBe(403)
  })
})
