import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'

/** Looks of a button: `primary` for the one thing to do, `danger` for what destroys, `quiet` inside bars. */
export type ButtonTone = 'plain' | 'primary' | 'danger' | 'quiet'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  readonly tone?: ButtonTone
  readonly size?: 's' | 'm'
}

/** A button with words. Icons may stand before them. */
export function Button({ tone = 'plain', size = 'm', ...props }: ButtonProps) {
  return <AriaButton {...props} className={`${styles.button} ${styles[tone]} ${styles[size]}`} />
}
