import { ArrowLeft, TriangleAlert } from 'lucide-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { ImportItem, ImportRun, Outcome } from '../../../main/contract/import.ts'
import { useCall, useErrorText } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { OutcomeMark } from './outcome-mark.tsx'
import styles from './import-reports.module.css'

const outcomes = ['added', 'already-here', 'needs-review', 'failed', 'skipped'] as const satisfies readonly Outcome[]
const counts = {
  added: 'added',
  'already-here': 'alreadyHere',
  'needs-review': 'needsReview',
  failed: 'failed',
  skipped: 'skipped',
} as const satisfies Record<Outcome, string>

function Row({ item }: { readonly item: ImportItem }) {
  const t = useT()
  const openArticle = useView((view) => view.openArticle)
  const show = useView((view) => view.show)
  const slash = item.path.lastIndexOf('/') + 1
  const article = item.articleId ?? item.duplicateOf
  return (
    <>
      <OutcomeMark outcome={item.outcome} />
      <span className={styles.file} title={item.path}>
        <bdi className={styles.name}>
          {item.path.slice(slash)}
          {item.record !== undefined && <span className={styles.record}> {item.record}</span>}
        </bdi>
        <bdi className={styles.reason}>
          {item.reason ?? (item.identity !== undefined ? t(`import.identity.${item.identity}`) : '')}
        </bdi>
      </span>
      {item.outcome === 'needs-review' && (
        <Button size="s" tone="quiet" onPress={() => show('review')}>
          {t('import.review')}
        </Button>
      )}
      {article !== undefined && (
        <Button
          size="s"
          tone="quiet"
          aria-label={t('import.openNamed', { name: item.path.slice(slash) })}
          onPress={() => openArticle(article)}
        >
          {t('import.open')}
        </Button>
      )}
    </>
  )
}

function Items({ items }: { readonly items: readonly ImportItem[] }) {
  const t = useT()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 46,
    overscan: 10,
  })
  return (
    <div ref={scroller} className={styles.items} role="region" aria-label={t('import.items')} tabIndex={0}>
      <ul className={styles.rows} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => (
          <li
            key={row.key}
            ref={rows.measureElement}
            data-index={row.index}
            aria-setsize={items.length}
            aria-posinset={row.index + 1}
            className={styles.item}
            style={{ transform: `translateY(${row.start}px)` }}
          >
            <Row item={items[row.index]!} />
          </li>
        ))}
      </ul>
    </div>
  )
}

interface ImportReportProps {
  readonly run: string
  /** How the run stands; absent while it is not listed yet. */
  readonly info: ImportRun | undefined
}

/** What became of everything that one import met: sums that add up, and a line for each file. */
export function ImportReportView({ run, info }: ImportReportProps) {
  const t = useT()
  const errorText = useErrorText()
  const showRun = useView((view) => view.showRun)
  const applyFilter = useView((view) => view.applyFilter)
  const [only, setOnly] = useState<Outcome | null>(null)
  const answer = useCall('import.report', { run }, { keep: true })
  const report = answer.data
  if (report === undefined) {
    return answer.isError ? (
      <EmptyState icon={TriangleAlert} title={t('import.noReport')}>
        {errorText(answer.error)}
      </EmptyState>
    ) : (
      <Spinner label={t('ui.loading')} />
    )
  }
  const items = only === null ? report.items : report.items.filter((item) => item.outcome === only)
  const running = info?.state === 'running'
  return (
    <section className={styles.report} aria-labelledby="import-report">
      <header className={styles.head}>
        <IconButton icon={ArrowLeft} label={t('import.allRuns')} onPress={() => showRun(null)} />
        <div className={styles.headText}>
          <h2 id="import-report" className={styles.heading} dir="auto">
            {info === undefined ? t('import.title') : t('import.titleOf', { label: info.label })}
          </h2>
          {info !== undefined && (
            <p className={styles.runMeta}>
              {t('import.runAt', { at: new Date(info.startedAt) })} · {t(`import.state.${info.state}`)}
            </p>
          )}
        </div>
        {report.added + report.needsReview > 0 && (
          <Button onPress={() => applyFilter({ kind: 'run', value: run, label: info?.label })}>
            {t('import.showArticles')}
          </Button>
        )}
      </header>
      <div role="status" className={styles.sum}>
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
      {info?.state === 'interrupted' && <p className={styles.hint}>{t('import.interrupted')}</p>}
      {info?.state === 'cancelled' && <p className={styles.hint}>{t('import.wasCancelled')}</p>}
      <div role="toolbar" aria-label={t('import.filter')} className={styles.filters}>
        <button type="button" aria-pressed={only === null} className={styles.filter} onClick={() => setOnly(null)}>
          {t('import.all', { count: report.found })}
        </button>
        {outcomes.map((outcome) =>
          report[counts[outcome]] === 0 ? null : (
            <button
              key={outcome}
              type="button"
              aria-pressed={only === outcome}
              className={styles.filter}
              onClick={() => setOnly(only === outcome ? null : outcome)}
            >
              {t(`import.outcome.${outcome}`)} {report[counts[outcome]].toLocaleString('en')}
            </button>
          ),
        )}
      </div>
      {report.found === 0 ? (
        <EmptyState title={running ? t('import.scanning') : t('import.nothing.title')}>
          {running ? null : t('import.nothing.text')}
        </EmptyState>
      ) : (
        <Items items={items} />
      )}
    </section>
  )
}
