import { CircleCheck, FileQuestion, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { FilePresence, Fixity, Verification } from '../../../main/contract/archive.ts'
import type { ArticleId } from '../../../main/contract/article.ts'
import { useAction, useApi, useCall } from '../../app/api.ts'
import { markCancelling, useJobs } from '../../app/use-jobs.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './verify.module.css'

/** Fixity of the corpus: starts a verification, shows how far it is, and what the last one found. */
export function VerifyPane() {
  const t = useT()
  const client = useApi()
  const queries = useQueryClient()
  const start = useAction('verify.start')
  const cancel = useAction('job.cancel')
  const [files, setFiles] = useState(false)
  const result = useCall('verify.result', {}).data
  const job = useJobs((state) => state.jobs.find(({ kind }) => kind === 'verify'))
  useEffect(
    () =>
      client.on('job.ended', ({ kind }) => {
        if (kind === 'verify') void queries.invalidateQueries({ queryKey: ['verify.result'] })
      }),
    [client, queries],
  )
  const { progress } = job ?? {}
  return (
    <section className={styles.pane} aria-labelledby="verify-heading">
      <header className={styles.head}>
        <h2 id="verify-heading" className={styles.heading}>
          {t('verify.title')}
        </h2>
        <p className={styles.explain}>{t('verify.explain')}</p>
        {job === undefined ? (
          <div className={styles.start}>
            <Checkbox isSelected={files} onChange={setFiles}>
              {t('verify.files')}
            </Checkbox>
            <Button tone="primary" onPress={() => void start({ files })}>
              <ShieldCheck size={15} aria-hidden />
              {t(result === null || result === undefined ? 'verify.start' : 'verify.again')}
            </Button>
          </div>
        ) : (
          <div className={styles.running}>
            <progress
              className={styles.bar}
              aria-label={t('verify.progress')}
              {...(progress === undefined || progress.total === null
                ? {}
                : { max: Math.max(1, progress.total), value: progress.done })}
            />
            <span className={styles.faint}>
              {progress === undefined
                ? t('verify.running')
                : t(`verify.phase.${progress.phase}`, { done: progress.done, total: progress.total ?? 0 })}
            </span>
            <Button
              size="s"
              isDisabled={job.cancelling}
              onPress={() => {
                markCancelling(job.job)
                void cancel({ job: job.job })
              }}
            >
              {t(job.cancelling ? 'verify.cancelling' : 'verify.cancel')}
            </Button>
          </div>
        )}
      </header>
      {result === null && job === undefined && (
        <EmptyState icon={ShieldCheck} title={t('verify.never')}>
          {t('verify.never.text')}
        </EmptyState>
      )}
      {result !== null && result !== undefined && <Result found={result} />}
    </section>
  )
}

function Result({ found }: { readonly found: Verification }) {
  const t = useT()
  const { originals, files } = found
  const bad = originals.changed + originals.missing
  const rows: Row[] = [
    ...originals.faults.map(({ sha256, state, reason, sources }) => ({
      key: sha256,
      state,
      place: sources[0] === undefined ? sha256 : placeOf(sources[0]),
      reason,
      article: sources[0]?.article,
    })),
    ...(files?.faults ?? [])
      // Which places were not kept is one number, not a list.
      .filter(({ state }) => state !== 'no-path')
      .map((fault, index) => ({
        key: `${index} ${fault.path}`,
        state: fault.state,
        place: placeOf(fault),
        reason: fault.reason,
        article: fault.article,
      })),
  ]
  return (
    <div className={styles.result}>
      <div role="status" className={styles.verdict} data-bad={bad > 0 || undefined}>
        {bad > 0 ? <TriangleAlert size={18} aria-hidden /> : <CircleCheck size={18} aria-hidden />}
        <p>
          {bad > 0 ? t('verify.bad', { faults: bad }) : t('verify.good', { checked: originals.checked })}
          {bad > 0 && <span className={styles.more}>{t('verify.bad.text')}</span>}
          {!found.complete && <span className={styles.more}>{t('verify.incomplete')}</span>}
          <span className={styles.more}>{t('verify.at', { at: new Date(found.endedAt) })}</span>
        </p>
      </div>
      <dl className={styles.sums}>
        <dt>{t('verify.originals')}</dt>
        <dd>
          <Sum state="unchanged" count={originals.unchanged} />
          <Sum state="changed" count={originals.changed} />
          <Sum state="missing" count={originals.missing} />
        </dd>
        {files !== undefined && (
          <>
            <dt>{t('verify.sources')}</dt>
            <dd>
              <Sum state="same" count={files.same} />
              <Sum state="changed" count={files.changed} />
              <Sum state="gone" count={files.gone} />
              <Sum state="unreadable" count={files.unreadable} />
              <Sum state="no-path" count={files.noPath} />
            </dd>
          </>
        )}
      </dl>
      {files !== undefined && files.noPath > 0 && (
        <p className={styles.explain}>
          <FileQuestion size={14} aria-hidden /> {t('verify.noPath')}
        </p>
      )}
      {rows.length > 0 && <Rows rows={rows} />}
    </div>
  )
}

function Sum({ state, count }: { readonly state: Fixity | FilePresence; readonly count: number }) {
  const t = useT()
  return (
    <span className={styles.sum} data-none={count === 0 || undefined}>
      {t(`verify.state.${state}`)} <b>{count.toLocaleString('en')}</b>
    </span>
  )
}

interface Row {
  readonly key: string
  readonly state: Fixity | FilePresence
  readonly place: string
  readonly reason: string
  readonly article: ArticleId | undefined
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const t = useT()
  const scroller = useRef<HTMLDivElement>(null)
  const openArticle = useView((view) => view.openArticle)
  const shown = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 50,
    overscan: 10,
  })
  return (
    <div ref={scroller} role="region" aria-label={t('verify.faults')} tabIndex={0} className={styles.rows}>
      <ul className={styles.list} style={{ height: shown.getTotalSize() }}>
        {shown.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]!
          return (
            <li
              key={key}
              ref={shown.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span className={styles.state} data-state={row.state}>
                <TriangleAlert size={13} aria-hidden />
                {t(`verify.state.${row.state}`)}
              </span>
              <span className={styles.place}>
                <bdi dir="ltr">{row.place}</bdi>
                <span className={styles.faint}>{row.reason}</span>
              </span>
              {row.article !== undefined && (
                <Button size="s" tone="quiet" onPress={() => openArticle(row.article!)}>
                  {t('verify.open', { id: row.article })}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function placeOf({ path, record }: { readonly path: string; readonly record?: string | undefined }): string {
  return record === undefined ? path : `${path} # ${record}`
}
