import { expect, test } from 'vitest'
import { mayOpenLink } from '../../../main/electron/link-rule.ts'

test.each(['https://example.org/a?b#c', 'http://example.org', 'HTTPS://EXAMPLE.ORG', 'mailto:a@example.org'])(
  '%s may be opened',
  (url) => expect(mayOpenLink(url)).toBe(true),
)

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'app://corpus/index.html',
  'smb://host/share',
  'ms-settings:',
  'https://bank.example@evil.example/',
  'example.org',
  '',
])('%s may not', (url) => expect(mayOpenLink(url)).toBe(false))
