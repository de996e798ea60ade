import { Columns3 } from 'lucide-react'
import { useCall, useErrorText } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { OpenSet } from './open-set.tsx'
import styles from './set-view.module.css'

/** A comparison set, opened as it was left: its articles side by side, and what they share. */
export function SetView({ setId }: { readonly setId: number }) {
  const t = useT()
  const errorText = useErrorText()
  const close = useView((view) => view.openSetView)
  const { data, error, refetch } = useCall('set.get', { id: setId })
  if (data !== undefined) return <OpenSet key={data.id} set={data} />
  if (error !== null) {
    return (
      <EmptyState
        icon={Columns3}
        title={t('compare.set.error')}
        actions={
          <>
            <Button onPress={() => close(null)}>{t('compare.close')}</Button>
            <Button onPress={() => void refetch()}>{t('compare.again')}</Button>
          </>
        }
      >
        {errorText(error)}
      </EmptyState>
    )
  }
  return (
    <div className={styles.loading}>
      <Spinner label={t('compare.set.loading')} />
    </div>
  )
}
