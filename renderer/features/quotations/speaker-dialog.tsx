import { useState } from 'react'
import { LONGEST_SPEAKER } from '../../../main/contract/quotation-speakers.ts'
import type { QuotationVariant } from '../../../main/contract/quotations.ts'
import { useT } from '../../i18n/use-t.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './quotations.module.css'

interface SpeakerDialogProps {
  readonly variant: QuotationVariant
  /** Speakers of the other quotations, offered while typing. */
  readonly known: readonly string[]
  /** An empty name gives back what was proposed. */
  readonly onSpeaker: (speaker: string) => void
  readonly onClose: () => void
}

/** Asks who speaks, with the sentence that says it. */
export function SpeakerDialog({ variant, known, onSpeaker, onClose }: SpeakerDialogProps) {
  const t = useT()
  const [typed, setTyped] = useState(variant.speaker ?? '')
  return (
    <FormDialog
      title={t('quotations.speaker')}
      save={t('quotations.speaker.save')}
      onSave={() => onSpeaker(typed.trim())}
      onClose={onClose}
    >
      <blockquote className={styles.sentence} dir="auto">
        {variant.sentence.text}
      </blockquote>
      <TextField
        label={t('quotations.speaker.name')}
        hint={t('quotations.speaker.hint')}
        value={typed}
        suggestions={known}
        maxLength={LONGEST_SPEAKER}
        autoFocus
        onChange={setTyped}
        onFocus={(event) => {
          if (event.target instanceof HTMLInputElement) event.target.select()
        }}
      />
    </FormDialog>
  )
}
