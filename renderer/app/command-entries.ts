import type { CommandId } from '../../main/contract/commands.ts'
import { useT } from '../i18n/use-t.ts'
import type { MenuEntry } from '../ui/menu.tsx'
import { commandOf, runCommand, useEnabledCommands } from './commands.ts'

/** Menu entries for commands, with their words and keys; a '-' starts a group. */
export function useCommandEntries(ids: readonly (CommandId | '-')[]): MenuEntry[] {
  const t = useT()
  const enabled = new Set(useEnabledCommands())
  const entries: MenuEntry[] = []
  let separated = false
  for (const id of ids) {
    if (id === '-') separated = true
    else {
      const { key } = commandOf(id)
      entries.push({
        id,
        label: t(`command.${id}`),
        shortcut: key,
        isDisabled: !enabled.has(id),
        separated: separated && entries.length > 0,
        onAction: () => void runCommand(id),
      })
      separated = false
    }
  }
  return entries
}
