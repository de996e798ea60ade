import { X } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Comparison } from '../../../main/contract/comparison.ts'
import type { ComparisonSet } from '../../../main/contract/desk.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { HandMade } from './hand-made.tsx'
import type { SetPageProps } from './set-page.ts'
import { SimilarityTable } from './similarity-table.tsx'
import type { Member } from './use-members.ts'
import type { SetWorkState } from './use-set-work.ts'
import styles from './side-panel.module.css'

interface SidePanelProps {
  readonly panel: string
  readonly set: ComparisonSet
  readonly columns: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  readonly comparison: Comparison | undefined
  readonly work: SetWorkState
  readonly onShow: SetPageProps['onShow']
  readonly onNotes: (notes: string) => void
  readonly onClose: () => void
}

/** What stands beside the columns: the summary of what is shared, or the researcher's notes. */
export function SidePanel({
  panel,
  set,
  columns,
  members,
  comparison,
  work,
  onShow,
  onNotes,
  onClose,
}: SidePanelProps) {
  const t = useT()
  const title = t(panel === 'notes' ? 'compare.notes' : 'compare.summary')
  return (
    <aside className={styles.panel} aria-label={title}>
      <header className={styles.head}>
        <h3>{title}</h3>
        <IconButton icon={X} size="s" label={t('compare.panel.close')} onPress={onClose} />
      </header>
      <div
        className={styles.body}
        // A long summary can be scrolled by keyboard even where nothing in it can have the focus.
        tabIndex={0}
      >
        {panel === 'notes' ? (
          <Notes key={set.id} notes={set.notes} isReadOnly={set.frozenAt !== null} onNotes={onNotes} />
        ) : comparison === undefined ? (
          <p className={styles.faint}>{t('compare.summary.none')}</p>
        ) : (
          <>
            <SimilarityTable columns={columns} members={members} comparison={comparison} />
            <HandMade columns={columns} work={work} onShow={onShow} />
          </>
        )}
      </div>
    </aside>
  )
}

const SAVE_AFTER = 1000

/** Free notes on a set, kept a moment after the last key and when the field or the panel is left. */
function Notes({
  notes,
  isReadOnly,
  onNotes,
}: {
  readonly notes: string
  readonly isReadOnly: boolean
  readonly onNotes: (notes: string) => void
}) {
  const t = useT()
  const [typed, setTyped] = useState(notes)
  const state = useRef({ typed, stored: notes, onNotes })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const save = useCallback((): void => {
    clearTimeout(timer.current)
    const { typed, stored, onNotes } = state.current
    if (typed === stored) return
    state.current.stored = typed
    onNotes(typed)
  }, [])
  const [known, setKnown] = useState(notes)
  if (known !== notes) {
    // Undo, or another window: shown unless something is being typed here.
    setKnown(notes)
    if (typed === known) setTyped(notes)
  }
  useEffect(() => {
    state.current = { ...state.current, typed, onNotes }
    if (typed === notes) state.current.stored = notes
  }, [typed, notes, onNotes])
  useEffect(() => save, [save])
  return (
    <TextField
      label={t('compare.notes')}
      hideLabel
      multiline
      isReadOnly={isReadOnly}
      placeholder={t('compare.notes.hint')}
      value={typed}
      onBlur={save}
      onChange={(value) => {
        setTyped(value)
        clearTimeout(timer.current)
        timer.current = setTimeout(save, SAVE_AFTER)
      }}
    />
  )
}
