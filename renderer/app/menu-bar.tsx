import { Fragment, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { CommandId, MenuGroup } from '../../main/contract/commands.ts'
import { useT } from '../i18n/use-t.ts'
import { ariaKeys } from '../ui/keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { commandTable, runCommand, useEnabledCommands } from './commands.ts'
import styles from './menu-bar.module.css'

const groups: readonly MenuGroup[] = ['file', 'edit', 'article', 'compare', 'view', 'help']

const entriesOf = (group: MenuGroup) => commandTable.filter((command) => command.menu === group)

/** Where the menu bar is: which menu has the cursor, whether it is open, and which entry the cursor is on. */
interface Cursor {
  readonly menu: number
  readonly open: boolean
  readonly entry: number
}

/** The menu bar of shells that have none of their own; the keys are those of menu bars everywhere. F10 goes to it. */
export function MenuBar({ corpus }: { readonly corpus: string | null }) {
  const t = useT()
  const id = useId()
  const bar = useRef<HTMLDivElement>(null)
  const before = useRef<HTMLElement | null>(null)
  const enabled = new Set(useEnabledCommands())
  const [cursor, setCursor] = useState<Cursor>({ menu: 0, open: false, entry: -1 })

  const place = (next: Cursor): void => {
    setCursor(next)
    const target = next.open && next.entry >= 0 ? `entry-${next.menu}-${next.entry}` : `menu-${next.menu}`
    requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>(`[data-at="${target}"]`)?.focus())
  }
  const close = (restore: boolean): void => {
    setCursor((at) => ({ ...at, open: false, entry: -1 }))
    if (restore) before.current?.focus()
  }
  const run = (command: CommandId): void => {
    close(true)
    runCommand(command)
  }

  useEffect(() => {
    const menus = bar.current
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F10' || event.defaultPrevented) return
      event.preventDefault()
      menus?.querySelector<HTMLElement>('[data-at="menu-0"]')?.focus()
    }
    const onPointerDown = (event: PointerEvent): void => {
      if (!menus?.contains(event.target as Node)) setCursor((at) => (at.open ? { ...at, open: false, entry: -1 } : at))
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('pointerdown', onPointerDown)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('pointerdown', onPointerDown)
    }
  }, [])

  const onKeyDown = (event: KeyboardEvent): void => {
    const { menu, open, entry } = cursor
    const entries = entriesOf(groups[menu]!)
    const beside = (by: number): number => (menu + by + groups.length) % groups.length
    const along = (from: number, by: number): number => (from + by + entries.length) % entries.length
    const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey ? event.key.toLowerCase() : null
    const moves: Readonly<Record<string, () => void>> = {
      ArrowRight: () => place({ menu: beside(1), open, entry: open ? 0 : -1 }),
      ArrowLeft: () => place({ menu: beside(-1), open, entry: open ? 0 : -1 }),
      ArrowDown: () => place({ menu, open: true, entry: open ? along(entry, 1) : 0 }),
      ArrowUp: () => place({ menu, open: true, entry: open ? along(Math.max(entry, 0), -1) : entries.length - 1 }),
      Home: () => place(open ? { menu, open, entry: 0 } : { menu: 0, open, entry: -1 }),
      End: () => place(open ? { menu, open, entry: entries.length - 1 } : { menu: groups.length - 1, open, entry: -1 }),
      Escape: () => (open ? place({ menu, open: false, entry: -1 }) : close(true)),
    }
    const move = moves[event.key]
    if (move !== undefined) move()
    else if (event.key === 'Tab') close(false)
    else if (typed !== null && typed !== ' ' && open) {
      const found = entries.findIndex((_, at) =>
        t(`command.${entries[along(entry, at + 1)]!.id}`)
          .toLowerCase()
          .startsWith(typed),
      )
      if (found >= 0) place({ menu, open, entry: along(entry, found + 1) })
    } else return
    if (event.key !== 'Tab') event.preventDefault()
    event.stopPropagation()
  }

  return (
    <header className={styles.bar}>
      <div
        ref={bar}
        role="menubar"
        tabIndex={-1}
        aria-label={t('menu.bar')}
        className={styles.menus}
        data-own-keys={cursor.open ? true : undefined}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const from = event.relatedTarget
          if (from instanceof HTMLElement && !bar.current?.contains(from)) before.current = from
        }}
      >
        {groups.map((group, at) => {
          const open = cursor.open && cursor.menu === at
          return (
            <div key={group} role="none" className={styles.place}>
              <button
                type="button"
                role="menuitem"
                id={`${id}-${group}`}
                data-at={`menu-${at}`}
                aria-haspopup="menu"
                aria-expanded={open}
                tabIndex={cursor.menu === at ? 0 : -1}
                className={styles.menu}
                onPointerEnter={() => {
                  if (cursor.open && cursor.menu !== at) place({ menu: at, open: true, entry: -1 })
                }}
                onFocus={() => setCursor((now) => (now.menu === at ? now : { ...now, menu: at }))}
                onClick={() => (open ? close(true) : place({ menu: at, open: true, entry: -1 }))}
              >
                {t(`menu.${group}`)}
              </button>
              {open && (
                <div role="menu" aria-labelledby={`${id}-${group}`} className={styles.popup}>
                  {entriesOf(group).map((command, index) => (
                    <Fragment key={command.id}>
                      {command.separated === true && <hr className={styles.separator} />}
                      <button
                        type="button"
                        role="menuitem"
                        data-at={`entry-${at}-${index}`}
                        tabIndex={-1}
                        aria-disabled={!enabled.has(command.id)}
                        aria-keyshortcuts={command.key === undefined ? undefined : ariaKeys(command.key)}
                        className={styles.entry}
                        onPointerEnter={() => place({ menu: at, open: true, entry: index })}
                        onClick={() => {
                          if (enabled.has(command.id)) run(command.id)
                        }}
                      >
                        <span>{t(`command.${command.id}`)}</span>
                        {command.key !== undefined && <Kbd keys={command.key} />}
                      </button>
                    </Fragment>
                  ))}
                </div>
              )}
            </div>
          )
        })}
      </div>
      {corpus !== null && (
        <div className={styles.corpus} dir="auto">
          {corpus}
        </div>
      )}
    </header>
  )
}
