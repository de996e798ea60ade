import { tagColours, type TagColour } from '../../../main/contract/desk.ts'
import { useT } from '../../i18n/use-t.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import styles from './tags.module.css'

interface ColourPickerProps {
  readonly value: TagColour
  readonly onChange: (colour: TagColour) => void
}

/** The choice of a tag's colour; each has a name besides. */
export function ColourPicker({ value, onChange }: ColourPickerProps) {
  const t = useT()
  return (
    <RadioGroup
      label={t('tags.colour')}
      value={value}
      onChange={onChange}
      options={tagColours.map((colour) => ({
        value: colour,
        label: (
          <span className={styles.swatch}>
            <span className={styles.dot} style={{ background: `var(--tag-${colour})` }} aria-hidden />
            {t(`tags.colour.${colour}`)}
          </span>
        ),
      }))}
    />
  )
}
