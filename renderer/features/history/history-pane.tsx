import { History, Redo2, Undo2 } from 'lucide-react'
import { useCall } from '../../app/api.ts'
import { runCommand, useCommandEnabled } from '../../app/commands.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './history-pane.module.css'

/** What was done to the corpus, newest first, and undo and redo. */
export function HistoryPane() {
  const t = useT()
  const steps = useCall('history.list', { limit: 500 }, { keep: true }).data
  const canUndo = useCommandEnabled('history.undo')
  const canRedo = useCommandEnabled('history.redo')
  if (steps === undefined) return <Spinner label={t('ui.loading')} />
  if (steps.length === 0) {
    return (
      <EmptyState icon={History} title={t('history.empty.title')}>
        {t('history.empty.text')}
      </EmptyState>
    )
  }
  return (
    <section className={styles.pane} aria-labelledby="history-heading">
      <header className={styles.head}>
        <h2 id="history-heading" className={styles.heading}>
          {t('history.title')}
        </h2>
        <Button size="s" isDisabled={!canUndo} onPress={() => runCommand('history.undo')}>
          <Undo2 size={14} aria-hidden />
          {t('command.history.undo')}
        </Button>
        <Button size="s" isDisabled={!canRedo} onPress={() => runCommand('history.redo')}>
          <Redo2 size={14} aria-hidden />
          {t('command.history.redo')}
        </Button>
      </header>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.id} className={styles.step} data-undone={step.undone || undefined}>
            <bdi className={styles.name}>{step.name}</bdi>
            {step.undone && <span className={styles.undone}>{t('history.isUndone')}</span>}
            <time dateTime={step.at} className={styles.at}>
              {t('import.runAt', { at: new Date(step.at) })}
            </time>
          </li>
        ))}
      </ol>
    </section>
  )
}
