import { record } from './stand-in.ts'

/** The stand-in of `electron.MenuItem`: what a template made it. */
export class MenuItem implements Pick<Electron.MenuItem, 'id' | 'enabled' | 'click'> {
  readonly id: string
  readonly label: string
  readonly role: Electron.MenuItemConstructorOptions['role']
  readonly type: NonNullable<Electron.MenuItemConstructorOptions['type']>
  readonly accelerator: string | undefined
  readonly registerAccelerator: boolean
  readonly submenu: Menu | undefined
  enabled: boolean
  readonly #click: Electron.MenuItemConstructorOptions['click']

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.id = options.id ?? ''
    this.label = options.label ?? ''
    this.role = options.role
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal')
    this.accelerator = options.accelerator
    this.registerAccelerator = options.registerAccelerator ?? true
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : undefined
    this.enabled = options.enabled ?? true
    this.#click = options.click
  }

  /** Chooses the item, as a click does: nothing happens while it is disabled. */
  click(): void {
    if (this.enabled) this.#click?.(this as unknown as Electron.MenuItem, undefined, {})
  }
}

/** The stand-in of `electron.Menu`. It refuses what Electron refuses: a template item without label, role or type. */
export class Menu implements Record<'items', MenuItem[]> {
  static #application: Menu | null = null
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: readonly Electron.MenuItemConstructorOptions[]): Menu {
    const menu = new Menu()
    for (const options of template) {
      if (options.label === undefined && options.role === undefined && options.type === undefined)
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type')
      menu.items.push(new MenuItem(options))
    }
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    record('Menu.setApplicationMenu', menu)
    Menu.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}
