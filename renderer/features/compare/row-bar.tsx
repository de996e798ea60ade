import { BookOpenText, CornerDownRight, Link2, Lock, LockOpen, Undo2, Unlink2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { openingWords } from '../../article/opening.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import type { RowActions } from './use-row-actions.ts'
import styles from './row-bar.module.css'

interface RowBarProps {
  /** The number of the row that is chosen; null while none is. */
  readonly row: number | null
  readonly rows: number
  /** The column of the chosen cell. */
  readonly letter: string
  readonly linked: boolean
  /** Where the chosen cell stands in its article, when it is out of its order here. */
  readonly crossing: { readonly message: string; readonly after: number; readonly before: number } | undefined
  /** The row to which a connector leads from the chosen cell: where its passage stands, or back to the passage. */
  readonly across: { readonly row: number; readonly back: boolean } | undefined
  readonly onCross: () => void
  readonly frozen: boolean
  /** Rows that are not on screen, as they stand in one article alone. */
  readonly hiddenAlone: number
  readonly actions: RowActions
  readonly onShow: () => void
  readonly onShowAlone: () => void
}

/** What can be done with the row that is chosen: linking, taking out, locking, and reading it in the texts. */
export function RowBar({ row, rows, letter, actions, ...props }: RowBarProps) {
  const t = useT()
  const { picked } = actions
  return (
    <aside className={styles.bar} aria-label={t('compare.row.chosen')} data-linking={picked !== null || undefined}>
      <output className={styles.what}>
        {picked !== null ? (
          t('compare.row.linking', { words: `\u2068${openingWords(picked.text)}\u2069` })
        ) : row === null ? (
          t('compare.row.hint')
        ) : (
          <>
            <b>{t('compare.row.at', { row, rows, letter })}</b>
            {actions.isLocked && <span>{t('compare.row.is.locked')}</span>}
            {props.linked && !actions.isLocked && <span>{t('compare.row.is.linked')}</span>}
            {props.crossing !== undefined && (
              <span>
                {t(props.crossing.message, { letter, after: props.crossing.after, before: props.crossing.before })}
              </span>
            )}
          </>
        )}
      </output>
      <span className={styles.actions}>
        {picked !== null ? (
          <>
            {props.hiddenAlone > 0 && (
              <Button size="s" onPress={props.onShowAlone}>
                {t('compare.row.showAlone', { passages: props.hiddenAlone })}
              </Button>
            )}
            <Action
              icon={<Link2 size={14} aria-hidden />}
              keys="Enter"
              isDisabled={!actions.canLink}
              onPress={actions.link}
            >
              {row === null ? t('compare.row.linkWith') : t('compare.row.linkWithRow', { row })}
            </Action>
            <Action keys="Escape" onPress={actions.stopLinking}>
              {t('compare.cancel')}
            </Action>
          </>
        ) : (
          row !== null && (
            <>
              {props.frozen ? (
                <span className={styles.faint}>{t('compare.row.frozen')}</span>
              ) : (
                <>
                  <Action
                    icon={<Link2 size={14} aria-hidden />}
                    keys="Shift+L"
                    isDisabled={!actions.canLink}
                    onPress={actions.link}
                  >
                    {t('compare.row.link')}
                  </Action>
                  <Action
                    icon={<Unlink2 size={14} aria-hidden />}
                    keys="Shift+U"
                    isDisabled={!actions.canTakeOut}
                    onPress={actions.takeOut}
                  >
                    {t('compare.row.takeOut')}
                  </Action>
                  <Action
                    icon={actions.isLocked ? <LockOpen size={14} aria-hidden /> : <Lock size={14} aria-hidden />}
                    keys="Shift+K"
                    isDisabled={!actions.canLock}
                    onPress={actions.lock}
                  >
                    {t(actions.isLocked ? 'compare.row.unlock' : 'compare.row.lock')}
                  </Action>
                  {actions.canRestore && (
                    <Action icon={<Undo2 size={14} aria-hidden />} onPress={actions.restore}>
                      {t('compare.row.restore')}
                    </Action>
                  )}
                </>
              )}
              {props.across !== undefined && (
                <Action icon={<CornerDownRight size={14} aria-hidden />} keys="Z" onPress={props.onCross}>
                  {props.across.back
                    ? t('compare.row.crossing.back', { row: props.across.row })
                    : t('compare.row.crossing.go')}
                </Action>
              )}
              <Action icon={<BookOpenText size={14} aria-hidden />} keys="Enter" onPress={props.onShow}>
                {t('compare.row.show')}
              </Action>
            </>
          )
        )}
      </span>
    </aside>
  )
}

interface ActionProps {
  readonly icon?: ReactNode
  readonly keys?: string
  readonly isDisabled?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

function Action({ icon, keys, isDisabled = false, onPress, children }: ActionProps) {
  return (
    <Button size="s" tone="quiet" isDisabled={isDisabled} onPress={onPress}>
      {icon}
      {children}
      {keys !== undefined && <Kbd keys={keys} />}
    </Button>
  )
}
