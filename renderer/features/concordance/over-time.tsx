import { useMemo, useState } from 'react'
import { useIntl } from 'react-intl'
import type { Frequency, FrequencySeries } from '../../../main/contract/concordance.ts'
import type { Filter } from '../../app/filters.ts'
import { narrowView } from '../../app/narrow-view.ts'
import { highestOf } from '../../charts/line-shape.ts'
import { LinePlot, type PlotPoint, type PlotSeries } from '../../charts/line-plot.tsx'
import { LookSample } from '../../charts/series-look.tsx'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { setConcordance } from './concordance-store.ts'
import { fewWords, isSlight } from './few-words.ts'
import { FrequencyTable } from './frequency-table.tsx'
import styles from './concordance.module.css'

interface OverTimeProps {
  readonly result: Frequency
  readonly drawing: { current: SVGSVGElement | null }
}

/** Hits over time as lines and in figures, each of which leads to the lines that it counts. */
export function OverTime({ result, drawing }: OverTimeProps) {
  const t = useT()
  const intl = useIntl()
  const dates = useDates()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const { series, periods, undated, imprecise } = result
  const nameOf = ({ kind, outlet }: FrequencySeries): string =>
    kind === 'outlet' ? outlet : t(`concordance.series.${kind}`)
  const keyOf = ({ kind, outlet }: FrequencySeries): string => `${kind} ${outlet}`
  const shown = series.filter((one) => !hidden.has(keyOf(one)))
  const points = series.flatMap((one) => one.points)
  const slight = points.filter(isSlight).length
  const allSlight = points.every((point) => point.words === 0 || isSlight(point))
  const plotted = useMemo(
    () =>
      series.flatMap((one, index): PlotSeries[] =>
        hidden.has(keyOf(one))
          ? []
          : [
              {
                id: keyOf(one),
                name: nameOf(one),
                look: index,
                values: one.points.map(({ perMillion }) => perMillion),
                // Where most of the hits are dated by inference only.
                uncertain: one.points.map(({ hits, inferred }) => inferred * 2 > hits),
                slight: one.points.map((point) => !allSlight && isSlight(point)),
              },
            ],
      ),
    // oxlint-disable-next-line react/exhaustive-deps -- names depend on the language alone
    [series, hidden],
  )
  const scale = highestOf(plotted)
  const beyond = plotted.some(({ values }) => values.some((value) => value !== null && value > scale))
  const rate = (value: number): string => intl.formatNumber(value, { maximumFractionDigits: value < 10 ? 1 : 0 })
  const describe = ({ series: index, at }: PlotPoint): string => {
    const one = shown[index]!
    const point = one.points[at]!
    const values = { outlet: nameOf(one), period: dates.published(periods[at]!), words: intl.formatNumber(point.words) }
    if (point.perMillion === null) return t('concordance.noPoint', values)
    return t('concordance.point', {
      ...values,
      rate: rate(point.perMillion),
      count: point.hits,
      inferred: point.inferred,
      slight: String(isSlight(point)),
    })
  }
  /** The lines of the hits that a period counts, of all series or of one; no period: those without a date. */
  const open = (one: FrequencySeries | null, period: string | null): void => {
    setConcordance({ tab: 'lines' })
    const when: Filter =
      period === null ? { kind: 'year', value: '' } : { kind: 'date', value: period, label: dates.published(period) }
    narrowView([when, ...(one === null ? [] : outletsOf(one, series))])
  }

  return (
    <div className={styles.scroll}>
      <div className={styles.figurePane}>
        {periods.length === 0 ? (
          <EmptyState title={t('concordance.noDates.title')}>{t('concordance.noDates.text')}</EmptyState>
        ) : (
          <>
            <div role="group" aria-label={t('concordance.legend')} className={styles.legend}>
              {series.map((one, index) => {
                const key = keyOf(one)
                return (
                  <button
                    key={key}
                    type="button"
                    aria-pressed={!hidden.has(key)}
                    className={styles.legendItem}
                    onClick={() => {
                      const next = new Set(hidden)
                      if (!next.delete(key) && shown.length > 1) next.add(key)
                      setHidden(next)
                    }}
                  >
                    <LookSample look={index} />
                    <bdi>{nameOf(one)}</bdi>
                    <span className={styles.legendCount}>{intl.formatNumber(one.hits)}</span>
                  </button>
                )
              })}
            </div>
            <LinePlot
              ref={drawing}
              label={t('concordance.plotLabel')}
              places={periods.map((period) => dates.published(period))}
              series={plotted}
              yLabel={t('concordance.perMillionWords')}
              formatValue={rate}
              describe={describe}
              hint={t('concordance.plotHint')}
              onOpen={({ series: index, at }) => open(shown[index]!, periods[at]!)}
            />
          </>
        )}
        {undated.hits + imprecise.hits > 0 && (
          <p className={styles.note}>
            {t('concordance.undated', { undated: undated.hits, imprecise: imprecise.hits })}
          </p>
        )}
        {periods.length > 0 && slight > 0 && (
          <p className={styles.note}>
            {allSlight
              ? t('concordance.allSlight', { words: fewWords })
              : t('concordance.slight', { count: slight, words: fewWords, beyond: String(beyond) })}
          </p>
        )}
        {periods.length > 0 && (
          <FrequencyTable
            periods={periods}
            series={series}
            nameOf={nameOf}
            undated={undated}
            imprecise={imprecise}
            onOpen={open}
          />
        )}
      </div>
    </div>
  )
}

/** The outlets that a series counts, as filters. The others together are all but those that have a line of their own. */
function outletsOf({ kind, outlet }: FrequencySeries, all: readonly FrequencySeries[]): Filter[] {
  if (kind === 'all') return []
  if (kind !== 'others') return [{ kind: 'outlet', value: outlet }]
  return all
    .filter((one) => one.kind === 'outlet' || one.kind === 'unknown')
    .map(({ outlet: value }): Filter => ({ kind: 'outlet', value, excluded: true }))
}
