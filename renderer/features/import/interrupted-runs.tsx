import { TriangleAlert, X } from 'lucide-react'
import { useState } from 'react'
import { useAction, useCall } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './import-bar.module.css'

/** Imports that were cut off by a crash or by closing the program, offered to go on. */
export function InterruptedRuns() {
  const t = useT()
  const runs = useCall('import.runs', {}).data ?? []
  const resume = useAction('import.resume')
  const showRun = useView((view) => view.showRun)
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  const offered = runs.filter(
    ({ run, state, resumable }) => resumable && state === 'interrupted' && !dismissed.has(run),
  )
  if (offered.length === 0) return null
  return (
    <section aria-label={t('import.interruptedRuns')} className={styles.jobs}>
      {offered.slice(0, 3).map((run) => (
        <div key={run.run} className={styles.offer}>
          <TriangleAlert size={15} aria-hidden className={styles.warn} />
          <span className={styles.offerText}>
            {t('import.interruptedRun', { label: run.label, files: run.filesDone ?? 0 })}
          </span>
          <Button size="s" tone="quiet" onPress={() => showRun(run.run)}>
            {t('import.report')}
          </Button>
          <Button size="s" tone="primary" onPress={() => void resume({ run: run.run })}>
            {t('import.resumeRun')}
          </Button>
          <IconButton
            icon={X}
            size="s"
            label={t('import.notNow', { label: run.label })}
            onPress={() => setDismissed(new Set([...dismissed, run.run]))}
          />
        </div>
      ))}
    </section>
  )
}
