import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import * as standIn from '../../support/electron/electron.ts'

const provided = new Map<string, object>(Object.entries(standIn))
const folder = resolve(import.meta.dirname, '../../../main/electron')
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

/** The names that a source imports from electron as values. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/import (type )?\{([^}]*)\} from 'electron'/gu)].flatMap(([, type, names]) =>
    type
      ? []
      : names!
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '' && !name.startsWith('type ')),
  )

test.each(sources)('the stand-in has what $name imports and uses of electron', ({ text }) => {
  for (const name of importsOf(text)) {
    expect([...provided.keys()]).toContain(name)
    const used = [...text.matchAll(new RegExp(`(?<![-/\\w])${name}\\.(\\w+)`, 'gu'))].map(([, member]) => member!)
    for (const member of used) if (member !== 'defaultSession') expect(provided.get(name)).toHaveProperty(member)
  }
})

test('nothing reports crashes, updates itself or reads the clipboard behind the page', () => {
  const names = new Set(sources.flatMap(({ text }) => importsOf(text)))
  expect(names.size).toBeGreaterThan(5)
  for (const name of ['crashReporter', 'autoUpdater', 'net', 'clipboard', 'desktopCapturer', 'ipcMain'])
    expect(names).not.toContain(name)
})

test('each web address leaves through one place, which checks it', () => {
  const users = sources.filter(({ text }) => text.includes('openExternal')).map(({ name }) => name)
  expect(users).toEqual(['electron-shell.ts'])
})
