import { Search } from 'lucide-react'
import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import { commandOf, commandTable, runCommand, useEnabledCommands } from '../../app/commands.ts'
import { useCall } from '../../app/api.ts'
import { currentView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { rank } from './rank.ts'
import styles from './command-palette.module.css'

interface Choice {
  readonly id: string
  readonly label: string
  readonly group: string
  readonly key?: string
  readonly enabled: boolean
  readonly run: () => void
}

/** Every command by its name, and the comparison sets and tags to go to. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const id = useId()
  // What may run is asked before the palette took the focus, and stays while it is open.
  const enabled = useEnabledCommands()
  const hasCorpus = (useCall('corpus.current', {}).data ?? null) !== null
  const library = useCall('library.get', {}, { enabled: hasCorpus }).data
  const { openSetView, applyFilter } = currentView()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)

  const choices = useMemo(() => {
    const all: Choice[] = commandTable
      .filter((command) => command.id !== 'palette.open')
      .map((command) => ({
        id: command.id,
        label: t(`command.${command.id}`),
        group: t(`menu.${command.menu}`),
        key: commandOf(command.id).key,
        enabled: enabled.includes(command.id),
        run: () => void runCommand(command.id),
      }))
    for (const set of library?.sets ?? []) {
      const label = t('palette.set', { name: set.name })
      all.push({ id: `set:${set.id}`, label, group: t('menu.compare'), enabled: true, run: () => openSetView(set.id) })
    }
    for (const tag of library?.tags ?? []) {
      const run = (): void => applyFilter({ kind: 'tag', value: tag.name })
      all.push({
        id: `tag:${tag.id}`,
        label: t('palette.tag', { name: tag.name }),
        group: t('menu.view'),
        enabled: true,
        run,
      })
    }
    return all
  }, [t, enabled, library, openSetView, applyFilter])

  const shown = useMemo(() => {
    // What cannot run now is found all the same, but after what can.
    const found = rank(choices, text, (choice) => `${choice.label} ${choice.group}`)
    return [...found.filter((choice) => choice.enabled), ...found.filter((choice) => !choice.enabled)]
  }, [choices, text])

  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined || !choice.enabled) return
    onClose()
    // The dialog gives the focus back first: a command may move it elsewhere.
    requestAnimationFrame(() => requestAnimationFrame(choice.run))
  }
  const go = (to: number): void => {
    const at = (to + shown.length) % Math.max(shown.length, 1)
    setActive(at)
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') go(active + 1)
    else if (event.key === 'ArrowUp') go(active - 1)
    else if (event.key === 'Enter') choose(shown[active])
    else return
    event.preventDefault()
  }

  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className={styles.overlay ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <AriaDialog aria-label={t('command.palette.open')} className={styles.dialog ?? ''}>
          <div className={styles.head}>
            <Search size={16} aria-hidden />
            <input
              autoFocus
              role="combobox"
              aria-label={t('palette.label')}
              aria-expanded
              aria-autocomplete="list"
              aria-controls={`${id}-list`}
              aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
              placeholder={t('palette.placeholder')}
              autoComplete="off"
              spellCheck={false}
              className={styles.input}
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                setActive(0)
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <div id={`${id}-list`} role="listbox" aria-label={t('palette.list')} className={styles.list}>
            {shown.map((choice, at) => (
              <div
                key={choice.id}
                id={`${id}-${at}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === active}
                aria-disabled={!choice.enabled}
                className={styles.option}
                onPointerMove={() => setActive(at)}
                onClick={() => choose(choice)}
                onKeyDown={undefined}
              >
                <bdi className={styles.label}>{choice.label}</bdi>
                <span className={styles.group}>{choice.group}</span>
                <span className={styles.key}>{choice.key !== undefined && <Kbd keys={choice.key} />}</span>
              </div>
            ))}
          </div>
          {shown.length === 0 && (
            <p role="status" className={styles.none}>
              {t('palette.none')}
            </p>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
