import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import type { ShellPort } from '../api/shell-port.ts'
import { AppError } from '../contract/errors.ts'
import { corpusFileName } from '../files/corpus-file-name.ts'
import { hasNoDisplay } from './browsers.ts'
import { openInSystemBrowser, showInFileManager } from './open-window.ts'

/** The abilities of the loopback shell: no dialogs and no menu of the system; corpora lie in the data folder. */
export const createLoopbackShell = (dataDir: string): ShellPort => {
  const unsupported = async (): Promise<never> => {
    throw new AppError('unsupported', 'Variorum runs in a browser here, which has no such dialog.')
  }
  const { platform } = process
  return {
    info: {
      version: packageJson.version,
      shell: 'loopback',
      platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
      capabilities: {
        nativeDialogs: false,
        nativeMenu: false,
        typedPaths: true,
        uploads: true,
        showsFolders: !hasNoDisplay(process.env, platform),
      },
    },
    pick: unsupported,
    saveExport: unsupported,
    async placeNewCorpus(name) {
      const folder = corporaFolder(dataDir)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      for (let number = 1; ; number++) {
        const file = join(folder, corpusFileName(number === 1 ? name : `${name} ${number}`))
        if (!existsSync(file)) return file
      }
    },
    async openLink(url) {
      if (!/^(?:https?|mailto):/iu.test(url))
        throw new AppError('invalid-input', 'Only http, https and mailto addresses can be opened.')
      if (!(await openInSystemBrowser(new URL(url).href)))
        throw new AppError('unsupported', 'This computer has no program that opens addresses.')
    },
    async showFile(path) {
      if (!(await showInFileManager(path)))
        throw new AppError('unsupported', `This computer has no file manager that could be opened. The file is ${path}`)
    },
    updateMenu: () => undefined,
  }
}

const corporaFolder = (dataDir: string): string => join(dataDir, 'corpora')

/** Where imports go that name no corpus, when none is open. */
export const defaultCorpusFile = (dataDir: string): string => join(corporaFolder(dataDir), 'Articles.variorum')
