import type { Status } from '../../main/contract/article.ts'
import { useT } from '../i18n/use-t.ts'
import styles from './status-mark.module.css'

const shapes: Readonly<Record<Status, string>> = {
  stated: 'M2 6.5 5 9.5 10 3',
  inferred: 'M1.5 7.5c1.5-4 3-4 4.5-1.5s3 2.500 4.500-1.500',
  entered: 'M2.500 9.500 3 7.500 8.500 2l1.500 1.500L4.500 9z',
  unknown: 'M3.5 6h5',
}

interface StatusMarkProps {
  readonly status: Status
  /** The word beside the shape; without it the word is there for screen readers and as a tooltip. */
  readonly word?: boolean
}

/** How a metadata value is known: a tick for stated, a wave for inferred, a pen for entered, a dash for unknown. */
export function StatusMark({ status, word = false }: StatusMarkProps) {
  const t = useT()
  const label = t(`status.${status}`)
  return (
    <span className={`${styles.mark} ${styles[status]}`} title={word ? undefined : label}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden fill="none" stroke="currentColor" strokeWidth="1.5">
        <path d={shapes[status]} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <span className={word ? undefined : 'visually-hidden'}>{label}</span>
    </span>
  )
}
