import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import config from '../../builder.config.ts'

const root = resolve(import.meta.dirname, '../..')

describe('the packages', () => {
  test('are those of the three systems', () => {
    expect([config.linux.target, config.mac.target, config.win.target]).toEqual([
      ['AppImage', 'deb'],
      ['dmg', 'zip'],
      ['nsis'],
    ])
  })

  test('open corpora', () => {
    expect(config.fileAssociations).toMatchObject([{ ext: 'variorum', mimeType: 'application/x-variorum' }])
  })

  test('have their icons', () => {
    const icons = [config.linux.icon, config.mac.icon, config.win.icon]
    expect(icons.filter((icon) => !existsSync(resolve(root, icon)))).toEqual([])
  })

  test('name what they hold for each system: one list only, or the whole folder would come along', () => {
    expect(config).not.toHaveProperty('files')
    for (const { files } of [config.linux, config.mac, config.win])
      expect(files.filter((file) => !file.startsWith('!'))).toEqual(['out/**/*', 'package.json', 'LICENSE'])
  })
})
