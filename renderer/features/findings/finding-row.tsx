import { Check, ListTree, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { commandOf } from '../../app/commands.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Verdict } from './finding-decisions.ts'
import styles from './findings.module.css'

interface FindingRowProps {
  readonly id: string
  readonly verdict: Verdict
  readonly open: boolean
  /** The row that the keys act on; one of all is a stop of the Tab key. */
  readonly current: boolean
  readonly frozen: boolean
  /** What is said, such as which article lacks the passage. */
  readonly children: ReactNode
  /** The closest wordings, while they are open. */
  readonly closest: ReactNode
  readonly onFocus: () => void
  readonly onVerdict: (verdict: Verdict) => void
  readonly onOpen: () => void
}

/** One finding with what the researcher can say of it. A proposal has a dashed edge; what was confirmed a solid one. */
export function FindingRow({ id, verdict, open, current, frozen, children, closest, ...on }: FindingRowProps) {
  const t = useT()
  return (
    // The row is a stop of the Tab key, for the keys that act on it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      className={styles.finding}
      data-finding={id}
      data-verdict={verdict ?? 'proposed'}
      data-current={current || undefined}
      data-rove
      tabIndex={current ? 0 : -1}
      onFocus={on.onFocus}
    >
      <div className={styles.line}>
        <span className={styles.verdict} data-verdict={verdict ?? 'proposed'}>
          {verdict === 'confirmed' && <Check size={12} aria-hidden />}
          {verdict === 'rejected' && <X size={12} aria-hidden />}
          {t(`findings.verdict.${verdict ?? 'proposed'}`)}
        </span>
        {children}
        <span className={styles.lineActions}>
          <Button size="s" tone="quiet" aria-expanded={open} onPress={on.onOpen}>
            <ListTree size={13} aria-hidden />
            {t('findings.closest.open')}
          </Button>
          {!frozen && (
            <>
              <IconButton
                icon={Check}
                size="s"
                label={t('findings.confirm')}
                shortcut={commandOf('finding.confirm').key ?? ''}
                pressed={verdict === 'confirmed'}
                onPress={() => on.onVerdict(verdict === 'confirmed' ? null : 'confirmed')}
              />
              <IconButton
                icon={X}
                size="s"
                label={t('findings.reject')}
                shortcut={commandOf('finding.reject').key ?? ''}
                pressed={verdict === 'rejected'}
                onPress={() => on.onVerdict(verdict === 'rejected' ? null : 'rejected')}
              />
            </>
          )}
        </span>
      </div>
      {closest}
    </div>
  )
}
