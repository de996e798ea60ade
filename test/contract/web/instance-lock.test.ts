import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { claimInstance, findInstance, releaseInstance } from '../../../main/web/instance-lock.ts'
import { secret } from '../../../main/web/sessions.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { startTestServer } from './test-server.ts'

const lockOf = (dataDir: string): string => join(dataDir, 'loopback.lock')

test('a second start finds the first and gets a launch address from it', async () => {
  const dataDir = tempDir()
  const host = await startTestServer(dataDir)
  expect(await findInstance(dataDir)).toBeNull()
  expect(claimInstance(dataDir, host.port, host.key)).toBe(true)
  if (process.platform !== 'win32') expect(statSync(lockOf(dataDir)).mode & 0o777).toBe(0o600)
  expect(claimInstance(dataDir, host.port, secret())).toBe(false)
  const running = await findInstance(dataDir)
  expect(await running?.handOver({ corpus: null, paths: ['x', 'y'] })).toBe(`${host.origin}/#x,y`)
  expect(await running?.handOver({ forCommandLine: true })).toBe(`${host.origin}/#!`)
  releaseInstance(dataDir, 'another key that is long enough')
  expect(await findInstance(dataDir)).not.toBeNull()
  releaseInstance(dataDir, host.key)
  expect(await findInstance(dataDir)).toBeNull()
  await host.close()
})

test.each([
  ['of a process that is gone', { pid: 2 ** 22 + 1, port: 9, key: 'k'.repeat(43) }],
  ['of a process that is alive and is no Variorum', { pid: process.pid, port: 9, key: 'k'.repeat(43) }],
  ['that is no lock', { hello: 'world' }],
])('a lock %s is removed', async (_, content) => {
  const dataDir = tempDir()
  writeFileSync(lockOf(dataDir), JSON.stringify(content))
  expect(await findInstance(dataDir)).toBeNull()
  expect(claimInstance(dataDir, 1234, secret())).toBe(true)
  expect(JSON.parse(readFileSync(lockOf(dataDir), 'utf8'))).toMatchObject({ pid: process.pid, port: 1234 })
})

test('a lock whose key the server does not take is no instance of ours', async () => {
  const dataDir = tempDir()
  const host = await startTestServer(dataDir)
  claimInstance(dataDir, host.port, 'w'.repeat(43))
  expect(await findInstance(dataDir)).toBeNull()
  await host.close()
})
