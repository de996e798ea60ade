import { Check, Eraser, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Field, FieldName } from '../../../main/contract/article.ts'
import { useAction } from '../../app/api.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readFieldInput, type FieldProblem } from './field-input.ts'
import styles from './metadata.module.css'

interface EditableFieldProps {
  readonly article: string
  readonly name: FieldName
  readonly field: Field
  /** The value as it is read. */
  readonly children: ReactNode
  readonly editing: boolean
  readonly onEditing: (editing: boolean) => void
}

/**
 * A metadata value that is edited where it stands: Enter or a click opens it, Enter saves, Escape leaves it as it was. Leaving
 * the field saves too, unless what was typed is not valid: then it stays open and says what form is wanted.
 */
export function EditableField({ article, name, field, children, editing, onEditing }: EditableFieldProps) {
  const t = useT()
  const button = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(editing)
  useEffect(() => {
    if (wasEditing.current && !editing) button.current?.focus()
    wasEditing.current = editing
  }, [editing])
  const label = t(`field.${name}`)
  if (editing) {
    return <FieldEditor article={article} name={name} field={field} label={label} onDone={() => onEditing(false)} />
  }
  return (
    <button
      ref={button}
      type="button"
      className={`${styles.value} ${field.value === null ? styles.none : ''}`}
      dir="auto"
      title={t('reader.edit')}
      onClick={() => onEditing(true)}
    >
      <span className="visually-hidden">{t('reader.edit.field', { field: label })} </span>
      {children}
    </button>
  )
}

interface FieldEditorProps extends Pick<EditableFieldProps, 'article' | 'name' | 'field'> {
  readonly label: string
  readonly onDone: () => void
}

function FieldEditor({ article, name, field, label, onDone }: FieldEditorProps) {
  const t = useT()
  const edit = useAction('article.edit')
  const [typed, setTyped] = useState(field.value ?? '')
  const [problem, setProblem] = useState<FieldProblem | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const done = useRef(false)

  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])

  const finish = (): void => {
    done.current = true
    onDone()
  }
  const store = (value: string | null): void => {
    finish()
    if (value !== field.value) void edit({ ids: [article], fields: { [name]: value } })
  }
  const save = (): void => {
    if (done.current) return
    const read = readFieldInput(name, typed)
    if ('problem' in read) setProblem(read.problem)
    else store(read.value)
  }

  return (
    <form
      ref={form}
      className={styles.editor}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        label={label}
        hideLabel
        inputRef={input}
        value={typed}
        error={problem === null ? undefined : t(`reader.invalid.${problem}`)}
        placeholder={t(`reader.form.${name}`)}
        onChange={(value) => {
          setTyped(value)
          setProblem(null)
        }}
        onBlur={(event) => {
          if (form.current?.contains(event.relatedTarget) !== true) save()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') finish()
          else event.continuePropagation()
        }}
      />
      <IconButton icon={Check} size="s" label={t('reader.save')} onPress={save} />
      {field.value !== null && (
        <IconButton icon={Eraser} size="s" label={t('reader.clear', { field: label })} onPress={() => store(null)} />
      )}
      <IconButton icon={X} size="s" label={t('reader.cancel')} onPress={finish} />
    </form>
  )
}
