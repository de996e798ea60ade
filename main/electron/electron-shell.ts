import { copyFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { app, dialog, shell, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { ShellPort } from '../api/shell-port.ts'
import { AppError } from '../contract/errors.ts'
import type { AppInfo } from '../contract/host.ts'
import { corpusFileName, withCorpusExtension } from '../files/corpus-file-name.ts'
import type { Grants } from '../files/grants.ts'
import { mayOpenLink } from './link-rule.ts'
import { message, type NativeMessage } from './messages.ts'
import type { WindowMemory } from './window-memory.ts'

/** What the shell works with. */
export interface ElectronShellOptions {
  readonly grants: Grants
  readonly memory: WindowMemory
  /** The window that dialogs belong to, if one is open. */
  readonly window: () => BrowserWindow | undefined
  readonly updateMenu: (enabled: readonly string[]) => void
}

/** The abilities of the Electron shell: the system's dialogs, files by grant, its browser, and the native menu. */
export function createElectronShell({ grants, memory, window, updateMenu }: ElectronShellOptions): ShellPort {
  const folder = (): string => memory.get().folder ?? app.getPath('documents')
  const open = async (options: OpenDialogOptions): Promise<string[]> => {
    const all = { defaultPath: folder(), ...options }
    const parent = window()
    const { canceled, filePaths } = parent ? await dialog.showOpenDialog(parent, all) : await dialog.showOpenDialog(all)
    if (canceled || filePaths[0] === undefined) return []
    memory.set({ folder: dirname(filePaths[0]) })
    return filePaths
  }
  const save = async (title: NativeMessage, fileName: string, more: SaveDialogOptions = {}): Promise<string | null> => {
    const all = { title: message(title), defaultPath: join(folder(), fileName), ...more }
    const parent = window()
    const { canceled, filePath } = parent ? await dialog.showSaveDialog(parent, all) : await dialog.showSaveDialog(all)
    if (canceled || filePath === '') return null
    memory.set({ folder: dirname(filePath) })
    return filePath
  }
  const filters = [{ name: message('native.corpusFiles'), extensions: ['variorum'] }]

  return {
    info: appInfo(),
    async pick(kind) {
      const paths = await open(
        {
          files: { title: message('native.pickFiles'), properties: ['openFile' as const, 'multiSelections' as const] },
          folder: {
            title: message('native.pickFolder'),
            properties: ['openDirectory' as const, 'multiSelections' as const],
          },
          corpus: { title: message('native.pickCorpus'), properties: ['openFile' as const], filters },
        }[kind],
      )
      return paths.map((path) => grants.mint(path))
    },
    async placeNewCorpus(name) {
      const file = await save('native.newCorpus', corpusFileName(name), { filters })
      return file === null ? null : withCorpusExtension(file)
    },
    async saveExport(file, fileName) {
      const target = await save('native.saveExport', fileName)
      if (target === null) return false
      await copyWhole(file, target)
      return true
    },
    async openLink(url) {
      if (!mayOpenLink(url))
        throw new AppError('invalid-input', 'Only http, https and mailto addresses can be opened in the browser.')
      const { href } = new URL(url)
      const parent = window()
      const question = {
        type: 'question' as const,
        message: message('native.linkQuestion'),
        detail: message('native.linkDetail', { url: href }),
        buttons: [message('native.linkOpen'), message('native.cancel')],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      }
      const { response } = parent
        ? await dialog.showMessageBox(parent, question)
        : await dialog.showMessageBox(question)
      if (response === 0) await shell.openExternal(href)
    },
    async showFile(path) {
      shell.showItemInFolder(path)
    },
    updateMenu,
  }
}

function appInfo(): AppInfo {
  const { platform } = process
  return {
    version: app.getVersion(),
    shell: 'electron',
    platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
    capabilities: { nativeDialogs: true, nativeMenu: true, typedPaths: false, uploads: false, showsFolders: true },
  }
}

/** Copies a file so that `target` is never half of it. Throws `disk-full`, or `file-unreadable` when it may not be written. */
async function copyWhole(file: string, target: string): Promise<void> {
  const part = `${target}.part`
  try {
    await copyFile(file, part)
    await rename(part, target)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC')
      throw new AppError('disk-full', `There is not enough room for ${target}. Choose another disk.`)
    throw new AppError('file-unreadable', `${target} cannot be written (${code}). Choose another folder.`)
  }
}
