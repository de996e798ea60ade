import { X } from 'lucide-react'
import type { TagColour } from '../../main/contract/desk.ts'
import { useT } from '../i18n/use-t.ts'
import styles from './tag-chip.module.css'

interface TagChipProps {
  readonly name: string
  readonly colour: TagColour
  /** Shows only the last step of `a/b`; the whole name is in the tooltip and for screen readers. */
  readonly short?: boolean
  /** Given: a button that takes the tag off. */
  readonly onRemove?: () => void
  /** Given: the name is a button. */
  readonly onPress?: () => void
}

/** A tag by its name; the dot and wash in its colour are only decoration. */
export function TagChip({ name, colour, short = false, onRemove, onPress }: TagChipProps) {
  const t = useT()
  const cut = short ? name.lastIndexOf('/') + 1 : 0
  const words = (
    <>
      <span className={styles.dot} aria-hidden />
      <span className={styles.name} dir="auto">
        {cut > 0 && <span className="visually-hidden">{name.slice(0, cut)}</span>}
        {name.slice(cut)}
      </span>
    </>
  )
  return (
    <span className={`${styles.chip} ${styles[colour]}`} title={name}>
      {onPress === undefined ? (
        words
      ) : (
        <button type="button" className={styles.press} onClick={onPress}>
          {words}
        </button>
      )}
      {onRemove !== undefined && (
        <button type="button" className={styles.remove} aria-label={t('ui.tag.remove', { name })} onClick={onRemove}>
          <X size={11} aria-hidden strokeWidth={2.25} />
        </button>
      )}
    </span>
  )
}
