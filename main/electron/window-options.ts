import type { BrowserWindowConstructorOptions, NativeImage } from 'electron'

/** A rectangle in device-independent pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The smallest window in which the three panes can be used. */
const smallest = { width: 720, height: 480 }
const usual = { width: 1360, height: 860 }

/** What a new window depends on. */
export interface WindowOptions {
  readonly platform: NodeJS.Platform
  readonly preload: string
  /** Where the window was last, if it was ever opened. */
  readonly bounds: Area | null
  /** The parts of the displays that windows may use, the main display first. */
  readonly workAreas: readonly Area[]
  readonly dark: boolean
  /** Picture of the window where the platform shows one (Linux). */
  readonly icon: NativeImage
}

/** The options of the one window: sandboxed, isolated, without Node, and shown only once its page is painted. */
export function windowOptions(options: WindowOptions): BrowserWindowConstructorOptions {
  return {
    ...placeWindow(options.bounds, options.workAreas),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Variorum',
    backgroundColor: options.dark ? '#1d1e20' : '#fffefb',
    ...(options.platform === 'linux' && { icon: options.icon }),
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
    },
  }
}

/**
 * Where a window goes: where it was, moved and shrunk into the display that shows most of it; of the usual size in the middle of
 * the main display (no x and y) when it was never open or its display is gone.
 */
export function placeWindow(bounds: Area | null, workAreas: readonly Area[]): Partial<Area> {
  const main = workAreas[0]
  const byOverlap = bounds === null ? [] : workAreas.map((area) => ({ area, shown: overlap(bounds, area) }))
  const best = byOverlap.reduce((a, b) => (b.shown > a.shown ? b : a), { area: main, shown: 0 })
  if (bounds === null || best.shown === 0 || best.area === undefined)
    return main === undefined
      ? usual
      : { width: Math.min(usual.width, main.width), height: Math.min(usual.height, main.height) }
  const width = Math.min(Math.max(bounds.width, smallest.width), best.area.width)
  const height = Math.min(Math.max(bounds.height, smallest.height), best.area.height)
  return {
    x: Math.max(best.area.x, Math.min(bounds.x, best.area.x + best.area.width - width)),
    y: Math.max(best.area.y, Math.min(bounds.y, best.area.y + best.area.height - height)),
    width,
    height,
  }
}

function overlap(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}
