import { Menu } from 'electron'
import { commands, type CommandId } from '../contract/commands.ts'
import { menuTemplate } from './menu-template.ts'
import { message } from './messages.ts'

/** The menu bar as it stands. */
export interface MenuBar {
  /** Enables exactly these of the commands, and disables all others. */
  update(enabled: readonly string[]): void
  /** Enables what can be done without a window. */
  reset(): void
}

/** Builds the menu bar and puts it up. `invoke` runs what was chosen in it. */
export function installMenu(options: {
  readonly platform: NodeJS.Platform
  readonly development: boolean
  readonly invoke: (id: CommandId) => void
}): MenuBar {
  const menu = Menu.buildFromTemplate(menuTemplate({ ...options, label: message }))
  Menu.setApplicationMenu(menu)
  const commandItems = menu.items.flatMap((item) => item.submenu?.items ?? []).filter((item) => item.id?.includes('.'))
  const update = (enabled: readonly string[]): void => {
    const on = new Set(enabled)
    for (const item of commandItems) item.enabled = on.has(item.id)
  }
  return {
    update,
    reset: () => update(commands.filter((command) => command.when === 'always').map((command) => command.id)),
  }
}
