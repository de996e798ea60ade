import { standIn, record } from './stand-in.ts'
import { allWindows } from './windows.ts'

/** A dialog's arguments come with the window in front or without it. */
const optionsOf = (args: readonly unknown[]): unknown => args.at(-1)

/** The stand-in of `electron.dialog`: every dialog is cancelled at once. Tests put an answer in place of a function. */
export const dialog = {
  showOpenDialog: (async (...args: unknown[]) => {
    record('dialog.showOpenDialog', optionsOf(args))
    return { canceled: true, filePaths: [] }
  }) as Electron.Dialog['showOpenDialog'],
  showSaveDialog: (async (...args: unknown[]) => {
    record('dialog.showSaveDialog', optionsOf(args))
    return { canceled: true, filePath: '' }
  }) as Electron.Dialog['showSaveDialog'],
  showMessageBox: (async (...args: unknown[]) => {
    const options = optionsOf(args) as Electron.MessageBoxOptions
    record('dialog.showMessageBox', options)
    return { response: options.cancelId ?? 0, checkboxChecked: false }
  }) as Electron.Dialog['showMessageBox'],
  showErrorBox(title: string, content: string) {
    record('dialog.showErrorBox', title, content)
    if (standIn.chromium) process.stderr.write(`${title}\n${content}\n`)
  },
} satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>

/** The stand-in of `electron.shell`: opens and shows nothing. */
export const shell = {
  openExternal: async (url: string) => record('shell.openExternal', url),
  showItemInFolder: (path: string) => record('shell.showItemInFolder', path),
} satisfies Pick<Electron.Shell, 'openExternal' | 'showItemInFolder'>

/** The stand-in of `electron.nativeImage`: an image is the address that it came from. */
export const nativeImage = {
  createFromDataURL: (dataUrl: string) => ({ toDataURL: () => dataUrl }) as Electron.NativeImage,
} satisfies Pick<typeof Electron.nativeImage, 'createFromDataURL'>

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }

/** The stand-in of `electron.screen`: one display. */
export const screen = {
  getPrimaryDisplay: () => display as Electron.Display,
  getAllDisplays: () => [display as Electron.Display],
} satisfies Pick<Electron.Screen, 'getPrimaryDisplay' | 'getAllDisplays'>

let themeSource: Electron.NativeTheme['themeSource'] = 'system'

/** The stand-in of `electron.nativeTheme`; the pages follow it. */
export const nativeTheme = {
  get themeSource() {
    return themeSource
  },
  set themeSource(theme) {
    themeSource = theme
    for (const window of allWindows()) window.webContents.driver?.setTheme?.(theme)
  },
  get shouldUseDarkColors() {
    return themeSource === 'dark'
  },
} satisfies Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>
