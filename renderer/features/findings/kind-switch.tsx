import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useT } from '../../i18n/use-t.ts'
import type { FindingFilter } from './finding-list.ts'
import styles from './findings.module.css'

interface KindSwitchProps {
  readonly kind: FindingFilter['kind']
  readonly alone: number
  readonly missing: number
  readonly onKind: (kind: FindingFilter['kind']) => void
}

/** Passages that some articles have and others lack, or those that stand in one alone. */
export function KindSwitch({ kind, alone, missing, onKind }: KindSwitchProps) {
  const t = useT()
  return (
    <ToggleButtonGroup
      aria-label={t('findings.kind')}
      className={styles.kinds ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[kind]}
      onSelectionChange={(keys) => onKind(keys.has('alone') ? 'alone' : 'missing')}
    >
      <ToggleButton id="missing" className={styles.kind ?? ''}>
        {t('findings.kind.missing', { passages: missing })}
      </ToggleButton>
      <ToggleButton id="alone" className={styles.kind ?? ''}>
        {t('findings.kind.alone', { passages: alone })}
      </ToggleButton>
    </ToggleButtonGroup>
  )
}
