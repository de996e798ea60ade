import { useAction } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useT } from '../../i18n/use-t.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'

interface FreezeSetDialogProps {
  readonly set: number
  readonly name: string
  readonly onClose: () => void
}

/** Says what freezing a set means before it is done. */
export function FreezeSetDialog({ set, name, onClose }: FreezeSetDialogProps) {
  const t = useT()
  const freeze = useAction('set.freeze')
  const submit = async (): Promise<void> => {
    await freeze({ id: set })
    onClose()
    toast({ tone: 'success', text: t('sets.frozen', { name }), command: 'history.undo' })
  }
  return (
    <FormDialog title={t('sets.freeze', { name })} save={t('sets.freeze.do')} onSave={submit} onClose={onClose}>
      <p>{t('sets.freeze.text')}</p>
    </FormDialog>
  )
}
