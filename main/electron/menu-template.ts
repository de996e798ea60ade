import type { MenuItemConstructorOptions } from 'electron'
import { commands, type Command, type CommandId, type MenuGroup } from '../contract/commands.ts'
import type { NativeMessage } from './messages.ts'

/** What the menu bar is made of. */
export interface MenuOptions {
  readonly platform: NodeJS.Platform
  /** The words of a command, a menu or an item of the system. */
  readonly label: (id: `command.${CommandId}` | `menu.${MenuGroup}` | NativeMessage) => string
  /** Runs a command that was chosen in the menu. */
  readonly invoke: (id: CommandId) => void
  /** Adds the developer tools. */
  readonly development: boolean
}

/** On macOS these stand in the menu that has the app's name. */
const inApplicationMenu: ReadonlySet<CommandId> = new Set(['help.about', 'settings.open'])

const groups: readonly MenuGroup[] = ['file', 'edit', 'article', 'compare', 'view', 'help']

/** The menu bar: the command table, and around it what each platform expects of every program. */
export function menuTemplate({ platform, label, invoke, development }: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const role = (role: MenuItemConstructorOptions['role'], text: NativeMessage): MenuItemConstructorOptions => ({
    role,
    label: label(text),
  })
  const item = (command: Command & { id: CommandId }): MenuItemConstructorOptions => ({
    id: command.id,
    label: label(`command.${command.id}`),
    enabled: command.when === 'always',
    click: () => invoke(command.id),
    ...keyOf(command, platform),
  })
  const of = (group: MenuGroup): MenuItemConstructorOptions[] =>
    commands
      .filter((command) => command.menu === group && !(mac && inApplicationMenu.has(command.id)))
      .flatMap((command: Command & { id: CommandId }, index) =>
        command.separated && index > 0 ? [separator, item(command)] : [item(command)],
      )
  const around: Record<MenuGroup, MenuItemConstructorOptions[]> = {
    file: mac
      ? [
          separator,
          {
            ...role('recentDocuments', 'native.recent'),
            submenu: [role('clearRecentDocuments', 'native.clearRecent')],
          },
          role('close', 'native.close'),
        ]
      : [separator, role('quit', 'native.quit')],
    edit: [separator, role('cut', 'native.cut'), role('copy', 'native.copy'), role('paste', 'native.paste')],
    article: [],
    compare: [],
    view: [
      separator,
      { ...role('zoomIn', 'native.zoomIn'), accelerator: 'CmdOrCtrl+Alt+Plus' },
      { ...role('zoomOut', 'native.zoomOut'), accelerator: 'CmdOrCtrl+Alt+-' },
      { ...role('resetZoom', 'native.resetZoom'), accelerator: 'CmdOrCtrl+Alt+0' },
      separator,
      role('togglefullscreen', 'native.fullScreen'),
      ...(development ? [role('reload', 'native.reload'), role('toggleDevTools', 'native.developerTools')] : []),
    ],
    help: [],
  }
  const bar = groups.map((group): MenuItemConstructorOptions => ({
    id: `menu.${group}`,
    label: label(`menu.${group}`),
    ...(group === 'help' && { role: 'help' as const }),
    submenu: [...of(group), ...around[group]],
  }))
  if (!mac) return bar
  const application: MenuItemConstructorOptions = {
    role: 'appMenu',
    label: 'Variorum',
    submenu: [
      ...commands
        .filter((command) => inApplicationMenu.has(command.id))
        .toReversed()
        .flatMap((command) => [item(command), separator]),
      role('services', 'native.services'),
      separator,
      role('hide', 'native.hide'),
      role('hideOthers', 'native.hideOthers'),
      role('unhide', 'native.unhide'),
      separator,
      role('quit', 'native.quit'),
    ],
  }
  return [application, ...bar.slice(0, -1), role('windowMenu', 'native.window'), bar.at(-1)!]
}

/** A key without modifier would fire while text is typed: it is only shown, or not even that where showing means acting. */
function keyOf(command: Command, platform: NodeJS.Platform): MenuItemConstructorOptions {
  if (command.key === undefined) return {}
  if (!command.plainKey) return { accelerator: command.key }
  return platform === 'darwin' ? {} : { accelerator: command.key, registerAccelerator: false }
}
