import { useEffect } from 'react'
import type { Command } from '../../main/contract/commands.ts'
import { keyParts, onApple } from '../ui/keys.ts'
import { commandMayRun, commandTable, runCommand } from './commands.ts'

/** Keys that mean something in a text field, where they stay the field's own. */
const fieldKeys = new Set(['CmdOrCtrl+A', 'CmdOrCtrl+Z', 'CmdOrCtrl+Shift+Z', 'CmdOrCtrl+Backspace', 'F3', 'Shift+F3'])

const isEditable = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
}

/** The key of an event, by its place on the keyboard where the layout is not Latin, so that T stays T on an Arabic one. */
const keyOf = (event: KeyboardEvent): string => {
  const key = event.key.toLowerCase()
  if (key.length === 1 && key > '\u007f') {
    const place = /^(?:Key|Digit)(.)$/.exec(event.code)
    if (place !== null) return place[1]!.toLowerCase()
  }
  return key
}

/** Whether a key press is the one that an accelerator names. */
export function matchesKey(event: KeyboardEvent, accelerator: string): boolean {
  if (event.altKey || event.isComposing) return false
  const parts = keyParts(accelerator)
  const wanted = parts.at(-1)!.toLowerCase()
  const command = parts.includes('CmdOrCtrl')
  const [pressed, other] = onApple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  if (pressed !== command || other) return false
  const key = keyOf(event)
  const same = key === wanted || (wanted === 'delete' && onApple && key === 'backspace')
  // Whether a sign such as "+" or "/" needs Shift depends on the keyboard.
  const sign = wanted.length === 1 && !/[\p{L}\p{N}]/u.test(wanted)
  return same && (sign || event.shiftKey === parts.includes('Shift'))
}

const busy = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [data-own-keys]') !== null

const applies = (event: KeyboardEvent, command: Command): boolean => {
  if (command.key === undefined || !matchesKey(event, command.key)) return false
  const editable = isEditable(event.target)
  if (editable && (command.plainKey === true || fieldKeys.has(command.key))) return false
  // Enter and Space belong to what has the focus.
  const inControl =
    event.target instanceof Element && event.target.closest('button, a, summary, [role="option"]') !== null
  return !(command.key === 'Enter' && inControl)
}

/** Runs the commands of the table by their keys, wherever the focus is, except in dialogs and menus. */
export function useKeyboard(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || busy()) return
      const command = commandTable.find((candidate) => applies(event, candidate) && commandMayRun(candidate.id))
      if (command === undefined) return
      event.preventDefault()
      runCommand(command.id)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
