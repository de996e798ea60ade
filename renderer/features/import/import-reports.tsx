import { FolderInput } from 'lucide-react'
import { useCall } from '../../app/api.ts'
import { runCommand } from '../../app/commands.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { ImportReportView } from './import-report.tsx'
import styles from './import-reports.module.css'

/** The imports of the corpus, newest first, and the report of one of them. */
export function ImportReports() {
  const t = useT()
  const openRun = useView((view) => view.openRun)
  const showRun = useView((view) => view.showRun)
  const runs = useCall('import.runs', {}).data
  if (runs === undefined) return <Spinner label={t('ui.loading')} />
  if (openRun !== null) {
    return <ImportReportView key={openRun} run={openRun} />
  }
  if (runs.length === 0) {
    return (
      <EmptyState
        icon={FolderInput}
        title={t('import.none.title')}
        actions={
          <Button tone="primary" onPress={() => runCommand('import.files')}>
            {t('list.empty.corpus.files')}
          </Button>
        }
      >
        {t('import.none.text')}
      </EmptyState>
    )
  }
  return (
    <section className={styles.page} aria-labelledby="import-runs">
      <h2 id="import-runs" className={styles.heading}>
        {t('import.runs')}
      </h2>
      <ul className={styles.runs}>
        {runs.map((run) => (
          <li key={run.run}>
            <button type="button" className={styles.run} onClick={() => showRun(run.run)}>
              <span className={styles.runLabel} dir="auto">
                {run.label}
              </span>
              <span className={styles.runMeta}>
                {t('import.runAt', { at: new Date(run.startedAt) })} ·{' '}
                {t(run.undone ? 'import.state.undone' : `import.state.${run.state}`)}
                {run.resumable && ` · ${t('import.canResume')}`}
              </span>
              <span className={styles.runMeta}>
                {t('import.sum', {
                  found: run.found,
                  added: run.added,
                  here: run.alreadyHere,
                  review: run.needsReview,
                  failed: run.failed,
                  skipped: run.skipped,
                })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
