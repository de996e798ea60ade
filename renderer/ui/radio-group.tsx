import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components'
import styles from './fields.module.css'

interface RadioGroupProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: ReactNode; readonly name?: string }[]
  readonly onChange: (value: V) => void
}

/** A labelled choice of one among a few that are all in sight. `name` is for labels that are not text. */
export function RadioGroup<V extends string>({ label, value, options, onChange }: RadioGroupProps<V>) {
  return (
    <AriaRadioGroup value={value} onChange={(next) => onChange(next as V)} className={styles.field ?? ''}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.radios}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} aria-label={option.name} className={styles.radio ?? ''}>
            <span className={styles.dot} aria-hidden />
            {option.label}
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  )
}
