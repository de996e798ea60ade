import { CloudOff, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useT } from '../i18n/use-t.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Spinner } from '../ui/spinner.tsx'
import type { Connection } from './connection.ts'
import styles from './connection-gate.module.css'

/** Shows the window once the host answered, and says so when it no longer does. */
export function ConnectionGate({
  connection,
  children,
}: {
  readonly connection: Connection
  readonly children: ReactNode
}) {
  const t = useT()
  const status = useStore(connection.state, (state) => state.status)
  if (status === 'connecting') {
    return (
      <div className={styles.wait}>
        <Spinner label={t('app.connecting')} size={24} />
      </div>
    )
  }
  if (status === 'refused') {
    return (
      <main className={styles.refused}>
        <EmptyState
          icon={Unplug}
          title={t('app.refused.title')}
          actions={
            <Button tone="primary" onPress={connection.retry}>
              {t('app.retry')}
            </Button>
          }
        >
          <p>{t('app.refused.text')}</p>
        </EmptyState>
      </main>
    )
  }
  return (
    <div className={styles.gate}>
      <div role="status">
        {status === 'lost' && (
          <div className={styles.lost}>
            <CloudOff size={16} aria-hidden />
            <span>{t('app.lost')}</span>
            <Button size="s" onPress={connection.retry}>
              {t('app.retry')}
            </Button>
          </div>
        )}
      </div>
      <div className={styles.rest}>{children}</div>
    </div>
  )
}
