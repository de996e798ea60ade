/**
 * The stand-in of the `electron` module: the unchanged built app runs on it in plain Node, its windows being pages of Chromium
 * (see run.mjs), and tests of single parts import it in place of the real module, which would start a download.
 */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { Menu, MenuItem } from './menu.ts'
export { protocol } from './protocol.ts'
export { session } from './session.ts'
export { dialog, nativeImage, nativeTheme, screen, shell } from './system.ts'
