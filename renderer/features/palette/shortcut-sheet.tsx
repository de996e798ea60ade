import { useState } from 'react'
import type { MenuGroup } from '../../../main/contract/commands.ts'
import { commandTable } from '../../app/commands.ts'
import { useT } from '../../i18n/use-t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { keyLabel } from '../../ui/keys.ts'
import { TextField } from '../../ui/text-field.tsx'
import { rank } from './rank.ts'
import styles from './shortcut-sheet.module.css'

const groups: readonly MenuGroup[] = ['file', 'edit', 'article', 'compare', 'view', 'help']

/** Keys that belong to a place, not to a command. */
const local = [
  ['Shift+ArrowDown', 'range'],
  ['CmdOrCtrl+ArrowDown', 'cursor'],
  ['Space', 'select'],
  ["'", 'find'],
  ['Shift+F10', 'menu'],
  ['F10', 'menubar'],
  ['F2', 'rename'],
] as const

/** All keys, with a field to find one by what it does or by the key. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const [text, setText] = useState('')
  const rows = [
    ...commandTable.flatMap((command) =>
      command.key === undefined
        ? []
        : [
            {
              id: command.id,
              group: t(`menu.${command.menu}`),
              label: t(`command.${command.id}`),
              key: command.key,
            },
          ],
    ),
    ...local.map(([key, name]) => ({
      id: name,
      group: t('shortcuts.local'),
      label: t(`shortcuts.local.${name}`),
      key,
    })),
  ]
  const found = rank(rows, text, (row) => `${row.label} ${keyLabel(row.key)} ${row.group}`)
  const names = [...groups.map((group) => t(`menu.${group}`)), t('shortcuts.local')]
  return (
    <Dialog title={t('command.help.shortcuts')} onClose={onClose} size="l">
      <TextField autoFocus label={t('shortcuts.find')} value={text} onChange={setText} />
      <div className={styles.sheet}>
        {names.map((name) => {
          const inGroup = found.filter((row) => row.group === name)
          if (inGroup.length === 0) return null
          return (
            <section key={name} className={styles.group} aria-label={name}>
              <h3 className={styles.name}>{name}</h3>
              <dl>
                {inGroup.map((row) => (
                  <div key={row.id} className={styles.row}>
                    <dt>{row.label}</dt>
                    <dd>
                      <Kbd keys={row.key} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      <p role="status" className={found.length === 0 ? undefined : 'visually-hidden'}>
        {t('shortcuts.count', { count: found.length })}
      </p>
    </Dialog>
  )
}
