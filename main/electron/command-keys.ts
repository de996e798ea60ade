import type { Input } from 'electron'
import { commands, type Command, type CommandId } from '../contract/commands.ts'

/**
 * True when a key press belongs to the command table and so to the page, which runs it, or leaves it to the text field that has
 * the focus. The native menu shows these keys but must not act on them as well. On macOS the menu alone knows undo, redo and
 * select all inside text fields, so there these three stay with it.
 */
export function isPageKey(
  input: Pick<Input, 'type' | 'key' | 'code' | 'control' | 'meta' | 'alt' | 'shift' | 'isComposing'>,
  platform: NodeJS.Platform,
): boolean {
  if (input.type !== 'keyDown' || input.isComposing || input.alt) return false
  return commands.some((command: Command) => {
    if (command.key === undefined) return false
    if (platform === 'darwin' && textCommands.has(command.id)) return false
    const { key, commandKey, shift } = parseKey(command.key)
    if (key !== keyOf(input)) return false
    const [wanted, other] = platform === 'darwin' ? [input.meta, input.control] : [input.control, input.meta]
    // Whether a sign such as "+" needs Shift depends on the keyboard.
    return wanted === commandKey && !other && (isSign(key) || shift === input.shift)
  })
}

const textCommands: ReadonlySet<string> = new Set<CommandId>(['history.undo', 'history.redo', 'selection.all'])

/** The key, by its place on the keyboard where the layout is not Latin, so that Z stays Z on an Arabic one. */
function keyOf({ key, code }: Pick<Input, 'key' | 'code'>): string {
  const place = key.length === 1 && key > '\u007f' ? /^(?:Key|Digit)(.)$/u.exec(code)?.[1] : undefined
  return (place ?? key).toLowerCase()
}

const isSign = (key: string): boolean => /^[^\p{L}\p{N}]$/u.test(key)

function parseKey(accelerator: string): { key: string; commandKey: boolean; shift: boolean } {
  const parts = accelerator.split('+')
  const key = parts.pop()!
  return {
    key: key === 'Plus' ? '+' : key.toLowerCase(),
    commandKey: parts.includes('CmdOrCtrl'),
    shift: parts.includes('Shift'),
  }
}
