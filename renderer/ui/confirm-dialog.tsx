import type { ReactNode } from 'react'
import { useT } from '../i18n/use-t.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface ConfirmDialogProps {
  readonly title: string
  /** What the button that does it says. */
  readonly confirm: string
  readonly children: ReactNode
  readonly onConfirm: () => Promise<unknown>
  readonly onClose: () => void
}

/** Asks before something is deleted; what is safe has the focus. */
export function ConfirmDialog({ title, confirm, children, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useT()
  return (
    <Dialog
      alert
      title={title}
      onClose={onClose}
      size="s"
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button tone="danger" onPress={() => void onConfirm()}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
