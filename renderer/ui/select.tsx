import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import fields from './fields.module.css'
import menus from './menu.module.css'

interface SelectProps<V extends string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string; readonly icon?: ReactNode }[]
  readonly onChange: (value: V) => void
  readonly isDisabled?: boolean
}

/** A labelled choice of one among a few. */
export function Select<V extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
  ...props
}: SelectProps<V>) {
  return (
    <AriaSelect
      {...props}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key as V)
      }}
      className={fields.field ?? ''}
    >
      <Label className={hideLabel ? 'visually-hidden' : fields.label}>{label}</Label>
      <Button className={`${fields.input} ${fields.select}`}>
        <SelectValue className={menus.value ?? ''} />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover offset={4} className={menus.popover ?? ''}>
        <ListBox className={menus.menu ?? ''} items={options.map((option) => ({ ...option, id: option.value }))}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={menus.item ?? ''}>
              {option.icon}
              <span className={menus.text}>{option.label}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
