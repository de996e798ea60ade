import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createIntl } from 'react-intl'
import { describe, expect, it } from 'vitest'
import { commands, type Command } from '../../../main/contract/commands.ts'
import { errorCodes } from '../../../main/contract/errors.ts'

const root = join(import.meta.dirname, '../../..')
const files = globSync('renderer/i18n/en/*.json', { cwd: root })
const messages = new Map<string, string>()
const doubles: string[] = []
for (const file of files) {
  for (const [id, text] of Object.entries(
    JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, string>,
  )) {
    if (messages.has(id)) doubles.push(id)
    messages.set(id, text)
  }
}
const sources = globSync('renderer/**/*.{ts,tsx}', { cwd: root }).map(
  (file) => [file, readFileSync(join(root, file), 'utf8')] as const,
)

describe('the message files', () => {
  it('hold each id once', () => {
    expect(doubles).toEqual([])
  })
  it('hold messages that can be read', () => {
    const { formatters } = createIntl({ locale: 'en-GB' })
    for (const [id, text] of messages) expect(() => formatters.getMessageFormat(text, 'en-GB'), id).not.toThrow()
  })
  it('word every command, menu and error', () => {
    const wanted = [
      ...commands.flatMap((command: Command) => [`command.${command.id}`, `menu.${command.menu}`]),
      ...errorCodes.map((code) => `error.${code}`),
    ]
    expect(wanted.filter((id) => !messages.has(id))).toEqual([])
  })
  it('hold every id that the window asks for by its whole name', () => {
    const missing = sources.flatMap(([file, source]) =>
      [...source.matchAll(/\bt\(\s*'([a-zA-Z.-]+)'/g)].flatMap(([, id]) =>
        messages.has(id!) ? [] : [`${file}: ${id}`],
      ),
    )
    expect(missing).toEqual([])
  })
})
