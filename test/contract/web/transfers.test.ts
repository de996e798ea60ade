import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SourceRef } from '../../../main/contract/host.ts'
import { originalPolicy } from '../../../main/files/page-files.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { send, startTestServer } from './test-server.ts'
import type { Answer, TestServer } from './test-server.ts'

let dataDir: string
let host: TestServer
let cookie: string

beforeEach(async () => {
  dataDir = tempDir()
  host = await startTestServer(dataDir, { limits: { fileBytes: 100_000, dropBytes: 250_000, dropFiles: 6 } })
  cookie = host.cookie()
})
afterEach(() => host.close())

const upload = (name: string, body: string | Uint8Array, drop = 'drop-0001'): Promise<Answer> =>
  send(host.port, `/uploads/${drop}?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { cookie, origin: host.origin },
    body,
  })

const source = async (answer: Promise<Answer>): Promise<SourceRef> => {
  const { status, body } = await answer
  expect([status, body]).toEqual([200, body])
  return JSON.parse(body) as SourceRef
}

test('an upload is staged for its owner only and granted under its name', async () => {
  const bytes = new Uint8Array([0, 255, 13, 10, 0xf0, 0x9f])
  const granted = await source(upload('Ünï code.txt', bytes))
  expect(granted).toMatchObject({ name: 'Ünï code.txt', kind: 'file', size: bytes.byteLength })
  const path = host.grants.resolve(granted.id)
  expect(new Uint8Array(readFileSync(path))).toEqual(bytes)
  expect(host.grants.display(path)).toBe('Ünï code.txt')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(dataDir, 'staging')).mode & 0o777).toBe(0o700)
})

test('the files of a folder share one grant and keep their places in it', async () => {
  const granted = await Promise.all(
    ['news/a.txt', 'news/sub/b.txt', 'news/sub/deep/c.txt'].map((name) => source(upload(name, name))),
  )
  expect(new Set(granted.map(({ id }) => id)).size).toBe(1)
  expect(granted[0]).toMatchObject({ name: 'news', kind: 'folder' })
  const folder = host.grants.resolve(granted[0]!.id)
  expect(readFileSync(join(folder, 'sub', 'deep', 'c.txt'), 'utf8')).toBe('news/sub/deep/c.txt')
  expect(host.grants.display(join(folder, 'sub', 'b.txt'))).toBe('news/sub/b.txt')
  expect(host.grants.display(folder)).toBe('news')
})

test('two files of one name in one drop are both kept under that name', async () => {
  const [one, other] = await Promise.all([source(upload('a.txt', 'one')), source(upload('A.TXT', 'other'))])
  const paths = [one, other].map(({ id }) => host.grants.resolve(id))
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['one', 'other'])
  expect(paths.map((path) => host.grants.display(path))).toEqual(['a.txt', 'A.TXT'])
  const inFolder = await source(upload('a.txt/b.txt', 'a folder of that name'))
  expect(host.grants.display(host.grants.resolve(inFolder.id))).toBe('a.txt')
})

test.each([
  ['../../../settings.json', 'settings.json'],
  ['/etc/passwd', 'etc'],
  ['a/../../b.txt', 'a'],
  ['./x.txt', 'x.txt'],
  ['a\u0000b.txt', 'a_b.txt'],
  ['tab\there.txt', 'tab_here.txt'],
])('the name %j cannot leave the staging area', async (name, top) => {
  const granted = await source(upload(name, 'x'))
  const path = host.grants.resolve(granted.id)
  expect(path.startsWith(join(dataDir, 'staging'))).toBe(true)
  expect(granted.name).toBe(top)
  expect(JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'))).toEqual({ secret: true })
})

test.each(['', '..', '/', './..', 'x/'.repeat(100)])('the name %j is refused', async (name) => {
  expect((await upload(name, 'x')).status).toBe(400)
})

test('a very long name is shortened, its ending kept', async () => {
  const granted = await source(upload(`${'名'.repeat(300)}.html`, 'x'))
  expect(granted.name.endsWith('.html')).toBe(true)
  expect(existsSync(host.grants.resolve(granted.id))).toBe(true)
})

const refusedAs = async (answer: Promise<Answer>) => host.grants.refused((await source(answer)).id)

test('a file past the limit is noted as refused and leaves nothing behind', async () => {
  expect(await refusedAs(upload('news/large.txt', 'x'.repeat(100_001)))).toEqual({
    path: 'news/large.txt',
    code: 'too-large',
    reason: expect.stringContaining('large.txt is larger than'),
  })
  const staged = readdirSync(join(dataDir, 'staging'), { recursive: true, withFileTypes: true })
  expect(staged.filter((entry) => entry.isFile())).toEqual([])
})

test('the limit holds for a body that does not say its size', async () => {
  const answer = new Promise<Answer>((resolve, reject) => {
    void import('node:http').then(({ request }) => {
      const call = request(
        {
          host: '127.0.0.1',
          port: host.port,
          path: '/uploads/drop-0001?name=large.txt',
          method: 'POST',
          headers: { cookie, origin: host.origin, 'transfer-encoding': 'chunked' },
        },
        (response) => {
          let body = ''
          response.setEncoding('utf8').on('data', (text: string) => (body += text))
          response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
        },
      )
      call.on('error', reject)
      for (let chunk = 0; chunk < 11; chunk++) call.write('x'.repeat(10_000))
      call.end()
    })
  })
  expect(await refusedAs(answer)).toMatchObject({ code: 'too-large' })
})

test('a drop has a limit of bytes and of files; another drop has its own', async () => {
  for (const name of ['a', 'b']) expect((await upload(name, 'x'.repeat(100_000))).status).toBe(200)
  expect(await refusedAs(upload('c', 'x'.repeat(60_000)))).toMatchObject({ path: 'c', code: 'too-large' })
  expect((await upload('c', 'x'.repeat(60_000), 'drop-0002')).status).toBe(200)
  for (const name of ['1', '2', '3', '4', '5', '6']) expect((await upload(name, 'x', 'drop-0003')).status).toBe(200)
  expect(await refusedAs(upload('7', 'x', 'drop-0003'))).toMatchObject({ path: '7', code: 'too-large' })
})

test('a drop is removed whole, and what is left of an earlier process at the next start', async () => {
  const granted = await source(upload('news/a.txt', 'x'))
  const kept = await source(upload('b.txt', 'x', 'drop-0002'))
  const path = host.grants.resolve(granted.id)
  expect(host.staging.dropsOf([granted.id, kept.id, 'unknown'])).toEqual(new Set(['drop-0001', 'drop-0002']))
  await host.staging.remove('drop-0001')
  expect(existsSync(path)).toBe(false)
  expect(host.staging.dropsOf([granted.id])).toEqual(new Set())
  const left = host.grants.resolve(kept.id)
  expect(existsSync(left)).toBe(true)
  await host.close()
  host = await startTestServer(dataDir)
  expect(existsSync(left)).toBe(false)
})

test('a file that the browser cannot read is noted as refused', async () => {
  const headers = { cookie, origin: host.origin }
  const answer = send(host.port, '/uploads/drop-0001?name=a%2Fb.txt&unreadable', { method: 'POST', headers, body: '' })
  expect(await refusedAs(answer)).toMatchObject({ path: 'a/b.txt', code: 'unreadable' })
})

test('of a drop that was imported, files to be tried again stay as far as there is room', async () => {
  await host.close()
  const limits = { fileBytes: 100_000, dropBytes: 250_000, dropFiles: 6, keptBytes: 50_000 }
  host = await startTestServer(dataDir, { limits })
  cookie = host.cookie()
  const one = await source(upload('news/a.txt', 'x'.repeat(30_000)))
  await source(upload('news/b.txt', 'x'.repeat(30_000)))
  await source(upload('news/c.txt', 'x'))
  const folder = host.grants.resolve(one.id)
  const [a, b, c] = ['a.txt', 'b.txt', 'c.txt'].map((name) => join(folder, name))
  await host.staging.remove('drop-0001', new Set([a!, b!, '/elsewhere/x']))
  expect([a, b, c].map((path) => existsSync(path!))).toEqual([true, false, false])
  expect(host.grants.display(a!)).toBe('news/a.txt')
  await host.staging.clear()
  expect(existsSync(a!)).toBe(false)
})

test('only a POST to a drop is an upload', async () => {
  const headers = { cookie, origin: host.origin }
  expect((await send(host.port, '/uploads/drop-0001?name=a', { headers })).status).toBe(405)
  expect((await send(host.port, '/uploads/short?name=a', { method: 'POST', headers, body: '' })).status).toBe(404)
  expect((await send(host.port, '/uploads/a/b/c?name=a', { method: 'POST', headers, body: '' })).status).toBe(404)
})

test('an export comes as a download under its name, whatever is in it', async () => {
  const { status, headers, body } = await send(host.port, '/exports/known', { headers: { cookie } })
  expect([status, body]).toEqual([200, 'line one\n'])
  expect(headers['content-type']).toBe('application/octet-stream')
  expect(headers['content-disposition']).toBe(
    `attachment; filename="K_ln _1_.jsonl"; filename*=UTF-8''K%C3%B6ln%20%221%22.jsonl`,
  )
  expect((await send(host.port, '/exports/unknown', { headers: { cookie } })).status).toBe(404)
  expect((await send(host.port, '/exports/..%2f..%2fsettings.json', { headers: { cookie } })).status).toBe(404)
  expect(host.errors).toEqual([])
})

test('an opened original is given to the page only, under a policy of its own', async () => {
  const { status, headers, body } = await send(host.port, '/originals/known', { headers: { cookie } })
  expect(status).toBe(200)
  expect(body).toBe('<p>An original')
  expect(headers['content-security-policy']).toBe(originalPolicy)
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['access-control-allow-origin']).toBeUndefined()
  expect((await send(host.port, '/originals/known')).status).toBe(401)
  expect((await send(host.port, '/originals/unknown', { headers: { cookie } })).status).toBe(404)
  const foreign = { cookie, origin: 'http://127.0.0.1:9', 'sec-fetch-site': 'same-site' }
  expect((await send(host.port, '/originals/known', { headers: foreign })).status).toBe(403)
  expect(
    (await send(host.port, '/originals/known', { method: 'POST', headers: { cookie, origin: host.origin } })).status,
  ).toBe(405)
})
