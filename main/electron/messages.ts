import commandMessages from '../../renderer/i18n/en/commands.json'
import nativeMessages from '../../renderer/i18n/en/native.json'

/** The messages that only the main process shows: items of the system's menus, and its dialogs. */
export type NativeMessage = keyof typeof nativeMessages

const messages: Readonly<Record<string, string>> = { ...commandMessages, ...nativeMessages }

/** A message from the interface's message files with its `{name}` places filled in. Throws for an id that no file holds. */
export function message(
  id: NativeMessage | `command.${string}` | `menu.${string}`,
  values: Readonly<Record<string, string>> = {},
): string {
  const text = messages[id]
  if (text === undefined) throw new Error(`no message ${id}`)
  return text.replaceAll(/\{(\w+)\}/gu, (place, name: string) => values[name] ?? place)
}
