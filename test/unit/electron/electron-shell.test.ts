import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ShellPort } from '../../../main/api/shell-port.ts'
import { createElectronShell } from '../../../main/electron/electron-shell.ts'
import { createWindowMemory, type WindowMemory } from '../../../main/electron/window-memory.ts'
import { Grants } from '../../../main/files/grants.ts'
import { recorded, standIn } from '../../support/electron/stand-in.ts'
import { dialog } from '../../support/electron/system.ts'

let folder: string
let grants: Grants
let memory: WindowMemory
let shell: ShellPort

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shell-'))
  grants = new Grants()
  memory = createWindowMemory(folder)
  shell = createElectronShell({ grants, memory, window: () => undefined, updateMenu: () => undefined })
  standIn.calls.length = 0
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const answer = {
  open: (...filePaths: string[]) =>
    vi.spyOn(dialog, 'showOpenDialog').mockResolvedValueOnce({ canceled: false, filePaths }),
  save: (filePath: string) => vi.spyOn(dialog, 'showSaveDialog').mockResolvedValueOnce({ canceled: false, filePath }),
}

describe('picking', () => {
  test('gives grants for what was picked, and starts there the next time and after a restart', async () => {
    await writeFile(join(folder, 'a.txt'), 'x')
    answer.open(join(folder, 'a.txt'))
    const [source] = await shell.pick('files')
    expect(source).toMatchObject({ name: 'a.txt', kind: 'file', size: 1 })
    expect(grants.resolve(source!.id)).toBe(join(folder, 'a.txt'))
    expect(createWindowMemory(folder).get().folder).toBe(folder)
    await shell.pick('folder')
    expect(recorded('dialog.showOpenDialog')[0]![0]).toMatchObject({
      defaultPath: folder,
      properties: ['openDirectory', 'multiSelections'],
    })
  })

  test('a cancelled dialog picks nothing', async () => {
    expect(await shell.pick('corpus')).toEqual([])
    expect(recorded('dialog.showOpenDialog')[0]![0]).toMatchObject({ filters: [{ extensions: ['variorum'] }] })
  })
})

describe('placing a new corpus', () => {
  test('proposes a file of that name, and adds the ending that was left out', async () => {
    expect(await shell.placeNewCorpus('Idlib: 2020/02')).toBeNull()
    const [{ defaultPath }] = recorded('dialog.showSaveDialog')[0] as [{ defaultPath: string }]
    expect(basename(defaultPath)).toBe('Idlib 2020 02.variorum')
    answer.save(join(folder, 'x'))
    expect(await shell.placeNewCorpus('x')).toBe(join(folder, 'x.variorum'))
    answer.save(join(folder, 'y.Variorum'))
    expect(await shell.placeNewCorpus('y')).toBe(join(folder, 'y.Variorum'))
  })
})

describe('saving an export', () => {
  test('copies the file whole, over one that is there', async () => {
    const [from, to] = [join(folder, 'export'), join(folder, 'out.jsonl')]
    await writeFile(from, 'new')
    await writeFile(to, 'older and longer')
    answer.save(to)
    expect(await shell.saveExport(from, 'out.jsonl')).toBe(true)
    expect(await readFile(to, 'utf8')).toBe('new')
    expect(await shell.saveExport(from, 'out.jsonl')).toBe(false)
  })

  test('says which place cannot be written, and leaves nothing there', async () => {
    await writeFile(join(folder, 'export'), 'x')
    answer.save(join(folder, 'no such folder', 'out.jsonl'))
    await expect(shell.saveExport(join(folder, 'export'), 'out.jsonl')).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('no such folder'),
    })
  })
})

describe('opening a link', () => {
  test('only when the researcher says so, and showing the whole address', async () => {
    await shell.openLink('https://example.org/a b')
    const [question] = recorded('dialog.showMessageBox')[0] as [Electron.MessageBoxOptions]
    expect(question.detail).toContain('https://example.org/a%20b')
    expect(question.defaultId).toBe(question.cancelId)
    expect(recorded('shell.openExternal')).toEqual([])
    vi.spyOn(dialog, 'showMessageBox').mockResolvedValueOnce({ response: 0, checkboxChecked: false })
    await shell.openLink('https://example.org/a b')
    expect(recorded('shell.openExternal')).toEqual([['https://example.org/a%20b']])
  })

  test('of another kind is refused without asking', async () => {
    await expect(shell.openLink('file:///etc/passwd')).rejects.toMatchObject({ code: 'invalid-input' })
    expect(standIn.calls).toEqual([])
  })
})

test('a spoilt memory is none', async () => {
  await writeFile(join(folder, 'window.json'), '{"bounds": {"x": "left"}, "maximised": 1, "folder": "/f"}')
  expect(createWindowMemory(folder).get()).toEqual({ bounds: null, maximised: false, folder: '/f' })
  await writeFile(join(folder, 'window.json'), '{')
  expect(createWindowMemory(folder).get()).toEqual({ bounds: null, maximised: false, folder: null })
})
