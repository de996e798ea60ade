import { expect, test } from 'vitest'
import { message } from '../../../main/electron/messages.ts'

test('a message has its places filled in, once, and unknown places left', () => {
  expect(message('native.linkDetail', { url: 'https://a/{url}' })).toContain('https://a/{url}\n')
  expect(message('native.linkDetail')).toContain('{url}')
  expect(() => message('command.no.such')).toThrow('no message command.no.such')
})
