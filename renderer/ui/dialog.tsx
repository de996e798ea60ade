import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../i18n/use-t.ts'
import { IconButton } from './icon-button.tsx'
import styles from './dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons in the foot, the one to do last. */
  readonly actions?: ReactNode
  readonly size?: 's' | 'm' | 'l'
  /** For questions that must be answered: no closing by a click outside. */
  readonly alert?: boolean
  /** Called by Enter in a field and by the primary button (give it `type="submit"`). */
  readonly onSubmit?: () => void
}

/** A modal dialog: focus kept inside and given back after, Escape closes, named by its title. */
export function Dialog({ title, onClose, children, actions, size = 'm', alert = false, onSubmit }: DialogProps) {
  const t = useT()
  const body = (
    <>
      <div className={styles.body}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </>
  )
  return (
    <ModalOverlay
      isOpen
      isDismissable={!alert}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      className={styles.overlay ?? ''}
    >
      <Modal className={`${styles.modal} ${styles[size]}`}>
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'} className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            <IconButton icon={X} label={t('ui.close')} onPress={onClose} size="s" />
          </header>
          {onSubmit === undefined ? (
            body
          ) : (
            <form
              className={styles.form}
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                onSubmit()
              }}
            >
              {body}
            </form>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
