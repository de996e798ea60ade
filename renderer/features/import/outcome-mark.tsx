import { CircleCheck, CircleEqual, CircleHelp, CircleSlash, CircleX } from 'lucide-react'
import type { Outcome } from '../../../main/contract/import.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './import-reports.module.css'

const icons = {
  added: CircleCheck,
  'already-here': CircleEqual,
  'needs-review': CircleHelp,
  failed: CircleX,
  skipped: CircleSlash,
} as const satisfies Record<Outcome, unknown>

/** What became of a file, as a shape and a word. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }) {
  const t = useT()
  const Icon = icons[outcome]
  return (
    <span className={`${styles.outcome} ${styles[outcome]}`}>
      <Icon size={15} aria-hidden />
      {t(`import.outcome.${outcome}`)}
    </span>
  )
}
