import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import styles from './fields.module.css'

interface CheckboxProps {
  readonly children: ReactNode
  readonly isSelected: boolean
  /** Holds for some of what is meant. */
  readonly isIndeterminate?: boolean
  readonly isDisabled?: boolean
  readonly onChange: (selected: boolean) => void
}

/** A labelled tick box, with a third state for "some of them". */
export function Checkbox({ children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className={styles.check ?? ''}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box} aria-hidden>
            {isIndeterminate ? <Minus size={12} strokeWidth={3} /> : isSelected && <Check size={12} strokeWidth={3} />}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  )
}
