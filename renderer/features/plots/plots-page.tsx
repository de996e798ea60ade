import { useState } from 'react'
import { useIntl } from 'react-intl'
import { averageLinkage, type Join } from '../../charts/average-linkage.ts'
import type { ChartTable } from '../../charts/chart-frame.tsx'
import { Dendrogram } from '../../charts/dendrogram.tsx'
import { MatrixPlot, type MatrixCell } from '../../charts/matrix-plot.tsx'
import { TimelinePlot, type DateStatus } from '../../charts/timeline-plot.tsx'
import type { TimeTick } from '../../charts/time-scale.ts'
import { showPublishedDate } from '../../article/published-date.ts'
import { useT } from '../../i18n/use-t.ts'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import type { SetPageProps } from '../compare/set-page.ts'
import { useColumnNames } from '../compare/use-column-names.ts'
import { firstShared, ordered, symmetric } from './similarity.ts'
import styles from './plots.module.css'

const orders = ['set', 'alike'] as const

/** The plots of a set: how much of each article stands in each other, when they were published, and which are alike. */
export function PlotsPage({ columns, members, comparison, onShow }: SetPageProps) {
  const t = useT()
  const intl = useIntl()
  const names = useColumnNames(columns, members)
  const [order, setOrder] = useState<(typeof orders)[number]>('set')
  if (comparison === undefined)
    return (
      <div className={styles.waiting}>
        <Spinner label={t('plots.waiting')} />
      </div>
    )

  const there = columns.filter((id) => comparison.articles.some((article) => article.id === id))
  const inSet = ordered(comparison, there)
  const leaves = averageLinkage(symmetric(inSet)).at(-1)?.leaves
  const ids = order === 'alike' && leaves !== undefined ? leaves.map((leaf) => there[leaf]!) : there
  const matrix = ordered(comparison, ids)
  const percent = (value: number): string =>
    intl.formatNumber(value, { style: 'percent', maximumFractionDigits: value > 0 && value < 0.01 ? 1 : 0 })
  const short = (id: string): string => names.headOf(id).short
  const rowName = (id: string): string => {
    const { siglum, short: named, outlet, title } = names.headOf(id)
    return outlet === null ? `${siglum} ${title}` : named
  }

  const openCell = ({ row, column }: MatrixCell): void => {
    const passage = firstShared(comparison, ids[row]!, ids[column]!)
    onShow(passage ?? { article: ids[row]!, start: 0, end: 0 })
  }
  const describeCell = ({ row, column }: MatrixCell): string =>
    row === column
      ? names.headOf(ids[row]!).long
      : t('plots.matrix.cell', {
          share: percent(matrix[row]![column]!),
          article: short(ids[row]!),
          other: short(ids[column]!),
          back: percent(matrix[column]![row]!),
        })
  const matrixTable: ChartTable = {
    columns: [t('plots.matrix.in'), ...ids.map(short)],
    rows: ids.map((id, row) => [
      rowName(id),
      ...ids.map((_, column) => (row === column ? '–' : percent(matrix[row]![column]!))),
    ]),
  }

  const timeline = there.map((id) => {
    const field = members.get(id)?.article?.date
    const status: DateStatus = field === undefined || field.value === null ? 'unknown' : field.status
    return { name: rowName(id), date: field?.value ?? null, status, evidence: field?.evidence ?? '' }
  })
  const dateOf = (row: number): string => {
    const { date } = timeline[row]!
    return date === null ? t('plots.timeline.noDate') : showPublishedDate(date, intl.locale)
  }
  const statusNames = {
    stated: t('plots.status.stated'),
    inferred: t('plots.status.inferred'),
    entered: t('plots.status.entered'),
    unknown: t('plots.status.unknown'),
  }
  const formatTick = ({ at, unit }: TimeTick): string =>
    intl.formatDate(at, {
      timeZone: 'UTC',
      ...(unit === 'year'
        ? { year: 'numeric' }
        : unit === 'month'
          ? { month: 'short', year: 'numeric' }
          : unit === 'day'
            ? { day: 'numeric', month: 'short' }
            : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    })
  const joinNames = (join: Join): string =>
    intl.formatList(
      join.leaves.map((leaf) => names.headOf(there[leaf]!).siglum),
      { type: 'conjunction' },
    )
  const describeJoin = (join: Join): string =>
    t('plots.tree.join', { articles: joinNames(join), share: percent(join.similarity) })

  return (
    <div className={styles.page} tabIndex={-1}>
      <MatrixPlot
        title={t('plots.matrix.title')}
        about={t('plots.matrix.about')}
        hint={t('plots.matrix.hint')}
        names={ids.map((id) => ({ short: names.headOf(id).siglum, long: rowName(id) }))}
        values={matrix}
        format={percent}
        describe={describeCell}
        table={matrixTable}
        tools={
          there.length > 2 && (
            <Select
              label={t('plots.order')}
              hideLabel
              value={order}
              options={orders.map((value) => ({ value, label: t(`plots.order.${value}`) }))}
              onChange={setOrder}
            />
          )
        }
        onOpen={openCell}
      />
      <TimelinePlot
        title={t('plots.timeline.title')}
        about={t('plots.timeline.about')}
        hint={t('plots.timeline.hint')}
        rows={timeline}
        noDate={t('plots.timeline.noDate')}
        statusNames={statusNames}
        formatTick={formatTick}
        describe={(row) =>
          t('plots.timeline.row', {
            article: names.headOf(there[row]!).long,
            date: dateOf(row),
            status: statusNames[timeline[row]!.status],
          })
        }
        table={{
          columns: [
            t('plots.article'),
            t('plots.timeline.date'),
            t('plots.timeline.status'),
            t('plots.timeline.evidence'),
          ],
          rows: timeline.map(({ status, evidence }, row) => [
            names.headOf(there[row]!).long,
            dateOf(row),
            statusNames[status],
            evidence,
          ]),
        }}
        onOpen={(row) => onShow({ article: there[row]!, start: 0, end: 0 })}
      />
      {there.length > 2 && (
        <Dendrogram
          title={t('plots.tree.title')}
          about={t('plots.tree.about')}
          hint={t('plots.tree.hint')}
          names={there.map((id) => names.headOf(id).long)}
          similarity={symmetric(inSet)}
          format={percent}
          describeLeaf={(leaf) => names.headOf(there[leaf]!).long}
          describeJoin={describeJoin}
          tableOf={(joins) => ({
            columns: [t('plots.tree.articles'), t('plots.tree.share')],
            rows: joins.map((join) => [joinNames(join), percent(join.similarity)]),
          })}
          onOpen={(leaf) => onShow({ article: there[leaf]!, start: 0, end: 0 })}
        />
      )}
    </div>
  )
}
