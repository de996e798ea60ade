import { describe, expect, test } from 'vitest'
import { isPageKey } from '../../../main/electron/command-keys.ts'

type Press = Parameters<typeof isPageKey>[0]
const press = (key: string, modifiers: Partial<Press> = {}): Press => ({
  type: 'keyDown',
  key,
  code: '',
  control: false,
  meta: false,
  alt: false,
  shift: false,
  isComposing: false,
  ...modifiers,
})

describe('keys that the page handles itself', () => {
  test('those of the table, with the command key of the platform', () => {
    expect(isPageKey(press('f', { control: true }), 'linux')).toBe(true)
    expect(isPageKey(press('f', { meta: true }), 'linux')).toBe(false)
    expect(isPageKey(press('f', { meta: true }), 'darwin')).toBe(true)
    expect(isPageKey(press('f', { control: true }), 'darwin')).toBe(false)
    expect(isPageKey(press('O', { control: true, shift: true }), 'win32')).toBe(true)
    expect(isPageKey(press('t'), 'linux')).toBe(true)
    expect(isPageKey(press('C', { shift: true }), 'linux')).toBe(true)
  })

  test('by their place where the keyboard is not Latin', () => {
    expect(isPageKey(press('ب', { code: 'KeyF', control: true }), 'linux')).toBe(true)
    expect(isPageKey(press('ض', { code: 'KeyQ', control: true }), 'linux')).toBe(false)
  })

  test('signs, whatever a keyboard needs for them', () => {
    for (const shift of [true, false]) expect(isPageKey(press('+', { control: true, shift }), 'linux')).toBe(true)
  })

  test('not other keys, other combinations, key releases, or what an input method is composing', () => {
    expect(isPageKey(press('q', { control: true }), 'linux')).toBe(false)
    expect(isPageKey(press('f', { control: true, alt: true }), 'linux')).toBe(false)
    expect(isPageKey(press('f', { control: true, isComposing: true }), 'linux')).toBe(false)
    expect(isPageKey({ ...press('f', { control: true }), type: 'keyUp' }, 'linux')).toBe(false)
  })

  test('on macOS not undo, redo and select all, which text fields get from the menu', () => {
    for (const [key, shift] of [
      ['z', false],
      ['Z', true],
      ['a', false],
    ] as const) {
      expect(isPageKey(press(key, { meta: true, shift }), 'darwin')).toBe(false)
      expect(isPageKey(press(key, { control: true, shift }), 'linux')).toBe(true)
    }
  })
})
