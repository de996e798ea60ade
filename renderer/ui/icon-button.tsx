import type { LucideIcon } from 'lucide-react'
import { memo } from 'react'
import { Button as AriaButton, type ButtonProps, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { Kbd } from './kbd.tsx'
import styles from './icon-button.module.css'

interface IconButtonProps extends Pick<
  ButtonProps,
  'onPress' | 'isDisabled' | 'aria-haspopup' | 'aria-expanded' | 'aria-controls' | 'slot' | 'excludeFromTabOrder'
> {
  readonly icon: LucideIcon
  /** The accessible name, also shown as the tooltip. */
  readonly label: string
  /** A key in accelerator syntax, shown in the tooltip. */
  readonly shortcut?: string
  /** Given: a button that stays pressed. */
  readonly pressed?: boolean
  readonly size?: 's' | 'm'
}

/** A button that is only an icon: named for screen readers, with a tooltip for the others. */
export const IconButton = memo(function IconButton({
  icon: Icon,
  label,
  shortcut,
  pressed,
  size = 'm',
  ...props
}: IconButtonProps) {
  const className = `${styles.button} ${styles[size]}`
  const glyph = <Icon size={size === 's' ? 14 : 16} aria-hidden strokeWidth={1.75} />
  return (
    <TooltipTrigger delay={600}>
      {pressed === undefined ? (
        <AriaButton {...props} aria-label={label} className={className}>
          {glyph}
        </AriaButton>
      ) : (
        <ToggleButton
          aria-label={label}
          isSelected={pressed}
          isDisabled={props.isDisabled}
          onPress={props.onPress}
          className={className}
        >
          {glyph}
        </ToggleButton>
      )}
      <Tooltip offset={6} className={styles.tooltip ?? ''}>
        {label}
        {shortcut !== undefined && <Kbd keys={shortcut} />}
      </Tooltip>
    </TooltipTrigger>
  )
})
