import { EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../i18n/use-t.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { commandOf } from './commands.ts'
import { useView } from './view-store.ts'
import styles from './hidden-shared.module.css'

/** Says that text which other articles have, too, is left out here, and what that means; nothing while it is not. */
export function HiddenShared({ children }: { readonly children: ReactNode }) {
  const t = useT()
  const hidden = useView((view) => view.hideShared)
  const setHidden = useView((view) => view.setHideShared)
  if (!hidden) return null
  return (
    <div role="status" className={styles.banner}>
      <EyeOff size={14} aria-hidden />
      <p>
        <strong>{t('shared.hidden')}</strong> {children}
      </p>
      <Button size="s" onPress={() => setHidden(false)}>
        {t('shared.show')}
        <Kbd keys={commandOf('shared.hide').key ?? ''} />
      </Button>
    </div>
  )
}
