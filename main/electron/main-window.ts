import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeImage, nativeTheme, screen } from 'electron'
import { appUrl } from './app-origin.ts'
import { isPageKey } from './command-keys.ts'
import { message } from './messages.ts'
import type { WindowMemory } from './window-memory.ts'
import { windowIcon } from './window-icon.ts'
import { windowOptions } from './window-options.ts'

/**
 * Opens the window where it was last and loads the page. `hostPage` is called before the page is loaded, so that nothing that
 * it says is lost.
 */
export function openMainWindow(memory: WindowMemory, hostPage: (window: BrowserWindow) => void): BrowserWindow {
  const { bounds, maximised } = memory.get()
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
  const window = new BrowserWindow(
    windowOptions({
      platform: process.platform,
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      bounds,
      workAreas: [primary, ...others].map((display) => display.workArea),
      dark: nativeTheme.shouldUseDarkColors,
      icon: nativeImage.createFromDataURL(windowIcon),
    }),
  )
  if (maximised) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => memory.set({ bounds: window.getNormalBounds(), maximised: window.isMaximized() }))
  window.webContents.on('before-input-event', (_event, input) =>
    window.webContents.setIgnoreMenuShortcuts(isPageKey(input, process.platform)),
  )
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void offerReload(window)
  })
  hostPage(window)
  void window.loadURL(appUrl)
  return window
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: message('native.pageGone'),
    detail: message('native.pageGoneDetail'),
    buttons: [message('native.pageReload'), message('native.quit')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) window.webContents.reload()
  else app.quit()
}
