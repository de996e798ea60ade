import { ChevronDown, ChevronUp, Pause, Play, X } from 'lucide-react'
import { useState } from 'react'
import { shareDone } from '../../../main/contract/job-share.ts'
import { useAction } from '../../app/api.ts'
import { useCommand } from '../../app/commands.ts'
import { isWaiting, markCancelling, useFollowJobs, useJobs, type Job } from '../../app/use-jobs.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { InterruptedRuns } from './interrupted-runs.tsx'
import { countsInWords, progressParts, spokenStep } from './progress-parts.ts'
import styles from './import-bar.module.css'

function JobLine({ job }: { readonly job: Job }) {
  const t = useT()
  const cancel = useAction('job.cancel')
  const pause = useAction('job.pause')
  const resume = useAction('job.resume')
  const showRun = useView((view) => view.showRun)
  const { progress, kind, label } = job
  const counts = progress?.counts
  const paused = progress?.paused === true
  const share = progress === undefined ? undefined : shareDone(progress)
  const parts = progress === undefined ? [t('import.starting')] : progressParts(progress, t)
  return (
    <div className={styles.job} data-paused={paused || undefined}>
      <progress
        className={styles.bar}
        aria-label={t('import.progress')}
        aria-valuetext={parts.join(', ')}
        {...(share === undefined ? {} : { max: 1000, value: Math.round(share * 1000) })}
      />
      <div className={styles.line}>
        <div className={styles.text}>
          <bdi className={styles.label}>{label === '' ? (progress?.note ?? '') : label}</bdi>
          <span className={styles.parts}>{parts.join(' · ')}</span>
          {counts !== undefined && <span className={styles.counts}>{countsInWords(counts, t)}</span>}
        </div>
        {job.run !== undefined && (
          <Button size="s" tone="quiet" onPress={() => showRun(job.run ?? null)}>
            {t('import.report')}
          </Button>
        )}
        {kind === 'import' && (
          <Button
            size="s"
            isDisabled={job.cancelling}
            onPress={() => void (paused ? resume({ job: job.job }) : pause({ job: job.job }))}
          >
            {paused ? <Play size={13} aria-hidden /> : <Pause size={13} aria-hidden />}
            {t(paused ? 'import.resumeJob' : 'import.pause')}
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
    </div>
  )
}

/** So many waiting imports are listed without being asked for. */
const shownAtOnce = 2

function WaitingJobs({ jobs }: { readonly jobs: readonly Job[] }) {
  const t = useT()
  const cancel = useAction('job.cancel')
  const [open, setOpen] = useState(false)
  const many = jobs.length > shownAtOnce
  return (
    <div className={styles.waiting}>
      <div className={styles.waitingHead}>
        {t('import.waiting', { count: jobs.length })}
        {many && (
          <IconButton
            icon={open ? ChevronDown : ChevronUp}
            size="s"
            label={t(open ? 'import.waiting.hide' : 'import.waiting.show')}
            aria-expanded={open}
            onPress={() => setOpen(!open)}
          />
        )}
      </div>
      {(open || !many) && (
        <ol className={styles.queue} aria-label={t('import.waiting.list')}>
          {jobs.map((job) => (
            <li key={job.job} className={styles.queued}>
              <bdi className={styles.label}>{job.label}</bdi>
              <IconButton
                icon={X}
                size="s"
                label={t('import.waiting.remove', { label: job.label })}
                onPress={() => void cancel({ job: job.job })}
              />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function useSpoken(running: readonly Job[]): string {
  const t = useT()
  const [first] = running
  const step = first?.progress === undefined ? undefined : spokenStep(first.progress, first.label, t)
  // Between steps the last one stays, so that nothing is said twice.
  const [spoken, setSpoken] = useState('')
  const next = running.length === 0 ? '' : (step ?? spoken)
  if (next !== spoken) setSpoken(next)
  return next
}

/** At the foot of the window: what is imported and exported now, what waits, and what was cut off. */
export function ImportBar() {
  const t = useT()
  useFollowJobs()
  const jobs = useJobs((state) => state.jobs)
  const running = jobs.filter((job) => !isWaiting(job))
  const waiting = jobs.filter(isWaiting)
  const spoken = useSpoken(running)
  const pause = useAction('job.pause')
  const resume = useAction('job.resume')
  const current = running.find(({ kind }) => kind === 'import')
  useCommand(
    'import.pause',
    () => {
      if (current !== undefined)
        void (current.progress?.paused === true ? resume({ job: current.job }) : pause({ job: current.job }))
    },
    current !== undefined,
  )
  return (
    <>
      <span role="status" className="visually-hidden">
        {spoken}
      </span>
      <InterruptedRuns />
      {jobs.length > 0 && (
        <section aria-label={t('import.running')} className={styles.jobs}>
          {running.map((job) => (
            <JobLine key={job.job} job={job} />
          ))}
          {waiting.length > 0 && <WaitingJobs jobs={waiting} />}
        </section>
      )}
    </>
  )
}
