import { FileDown } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import {
  periodUnits,
  type Frequency,
  type FrequencySeries,
  type PeriodUnit,
} from '../../../main/contract/concordance.ts'
import { useCall } from '../../app/api.ts'
import { useSavePicture } from '../../app/use-save-picture.ts'
import { currentView } from '../../app/view-store.ts'
import { LinePlot, looks, LookSample, type PlotPoint, type PlotSeries } from '../../charts/line-plot.tsx'
import { savedSvg } from '../../charts/saved-svg.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { NoHits, QueryCount, QueryNotes } from './about-query.tsx'
import { setConcordance, useConcordance } from './concordance-store.ts'
import { FrequencyTable } from './frequency-table.tsx'
import type { PaneProps } from './pane-props.ts'
import { PaneState } from './pane-state.tsx'
import styles from './concordance.module.css'

const fitting = 'fitting'

/** Hits per million words over time, a line for each outlet. */
export function FrequencyPane({ query, asked, onStop }: PaneProps) {
  const t = useT()
  const unit = useConcordance((state) => state.unit)
  const answer = useCall('concordance.frequency', { ...asked, ...(unit !== null && { unit }) })
  const drawing = useRef<SVGSVGElement>(null)
  const save = useSavePicture()
  const options = [fitting, ...periodUnits] as const
  return (
    <>
      <div className={styles.bar}>
        <Select
          label={t('concordance.unit')}
          value={unit ?? fitting}
          options={options.map((value) => ({ value, label: t(`concordance.unit.${value}`) }))}
          onChange={(value: PeriodUnit | typeof fitting) => setConcordance({ unit: value === fitting ? null : value })}
        />
        {answer.data !== undefined && <QueryCount about={answer.data} />}
        {(answer.data?.periods.length ?? 0) > 0 && (
          <Button
            size="s"
            onPress={() => {
              const title = t('concordance.frequencyOf', { query })
              if (drawing.current !== null) save(title, savedSvg(drawing.current, title))
            }}
          >
            <FileDown size={14} aria-hidden />
            {t('concordance.svg')}
          </Button>
        )}
      </div>
      <PaneState answer={answer} query={query} onStop={onStop}>
        {(result) => (
          <>
            <QueryNotes about={result} />
            {result.total === 0 ? <NoHits about={result} /> : <OverTime result={result} drawing={drawing} />}
          </>
        )}
      </PaneState>
    </>
  )
}

interface OverTimeProps {
  readonly result: Frequency
  readonly drawing: { current: SVGSVGElement | null }
}

function OverTime({ result, drawing }: OverTimeProps) {
  const t = useT()
  const intl = useIntl()
  const dates = useDates()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const { series, periods, undated, imprecise } = result
  const nameOf = ({ kind, outlet }: FrequencySeries): string =>
    kind === 'outlet' ? outlet : t(`concordance.series.${kind}`)
  const keyOf = ({ kind, outlet }: FrequencySeries): string => `${kind} ${outlet}`
  const shown = series.filter((one) => !hidden.has(keyOf(one)))
  const plotted = useMemo(
    () =>
      series.flatMap((one, index): PlotSeries[] =>
        hidden.has(keyOf(one))
          ? []
          : [
              {
                id: keyOf(one),
                name: nameOf(one),
                look: index % looks,
                values: one.points.map(({ perMillion }) => perMillion),
                // Where most of the hits are dated by inference only.
                uncertain: one.points.map(({ hits, inferred }) => inferred * 2 > hits),
              },
            ],
      ),
    // oxlint-disable-next-line react/exhaustive-deps -- names depend on the language alone
    [series, hidden],
  )
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
    })
  }
  /** The lines of the hits that a point counts. */
  const open = ({ series: index, at }: PlotPoint): void => {
    const one = shown[index]!
    const view = currentView()
    const period = periods[at]!
    setConcordance({ tab: 'lines' })
    view.applyFilter({ kind: 'date', value: period, label: dates.published(period) }, true)
    if (one.kind === 'outlet' || one.kind === 'unknown') view.applyFilter({ kind: 'outlet', value: one.outlet }, true)
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
              onOpen={open}
            />
          </>
        )}
        {undated.hits + imprecise.hits > 0 && (
          <p className={styles.note}>
            {t('concordance.undated', { undated: undated.hits, imprecise: imprecise.hits })}
          </p>
        )}
        {periods.length > 0 && (
          <FrequencyTable periods={periods} series={series} nameOf={nameOf} undated={undated} imprecise={imprecise} />
        )}
      </div>
    </div>
  )
}
