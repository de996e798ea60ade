import { ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useT } from '../i18n/use-t.ts'
import styles from './article-text.module.css'

interface FurnitureGroupProps {
  readonly start: number
  readonly end: number
  readonly lines: number
  /** Search hits inside. */
  readonly hits: number
  /** Unfolded for all groups at once. */
  readonly show: boolean
  /** Something inside has to be in sight. */
  readonly reveal: boolean
  readonly children: ReactNode
}

/** Page furniture between paragraphs: a line that says how much there is, and unfolds. */
export function FurnitureGroup({ start, end, lines, hits, show, reveal, children }: FurnitureGroupProps) {
  const t = useT()
  const [own, setOwn] = useState<{ readonly open: boolean; readonly show: boolean } | null>(null)
  // The group's own state holds until the switch for all is used again.
  const open = reveal || (own !== null && own.show === show ? own.open : show)
  return (
    <div className={styles.fold} data-fold data-start={start} data-end={end}>
      <button
        type="button"
        className={styles.foldButton}
        aria-expanded={open}
        onClick={() => setOwn({ open: !open, show })}
      >
        <ChevronRight size={14} aria-hidden className={open ? styles.turned : undefined} />
        {t('text.furniture', { lines })}
        {hits > 0 && <span className={styles.foldHits}>{t('text.furniture.hits', { hits })}</span>}
      </button>
      {open && <div className={styles.folded}>{children}</div>}
    </div>
  )
}
