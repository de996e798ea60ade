import { Link2, NotebookPen, PanelBottomDashed, Rows3, Table2, TextQuote, Unlink2, X } from 'lucide-react'
import type { ComparisonSet, SetView } from '../../../main/contract/desk.ts'
import type { SetProposals } from '../../../main/contract/set-proposals.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { AddArticle } from './add-article.tsx'
import { columnOrder } from './columns.ts'
import { FrozenBadge } from './frozen-badge.tsx'
import { LayersMenu } from './layers-menu.tsx'
import { MinWordsField } from './min-words-field.tsx'
import { ModeSwitch } from './mode-switch.tsx'
import { SetName } from './set-name.tsx'
import type { SetChanges } from './use-set-changes.ts'
import styles from './set-toolbar.module.css'

interface SetToolbarProps {
  readonly set: ComparisonSet
  readonly members: number
  readonly view: SetView
  readonly onView: (part: Partial<SetView>) => void
  readonly changes: SetChanges
  readonly similar: readonly SetProposals['similar'][number][]
  readonly onClose: () => void
}

/** The head of an open set: its name, how it is shown, and what shows beside it. */
export function SetToolbar({ set, members, view, onView, changes, similar, onClose }: SetToolbarProps) {
  const t = useT()
  const few = members < 2
  const frozen = set.frozenAt !== null
  const texts = few || view.page === 'texts'
  const panel = (name: string): void => onView({ panel: view.panel === name ? null : name })
  return (
    <header className={styles.toolbar}>
      <SetName name={set.name} isDisabled={frozen} onRename={changes.rename} />
      {set.frozenAt !== null && <FrozenBadge at={set.frozenAt} />}
      <div className={styles.tools}>
        {texts && (
          <ModeSwitch mode={few ? 'reading' : view.mode} isDisabled={few} onMode={(mode) => onView({ mode })} />
        )}
        {!few && <MinWordsField words={set.minWords} isDisabled={frozen} onWords={changes.setMinWords} />}
        <span className={styles.icons}>
          {!texts ? null : few || view.mode === 'reading' ? (
            <>
              <IconButton
                icon={view.linkedScroll ? Link2 : Unlink2}
                label={t('compare.linked')}
                pressed={view.linkedScroll}
                isDisabled={few}
                onPress={() => onView({ linkedScroll: !view.linkedScroll })}
              />
              <IconButton
                icon={PanelBottomDashed}
                label={t('compare.furniture')}
                shortcut="F"
                pressed={!view.hideFurniture}
                onPress={() => onView({ hideFurniture: !view.hideFurniture })}
              />
            </>
          ) : (
            <>
              {view.mode === 'differences' && (
                <IconButton
                  icon={TextQuote}
                  label={t('compare.inline')}
                  shortcut="Shift+I"
                  pressed={view.inline}
                  onPress={() => onView({ inline: !view.inline })}
                />
              )}
              <IconButton
                icon={Rows3}
                label={t('compare.alignedOnly')}
                pressed={view.alignedOnly}
                onPress={() => onView({ alignedOnly: !view.alignedOnly })}
              />
            </>
          )}
          <IconButton
            icon={Table2}
            label={t('compare.summary')}
            pressed={view.panel === 'summary'}
            onPress={() => panel('summary')}
          />
          <IconButton
            icon={NotebookPen}
            label={t('compare.notes')}
            pressed={view.panel === 'notes'}
            onPress={() => panel('notes')}
          />
          <LayersMenu layers={set.layers} isDisabled={frozen || few} onLayers={changes.setLayers} />
          <AddArticle
            members={columnOrder(set.members, set.base)}
            similar={similar}
            isDisabled={frozen}
            onAdd={changes.add}
          />
          <IconButton icon={X} label={t('compare.close')} shortcut="CmdOrCtrl+Backspace" onPress={onClose} />
        </span>
      </div>
    </header>
  )
}
