import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPageHandler } from '../../../main/electron/page-protocol.ts'
import { originalPolicy, pageFilePath } from '../../../main/files/page-files.ts'

let folder: string
let get: (url: string, method?: string) => Promise<Response>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'))
  await mkdir(join(folder, 'page', 'assets'), { recursive: true })
  await mkdir(join(folder, 'page-secret'))
  await Promise.all([
    writeFile(join(folder, 'page', 'index.html'), '<!doctype html>'),
    writeFile(join(folder, 'page', 'assets', 'a b.js'), 'export {}'),
    writeFile(join(folder, 'page', 'notes.db'), 'secret'),
    writeFile(join(folder, 'secret.js'), 'secret'),
    writeFile(join(folder, 'page-secret', 'a.js'), 'secret'),
  ])
  const original = { type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode('<p>An original') }
  const handle = createPageHandler(join(folder, 'page'), (id) => (id === 'opened-original' ? original : undefined))
  get = (url, method = 'GET') => handle({ url, method })
})
afterAll(() => rm(folder, { recursive: true }))

describe('app: answers', () => {
  test('the page and its files, with their type', async () => {
    const page = await get('app://corpus/index.html')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toBe('<!doctype html>')
    expect((await get('app://corpus/')).status).toBe(200)
    const script = await get('app://corpus/assets/a%20b.js?v=1#x')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await (await get('app://corpus/index.html', 'HEAD')).text()).toBe('')
  })

  test('every answer with a policy that allows nothing but the page itself', async () => {
    for (const url of ['app://corpus/index.html', 'app://corpus/nothing.js', 'app://other/index.html']) {
      const { headers } = await get(url)
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/u)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('opened originals under a policy that lets them show themselves and nothing else', async () => {
    const { status, headers } = await get('app://corpus/originals/opened-original')
    expect(status).toBe(200)
    expect(headers.get('content-security-policy')).toBe(originalPolicy)
    expect(originalPolicy).toMatch(/^default-src 'none'; img-src data:; style-src 'unsafe-inline'; /u)
    expect(originalPolicy).not.toMatch(/script|connect|allow-scripts|\*|https?:/u)
    expect(await (await get('app://corpus/originals/opened-original')).text()).toBe('<p>An original')
    for (const url of [
      'originals/other-original',
      'originals/opened-original/x',
      'originals/',
      'originals/..%2fopened-original',
    ])
      expect((await get(`app://corpus/${url}`)).status).toBe(404)
    expect((await get('app://corpus/originals/opened-original', 'POST')).status).toBe(405)
  })

  test.each([
    'app://corpus/../secret.js',
    'app://corpus/..%2fsecret.js',
    'app://corpus/..%2Fsecret.js',
    'app://corpus/%2e%2e%2fsecret.js',
    'app://corpus/assets/..%2f..%2fsecret.js',
    'app://corpus/..%5csecret.js',
    'app://corpus/..\\secret.js',
    'app://corpus/..%2fpage-secret%2fa.js',
    'app://corpus//etc/hosts.js',
    'app://corpus/%00/index.html',
    'app://corpus/index.html%00.js',
    'app://corpus/C:%5Cwindows%5Ca.js',
    'app://corpus/%E0%A4%A.js',
    'app://corpus/assets',
    'app://corpus/notes.db',
    'app://other/index.html',
    'app://corpus:80/index.html',
    'app://user@corpus/index.html',
    'file:///etc/hosts',
    'https://corpus/index.html',
    'nonsense',
  ])('nothing to %s', async (url) => {
    const response = await get(url)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  test.each(['POST', 'PUT', 'DELETE'])('nothing to %s', async (method) => {
    expect((await get('app://corpus/index.html', method)).status).toBe(405)
  })
})

test('a name that merely starts with dots is a plain file', () => {
  expect(pageFilePath('/page', '/..a.js')).toBe('/page/..a.js')
  expect(pageFilePath('/page', 'index.html')).toBeNull()
})
