import { useId, type ReactNode, type Ref } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import styles from './fields.module.css'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string
  /** The label only for screen readers. */
  readonly hideLabel?: boolean
  readonly hint?: ReactNode
  /** What is wrong, worded; none when all is well. */
  readonly error?: string
  readonly placeholder?: string
  readonly multiline?: boolean
  /** Values that are offered while typing; any other may be typed. */
  readonly suggestions?: readonly string[]
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A labelled field for text; `multiline` for notes. The direction of writing follows what is typed. */
export function TextField({
  label,
  hideLabel = false,
  hint,
  error,
  placeholder,
  multiline = false,
  suggestions = [],
  inputRef,
  ...props
}: TextFieldProps) {
  const listId = useId()
  return (
    <AriaTextField {...props} isInvalid={error !== undefined} className={styles.field ?? ''}>
      <Label className={hideLabel ? 'visually-hidden' : styles.label}>{label}</Label>
      {multiline ? (
        <TextArea dir="auto" placeholder={placeholder} className={`${styles.input} ${styles.area}`} />
      ) : (
        <Input
          ref={inputRef}
          dir="auto"
          placeholder={placeholder}
          list={suggestions.length > 0 ? listId : undefined}
          className={styles.input ?? ''}
        />
      )}
      {suggestions.length > 0 && (
        <datalist id={listId}>
          {suggestions.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
