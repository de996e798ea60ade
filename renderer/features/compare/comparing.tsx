import { useEffect, useState } from 'react'
import { Label, ProgressBar } from 'react-aria-components'
import type { AppEvents } from '../../../main/contract/events.ts'
import { useApi } from '../../app/api.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import styles from './comparing.module.css'

interface ComparingProps {
  readonly columns: readonly string[]
  readonly onStop: () => void
}

/** A comparison that takes a while: how far it is, and a way to stop it. Nothing for one that is done at once. */
export function Comparing({ columns, onStop }: ComparingProps) {
  const t = useT()
  const client = useApi()
  const [progress, setProgress] = useState<AppEvents['compare.progress'] | null>(null)
  useEffect(() => client.on('compare.progress', setProgress), [client])
  if (progress === null || progress.articles.join() !== columns.join()) return null
  return (
    <div className={styles.comparing}>
      <ProgressBar value={progress.done} maxValue={progress.total} className={styles.progress ?? ''}>
        {({ percentage }) => (
          <>
            <Label className={styles.label ?? ''}>{t('compare.comparing')}</Label>
            <div className={styles.track}>
              <div className={styles.fill} style={{ inlineSize: `${percentage ?? 0}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <Button size="s" onPress={onStop}>
        {t('compare.stop')}
      </Button>
    </div>
  )
}
