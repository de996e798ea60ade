import { ArrowLeft, Ellipsis, Search, TriangleAlert } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Outcome } from '../../../main/contract/import.ts'
import { readableAnyway, type ReportFilter, type ReportSummary } from '../../../main/contract/import-report.ts'
import { useAction, useApi, useCall, useErrorText } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { isWaiting, useJobs } from '../../app/use-jobs.ts'
import { currentView, listQueryOf, useView } from '../../app/view-store.ts'
import { useHost } from '../../host/use-host.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { reasonName } from './report-names.ts'
import { ReportRowsView } from './report-rows.tsx'
import { useShowStarted } from './use-show-started.ts'
import styles from './import-reports.module.css'

const outcomes = ['added', 'already-here', 'needs-review', 'failed', 'skipped'] as const satisfies readonly Outcome[]
const counts = {
  added: 'added',
  'already-here': 'alreadyHere',
  'needs-review': 'needsReview',
  failed: 'failed',
  skipped: 'skipped',
} as const satisfies Record<Outcome, string>

/** The choice of no reason in the list of reasons. */
const anyReason = 'any'

function ReportHead({ report, filter }: { readonly report: ReportSummary; readonly filter: ReportFilter }) {
  const t = useT()
  const client = useApi()
  const host = useHost()
  const { showRun, applyFilter, select, openDialog } = currentView()
  const prepareCsv = useAction('import.csv')
  const again = useAction('import.again')
  const resume = useAction('import.resume')
  const showStarted = useShowStarted()
  const importing = useJobs((state) => state.jobs.some((job) => job.kind === 'import' && !isWaiting(job)))
  const { run, label } = report
  const stored = report.added + report.needsReview
  const running = report.state === 'running'

  const showArticles = (): void => applyFilter({ kind: 'run', value: run, label })
  const selectArticles = async (): Promise<void> => {
    showArticles()
    select(new Set(await client.call('article.ids', listQueryOf(currentView()))))
  }
  const saveCsv = async (): Promise<void> => {
    const { export: id, fileName, rows } = await prepareCsv({ run, filter })
    if (await host.saveExport(id, fileName, client))
      toast({ tone: 'success', text: t('import.csvSaved', { count: rows, fileName }) })
  }
  return (
    <header className={styles.head}>
      <IconButton icon={ArrowLeft} label={t('import.allRuns')} onPress={() => showRun(null)} />
      <div className={styles.headText}>
        <h2 id="import-report" className={styles.heading} dir="auto">
          {t('import.titleOf', { label })}
        </h2>
        <p className={styles.runMeta}>
          {t('import.runAt', { at: new Date(report.startedAt) })} ·{' '}
          {t(report.undone ? 'import.state.undone' : `import.state.${report.state}`)}
        </p>
      </div>
      {stored + report.alreadyHere > 0 && !report.undone && (
        <Button onPress={showArticles}>{t('import.showArticles')}</Button>
      )}
      {report.resumable && (
        <Button tone="primary" onPress={() => void resume({ run }).then(showStarted)}>
          {t('import.resumeRun')}
        </Button>
      )}
      <MenuButton
        label={t('import.reportActions')}
        entries={[
          {
            id: 'select',
            label: t('import.selectArticles'),
            isDisabled: stored + report.alreadyHere === 0 || report.undone,
            onAction: () => void selectArticles().catch(() => undefined),
          },
          {
            id: 'again',
            label: t('import.retryFailed', { count: report.failed }),
            isDisabled: report.failed === 0 || running,
            onAction: () => void again({ run, filter: { outcome: 'failed' } }).then(showStarted),
          },
          {
            id: 'csv',
            label: t('import.saveCsv'),
            isDisabled: report.found === 0,
            separated: true,
            onAction: () => void saveCsv().catch(() => undefined),
          },
          {
            id: 'undo',
            label: t('import.undo'),
            danger: true,
            isDisabled: stored + report.alreadyHere === 0 || importing || report.undone,
            separated: true,
            onAction: () => openDialog({ kind: 'undo-import', run }),
          },
        ]}
      >
        <IconButton icon={Ellipsis} label={t('import.reportActions')} />
      </MenuButton>
    </header>
  )
}

/** What is to be known about a run as a whole, such as that it did not come to its end. */
function ReportHint({ report }: { readonly report: ReportSummary }) {
  const t = useT()
  if (report.undone) return <p className={styles.hint}>{t('import.wasUndone')}</p>
  if (report.state !== 'interrupted' && report.state !== 'cancelled' && report.state !== 'failed') return null
  const how = report.resumable ? 'resumable' : 'final'
  return <p className={styles.hint}>{t(`import.${how}.${report.state}`, { files: report.filesDone ?? 0 })}</p>
}

interface FiltersProps {
  readonly report: ReportSummary
  readonly filter: ReportFilter
  readonly search: string
  readonly onFilter: (filter: ReportFilter) => void
  readonly onSearch: (search: string) => void
}

function ReportFilters({ report, filter, search, onFilter, onSearch }: FiltersProps) {
  const t = useT()
  const again = useAction('import.again')
  const showStarted = useShowStarted()
  const { outcome, why } = filter
  const reasons = new Map<string, number>()
  for (const row of report.reasons) {
    if (outcome === undefined || row.outcome === outcome) reasons.set(row.why, (reasons.get(row.why) ?? 0) + row.rows)
  }
  const anyway = why !== undefined && readableAnyway.includes(why) ? (reasons.get(why) ?? 0) : 0
  const choose = (next: Outcome | undefined): void => onFilter(next === undefined ? {} : { outcome: next })
  return (
    <>
      <div role="toolbar" aria-label={t('import.filter')} className={styles.filters}>
        <button
          type="button"
          aria-pressed={outcome === undefined}
          className={styles.filter}
          onClick={() => choose(undefined)}
        >
          {t('import.all', { count: report.found })}
        </button>
        {outcomes.map((each) =>
          report[counts[each]] === 0 ? null : (
            <button
              key={each}
              type="button"
              aria-pressed={outcome === each}
              className={styles.filter}
              onClick={() => choose(outcome === each ? undefined : each)}
            >
              {t(`import.outcome.${each}`)} {report[counts[each]].toLocaleString('en-GB')}
            </button>
          ),
        )}
      </div>
      <div className={styles.narrow}>
        {reasons.size > 0 && (
          <div className={styles.reasons}>
            <Select
              hideLabel
              label={t('import.reason')}
              value={why ?? anyReason}
              options={[
                { value: anyReason, label: t('import.anyReason') },
                ...[...reasons].map(([each, rows]) => ({
                  value: each,
                  label: t('import.reasonRows', { reason: reasonName(each, t), count: rows }),
                })),
              ]}
              onChange={(next) =>
                onFilter({
                  ...(outcome === undefined ? {} : { outcome }),
                  ...(next === anyReason ? {} : { why: next }),
                })
              }
            />
          </div>
        )}
        <div className={styles.search}>
          <Search size={14} aria-hidden className={styles.searchIcon} />
          <TextField
            hideLabel
            type="search"
            label={t('import.search')}
            placeholder={t('import.search.placeholder')}
            value={search}
            onChange={onSearch}
          />
        </div>
        {anyway > 0 && (
          <Button onPress={() => void again({ run: report.run, filter, options: { as: 'text' } }).then(showStarted)}>
            {t('import.anyway', { count: anyway })}
          </Button>
        )}
        {outcome === 'failed' && report.state !== 'running' && (
          <Button onPress={() => void again({ run: report.run, filter }).then(showStarted)}>
            {t('import.retry', { count: why === undefined ? report.failed : (reasons.get(why) ?? 0) })}
          </Button>
        )}
      </div>
    </>
  )
}

/** What became of everything that one import met: sums that add up, and a line for each file and record. */
export function ImportReportView({ run }: { readonly run: string }) {
  const t = useT()
  const errorText = useErrorText()
  const showRun = useView((view) => view.showRun)
  const [filter, setFilter] = useState<ReportFilter>({})
  const [search, setSearch] = useState('')
  const sought = useDeferredValue(search.trim())
  const answer = useCall('import.summary', { run }, { keep: true })
  const report = answer.data
  if (report === undefined) {
    return answer.isError ? (
      <EmptyState
        icon={TriangleAlert}
        title={t('import.noReport')}
        actions={<Button onPress={() => showRun(null)}>{t('import.allRuns')}</Button>}
      >
        {errorText(answer.error)}
      </EmptyState>
    ) : (
      <Spinner label={t('ui.loading')} />
    )
  }
  const whole = sought === '' ? filter : { ...filter, search: sought }
  const running = report.state === 'running'
  return (
    <section className={styles.report} aria-labelledby="import-report">
      <ReportHead report={report} filter={whole} />
      {/* While it runs, the bar at the foot of the window says how far it is, in fewer words. */}
      <div role={running ? undefined : 'status'} className={styles.sum}>
        {t('import.sum', {
          found: report.found,
          added: report.added,
          here: report.alreadyHere,
          review: report.needsReview,
          failed: report.failed,
          skipped: report.skipped,
        })}
        {report.ignored > 0 && <span className={styles.ignored}>{t('import.ignored', { count: report.ignored })}</span>}
      </div>
      <ReportHint report={report} />
      {report.found === 0 ? (
        <EmptyState title={running ? t('import.scanning') : t('import.nothing.title')}>
          {running ? null : t('import.nothing.text')}
        </EmptyState>
      ) : (
        <>
          <ReportFilters report={report} filter={filter} search={search} onFilter={setFilter} onSearch={setSearch} />
          <ReportRowsView run={run} filter={whole} />
        </>
      )}
    </section>
  )
}
