import { describe, expect, test, vi } from 'vitest'
import { commands, type Command, type CommandId } from '../../../main/contract/commands.ts'
import { menuTemplate } from '../../../main/electron/menu-template.ts'
import { message } from '../../../main/electron/messages.ts'

const platforms = ['linux', 'win32', 'darwin'] as const
const template = (platform: NodeJS.Platform, invoke: (id: CommandId) => void = () => undefined, development = false) =>
  menuTemplate({ platform, label: message, invoke, development })
const itemsOf = (items: readonly Electron.MenuItemConstructorOptions[]): Electron.MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])

describe.each(platforms)('the menu bar on %s', (platform) => {
  test('holds every command of the table once, and choosing it invokes the command', () => {
    const invoke = vi.fn<(id: CommandId) => void>()
    const items = itemsOf(template(platform, invoke))
    for (const command of commands) {
      const [item, ...more] = items.filter(({ id }) => id === command.id)
      expect(more).toEqual([])
      expect(item?.label).toBe(message(`command.${command.id}`))
      expect(item?.enabled).toBe(command.when === 'always')
      item?.click?.(undefined as never, undefined, undefined as never)
      expect(invoke).toHaveBeenLastCalledWith(command.id)
    }
    expect(invoke).toHaveBeenCalledTimes(commands.length)
  })

  test('no key without modifier acts while text is typed', () => {
    const items = new Map(itemsOf(template(platform)).map((item) => [item.id, item]))
    for (const command of commands as readonly Command[]) {
      const item = items.get(command.id)
      if (!command.plainKey) expect(item?.accelerator).toBe(command.key)
      else if (platform === 'darwin') expect(item?.accelerator).toBeUndefined()
      else expect(item).toMatchObject({ accelerator: command.key, registerAccelerator: false })
    }
  })

  test('no two items have one key, and every item has words', () => {
    const items = itemsOf(template(platform, undefined, true))
    const keys = items.flatMap(({ accelerator, registerAccelerator }) =>
      registerAccelerator === false ? [] : (accelerator ?? []),
    )
    expect(new Set(keys).size).toBe(keys.length)
    for (const item of items) if (item.type !== 'separator') expect(item.label).toMatch(/\S/u)
  })

  test('starts and ends no menu with a line', () => {
    for (const { submenu } of template(platform)) {
      if (!Array.isArray(submenu)) continue
      expect(submenu[0]?.type).not.toBe('separator')
      expect(submenu.at(-1)?.type).not.toBe('separator')
    }
  })

  test('text can be cut, copied and pasted, and the developer tools are there in development only', () => {
    const roles = (development: boolean) => itemsOf(template(platform, undefined, development)).map(({ role }) => role)
    expect(roles(false)).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'quit', 'togglefullscreen']))
    expect(roles(false)).not.toContain('toggleDevTools')
    expect(roles(true)).toContain('toggleDevTools')
  })
})

test('macOS has the menu of the app with about, settings and quit; the others have quit under File', () => {
  const labels = (platform: NodeJS.Platform, index: number): (string | undefined)[] => {
    const { submenu } = template(platform)[index]!
    return Array.isArray(submenu) ? submenu.map(({ id, role }) => id ?? role) : []
  }
  expect(template('darwin')[0]?.role).toBe('appMenu')
  expect(labels('darwin', 0)).toEqual(expect.arrayContaining(['help.about', 'settings.open', 'quit']))
  expect(labels('darwin', 1)).not.toContain('settings.open')
  expect(labels('linux', 0).at(-1)).toBe('quit')
})

test('one key means one thing: only the review queue and a set, which are never both shown, share keys', () => {
  const byKey = [...Map.groupBy(commands as readonly Command[], ({ key }) => key ?? '')].filter(([key]) => key !== '')
  const shared = byKey.filter(([, sharing]) => sharing.length > 1)
  const places = shared.map(([key, sharing]) => [key, ...sharing.map(({ when }) => when).toSorted()])
  expect(places).toEqual(shared.map(([key]) => [key, 'review', 'set']))
})
