import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { commandOf, runCommand } from './commands.ts'
import { dismissToast, toasts, type Toast } from './toasts.ts'
import { useT } from '../i18n/use-t.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './toaster.module.css'

const shownFor = 6000

const icons = { plain: Info, success: CircleCheck, danger: CircleAlert }

function ToastView({ toast, held }: { readonly toast: Toast; readonly held: boolean }) {
  const t = useT()
  const Icon = icons[toast.tone]
  // Errors stay until they are dismissed; nothing goes while the pointer or the focus is on the toasts.
  const goes = toast.tone !== 'danger' && !held
  useEffect(() => {
    if (!goes) return
    const timer = setTimeout(() => dismissToast(toast.id), shownFor)
    return () => clearTimeout(timer)
  }, [goes, toast.id])
  const { command } = toast
  return (
    <div className={`${styles.toast} ${styles[toast.tone]}`} role={toast.tone === 'danger' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden className={styles.icon} />
      <span className={styles.text}>{toast.text}</span>
      {command !== undefined && (
        <Button
          size="s"
          tone="quiet"
          onPress={() => {
            runCommand(command)
            dismissToast(toast.id)
          }}
        >
          {t(`command.${commandOf(command).id}`)}
        </Button>
      )}
      <IconButton icon={X} size="s" label={t('ui.dismiss')} onPress={() => dismissToast(toast.id)} />
    </div>
  )
}

/** The messages of what was just done, at the foot of the window. */
export function Toaster() {
  const t = useT()
  const list = useStore(toasts, (state) => state.list)
  const [held, setHeld] = useState(false)
  return (
    <section aria-label={t('ui.toasts')}>
      <div
        role="presentation"
        className={styles.region}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {list.map((toast) => (
          <ToastView key={toast.id} toast={toast} held={held} />
        ))}
      </div>
    </section>
  )
}
