import { useState } from 'react'
import { LONGEST_CLAIM_NAME } from '../../../main/contract/figure-ledger.ts'
import { useT } from '../../i18n/use-t.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface RenameClaimProps {
  readonly name: string
  /** An empty name gives the proposed one back. */
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

/** Asks for the name of a claim. */
export function RenameClaim({ name, onName, onClose }: RenameClaimProps) {
  const t = useT()
  const [typed, setTyped] = useState(name)
  return (
    <FormDialog
      title={t('figures.rename')}
      save={t('figures.rename.save')}
      onSave={() => onName(typed.trim())}
      onClose={onClose}
    >
      <TextField
        label={t('figures.rename.name')}
        hint={t('figures.rename.hint')}
        value={typed}
        maxLength={LONGEST_CLAIM_NAME}
        autoFocus
        onChange={setTyped}
        onFocus={(event) => {
          if (event.target instanceof HTMLInputElement) event.target.select()
        }}
      />
    </FormDialog>
  )
}
