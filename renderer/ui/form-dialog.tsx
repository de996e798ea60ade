import type { ReactNode } from 'react'
import { useT } from '../i18n/use-t.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface FormDialogProps {
  readonly title: string
  /** What the button that ends it says. */
  readonly save: string
  readonly isDisabled?: boolean
  readonly children: ReactNode
  /** An action that fails has told the researcher, and leaves the dialog open. */
  readonly onSave: () => Promise<unknown> | void
  readonly onClose: () => void
}

/** A small dialog with fields: Enter saves, Escape leaves it. */
export function FormDialog({ title, save, isDisabled = false, children, onSave, onClose }: FormDialogProps) {
  const t = useT()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void onSave()}
      size="s"
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" tone="primary" isDisabled={isDisabled}>
            {save}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
