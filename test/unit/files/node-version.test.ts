import { expect, test } from 'vitest'
import { nodeFault } from '../../../main/files/node-version.ts'

test('an old Node is told what is needed instead of failing inside', () => {
  expect(nodeFault('20.20.2')).toMatch(/needs Node 24 or later, and this is 20\.20\.2/)
  expect(nodeFault('24.0.0')).toBeUndefined()
  expect(nodeFault('100.1.0')).toBeUndefined()
})
