import { useEffect, useState } from 'react'
import { useAction } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { markCancelling, useFollowJobs, useJobs, type Job } from '../../app/use-jobs.ts'
import styles from './import-bar.module.css'

/** How often screen readers hear of the progress, in milliseconds: the bar itself moves ten times a second. */
const spokenEvery = 5000

function JobLine({ job }: { readonly job: Job }) {
  const t = useT()
  const cancel = useAction('job.cancel')
  const showRun = useView((view) => view.showRun)
  const { progress } = job
  const counts = progress?.counts
  const text =
    progress === undefined
      ? t('import.starting')
      : t(`import.phase.${progress.phase}`, {
          done: progress.done,
          total: progress.total ?? 0,
          known: progress.total === null ? 'no' : 'yes',
        })
  const [spoken, setSpoken] = useState(text)
  useEffect(() => {
    const timer = setInterval(() => setSpoken(text), spokenEvery)
    return () => clearInterval(timer)
  }, [text])
  return (
    <div className={styles.job}>
      <progress
        className={styles.bar}
        aria-label={t('import.progress')}
        {...(progress === undefined || progress.total === null
          ? {}
          : { max: Math.max(progress.total, 1), value: progress.done })}
      />
      <div className={styles.line}>
        <span className={styles.text}>
          {text}
          {counts !== undefined && (
            <span className={styles.counts}>
              {t('import.counts', {
                added: counts.added,
                here: counts.alreadyHere,
                review: counts.needsReview,
                failed: counts.failed,
              })}
            </span>
          )}
        </span>
        {job.run !== undefined && (
          <Button size="s" tone="quiet" onPress={() => showRun(job.run ?? null)}>
            {t('import.report')}
          </Button>
        )}
        <Button
          size="s"
          isDisabled={job.cancelling}
          onPress={() => {
            markCancelling(job.job)
            void cancel({ job: job.job })
          }}
        >
          {t(job.cancelling ? 'import.cancelling' : 'import.cancel')}
        </Button>
      </div>
      <span role="status" className="visually-hidden">
        {spoken}
      </span>
    </div>
  )
}

/** The running imports and exports, at the foot of the list. */
export function ImportBar() {
  const t = useT()
  useFollowJobs()
  const jobs = useJobs((state) => state.jobs)
  if (jobs.length === 0) return null
  return (
    <section aria-label={t('import.running')} className={styles.jobs}>
      {jobs.map((job) => (
        <JobLine key={job.job} job={job} />
      ))}
    </section>
  )
}
