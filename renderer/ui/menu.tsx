import { Check } from 'lucide-react'
import { Fragment, useRef, type ReactElement, type ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { ariaKeys } from './keys.ts'
import { Kbd } from './kbd.tsx'
import styles from './menu.module.css'

/** An entry of a menu. */
export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  /** In accelerator syntax. */
  readonly shortcut?: string
  readonly isDisabled?: boolean
  readonly danger?: boolean
  /** Given: an entry that is on or off. */
  readonly checked?: boolean
  /** Starts a new group. */
  readonly separated?: boolean
  readonly onAction: () => void
}

interface MenuListProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  readonly onClose?: () => void
}

/** The list of a menu, inside a popover. */
export function MenuList({ label, entries, onClose }: MenuListProps) {
  return (
    <AriaMenu
      aria-label={label}
      className={styles.menu ?? ''}
      onClose={onClose}
      disabledKeys={entries.filter((entry) => entry.isDisabled).map((entry) => entry.id)}
      onAction={(key) => entries.find((entry) => entry.id === key)?.onAction()}
    >
      {entries.map((entry) => (
        <Fragment key={entry.id}>
          {entry.separated === true && <Separator className={styles.separator ?? ''} />}
          <AriaMenuItem
            id={entry.id}
            textValue={entry.label}
            aria-keyshortcuts={entry.shortcut === undefined ? undefined : ariaKeys(entry.shortcut)}
            className={`${styles.item} ${entry.danger === true ? styles.dangerous : ''}`}
          >
            {entry.checked !== undefined && (
              <span className={styles.tick}>{entry.checked && <Check size={14} aria-hidden />}</span>
            )}
            {entry.icon}
            <span className={styles.text}>{entry.label}</span>
            {entry.checked === true && <span className="visually-hidden">✓</span>}
            {entry.shortcut !== undefined && <Kbd keys={entry.shortcut} />}
          </AriaMenuItem>
        </Fragment>
      ))}
    </AriaMenu>
  )
}

/** A button (the child) that opens a menu. */
export function MenuButton({ children, ...list }: MenuListProps & { readonly children: ReactElement }) {
  return (
    <MenuTrigger>
      {children}
      <Popover offset={4} className={styles.popover ?? ''}>
        <MenuList {...list} />
      </Popover>
    </MenuTrigger>
  )
}

/** Where a context menu opens, in CSS pixels of the window. */
export interface MenuPoint {
  readonly x: number
  readonly y: number
}

/** A menu at a point: of a right click, or of the context menu key at its row. */
export function ContextMenu({
  at,
  onClose,
  ...list
}: MenuListProps & { readonly at: MenuPoint; readonly onClose: () => void }) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} className={styles.anchor} style={{ left: at.x, top: at.y }} />
      <Popover
        isOpen
        onOpenChange={(open) => {
          if (!open) onClose()
        }}
        triggerRef={anchor}
        aria-label={list.label}
        placement="bottom start"
        offset={2}
        className={styles.popover ?? ''}
      >
        <MenuList {...list} onClose={onClose} />
      </Popover>
    </>
  )
}
