import { Check, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useCommand } from '../../app/commands.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './set-toolbar.module.css'

interface SetNameProps {
  readonly name: string
  readonly isDisabled: boolean
  readonly onRename: (name: string) => void
}

/** The name of the set, changed where it stands: Enter saves, Escape leaves it. */
export function SetName({ name, isDisabled, onRename }: SetNameProps) {
  const t = useT()
  const [typed, setTyped] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const editing = typed !== null
  const wasEditing = useRef(false)
  useEffect(() => {
    if (editing) input.current?.select()
    else if (wasEditing.current) button.current?.focus()
    wasEditing.current = editing
  }, [editing])
  useCommand('set.rename', () => setTyped(name), !isDisabled)

  if (typed === null) {
    return (
      <h2 className={styles.name}>
        <button
          ref={button}
          type="button"
          className={styles.nameButton}
          title={isDisabled ? undefined : t('compare.rename')}
          disabled={isDisabled}
          onClick={() => setTyped(name)}
        >
          <span className="visually-hidden">{t('compare.rename')}: </span>
          <span dir="auto">{name}</span>
        </button>
      </h2>
    )
  }
  const save = (): void => {
    const wanted = typed.trim()
    if (wanted !== '' && wanted !== name) onRename(wanted)
    setTyped(null)
  }
  return (
    <form
      ref={form}
      className={styles.nameForm}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        label={t('compare.rename')}
        hideLabel
        autoFocus
        inputRef={input}
        value={typed}
        maxLength={200}
        onChange={setTyped}
        onBlur={(event) => {
          if (form.current?.contains(event.relatedTarget) !== true) save()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(null)
          else event.continuePropagation()
        }}
      />
      <IconButton icon={Check} size="s" label={t('compare.save')} onPress={save} />
      <IconButton icon={X} size="s" label={t('compare.cancel')} onPress={() => setTyped(null)} />
    </form>
  )
}
