import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { setModeSchema, type SetMode } from '../../../main/contract/desk.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './set-toolbar.module.css'

interface ModeSwitchProps {
  readonly mode: SetMode
  readonly isDisabled: boolean
  readonly onMode: (mode: SetMode) => void
}

/** The ways to look at a set: whole texts, aligned rows, rows with their differences. */
export function ModeSwitch({ mode, isDisabled, onMode }: ModeSwitchProps) {
  const t = useT()
  return (
    <ToggleButtonGroup
      aria-label={t('compare.mode')}
      className={styles.modes ?? ''}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[mode]}
      onSelectionChange={(keys) => {
        const chosen = setModeSchema.safeParse([...keys][0])
        if (chosen.success) onMode(chosen.data)
      }}
    >
      {setModeSchema.options.map((option) => (
        <ToggleButton key={option} id={option} className={styles.mode ?? ''}>
          {t(`compare.mode.${option}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
