import type { ImportOptions } from '../../../main/contract/import.ts'
import { useCall } from '../../app/api.ts'
import { useT } from '../../i18n/use-t.ts'
import { TextField } from '../../ui/text-field.tsx'
import styles from './import-dialogs.module.css'

/** What the researcher may ask to be done to everything that an import brings. */
export type ImportChoices = Pick<ImportOptions, 'outlet' | 'tag' | 'set'>

const names = ['outlet', 'tag', 'set'] as const

interface OptionFieldsProps {
  readonly choices: ImportChoices
  readonly autoFocus?: boolean
  readonly onChange: (choices: ImportChoices) => void
}

/** Fields for the outlet, a tag and a comparison set of an import, with what the corpus has as suggestions. */
export function OptionFields({ choices, autoFocus = false, onChange }: OptionFieldsProps) {
  const t = useT()
  const library = useCall('library.get', {}).data
  const known = {
    outlet: library?.outlets.flatMap(({ value }) => (value === '' ? [] : [value])) ?? [],
    tag: library?.tags.map((tag) => tag.name) ?? [],
    set: library?.sets.map((set) => set.name) ?? [],
  }
  return (
    <div className={styles.options}>
      {names.map((name) => (
        <TextField
          key={name}
          autoFocus={autoFocus && name === 'outlet'}
          label={t(`import.option.${name}`)}
          hint={t(`import.option.${name}.hint`)}
          value={choices[name] ?? ''}
          maxLength={name === 'set' ? 120 : 200}
          suggestions={known[name]}
          onChange={(value) => {
            const { [name]: _, ...others } = choices
            onChange(value === '' ? others : { ...others, [name]: value })
          }}
        />
      ))}
    </div>
  )
}

/** The choices without white space around them, and without those that are nothing else. */
export function trimmed(choices: ImportChoices): ImportChoices {
  const pairs = Object.entries(choices).flatMap(([name, value]) => {
    const text = value?.trim() ?? ''
    return text === '' ? [] : [[name, text] as const]
  })
  return Object.fromEntries(pairs)
}
