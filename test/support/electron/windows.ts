import type { BrowserWindow } from './browser-window.ts'

const windows = new Set<BrowserWindow>()

/** The windows that are open. */
export const allWindows = (): BrowserWindow[] => [...windows]

/** Notes a window that opened. */
export const addWindow = (window: BrowserWindow): void => void windows.add(window)

/** Notes a window that closed. */
export const removeWindow = (window: BrowserWindow): void => void windows.delete(window)

/** Closes all windows; false when one of them stays. */
export async function closeAllWindows(): Promise<boolean> {
  for (const window of allWindows()) await window.closeAndWait()
  return windows.size === 0
}
