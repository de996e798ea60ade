import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { windowIcon } from '../../../main/electron/window-icon.ts'
import { nativeImage } from '../../support/electron/system.ts'
import { placeWindow, windowOptions, type Area } from '../../../main/electron/window-options.ts'

const icon = nativeImage.createFromDataURL(windowIcon)
const screen = { x: 0, y: 25, width: 1920, height: 1055 }

describe('where the window goes', () => {
  test('for the first time: the usual size, but never larger than the display', () => {
    expect(placeWindow(null, [screen])).toEqual({ width: 1360, height: 860 })
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({ width: 1024, height: 700 })
    expect(placeWindow(null, [])).toEqual({ width: 1360, height: 860 })
  })

  test('where it was, on the display that shows most of it', () => {
    const second = { x: 1920, y: 0, width: 1280, height: 1024 }
    const there = { x: 2000, y: 40, width: 900, height: 700 }
    expect(placeWindow(there, [screen, second])).toEqual(there)
    expect(placeWindow(there, [screen])).toEqual({ width: 1360, height: 860 })
    expect(placeWindow({ ...there, x: 1900 }, [screen, second])).toEqual({ ...there, x: 1920 })
  })

  test('it always lies whole within a display', () => {
    const number = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: 1, max: 6000 })
    const area = fc.record({ x: number, y: number, width: size, height: size })
    const display = fc.record({
      x: number,
      y: number,
      width: fc.integer({ min: 800, max: 6000 }),
      height: fc.integer({ min: 600, max: 4000 }),
    })
    fc.assert(
      fc.property(area, fc.array(display, { minLength: 1, maxLength: 3 }), (bounds, displays) => {
        const placed = placeWindow(bounds, displays)
        if (placed.x === undefined) return
        const { x, y, width, height } = placed as Area
        const holds = (area: Area): boolean =>
          x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height
        expect(displays.some(holds)).toBe(true)
      }),
    )
  })
})

test.each(['linux', 'win32', 'darwin'] as const)(
  'the page is isolated, sandboxed and without Node on %s',
  (platform) => {
    const options = windowOptions({
      platform,
      preload: '/app/preload.cjs',
      bounds: null,
      workAreas: [screen],
      dark: true,
      icon,
    })
    expect(options.webPreferences).toEqual({
      preload: '/app/preload.cjs',
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
    })
    expect(options.show).toBe(false)
    expect(options.icon).toBe(platform === 'linux' ? icon : undefined)
  },
)
