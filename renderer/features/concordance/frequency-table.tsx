import { useIntl } from 'react-intl'
import type { FrequencyPoint, FrequencySeries } from '../../../main/contract/concordance.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { isSlight } from './few-words.ts'
import styles from './concordance.module.css'

interface FrequencyTableProps {
  readonly periods: readonly string[]
  readonly series: readonly FrequencySeries[]
  readonly nameOf: (series: FrequencySeries) => string
  readonly undated: FrequencyPoint
  readonly imprecise: FrequencyPoint
  /** Shows the lines of a count: of one series or all, in a period or (null) without a date. */
  readonly onOpen: (series: FrequencySeries | null, period: string | null) => void
}

/** The plot in figures: hits per million words, with the hits themselves in brackets. */
export function FrequencyTable({ periods, series, nameOf, undated, imprecise, onOpen }: FrequencyTableProps) {
  const t = useT()
  const intl = useIntl()
  const dates = useDates()
  const figures = (point: FrequencyPoint): string => {
    const { perMillion, hits, inferred, words } = point
    if (perMillion === null) return '–'
    const rate = intl.formatNumber(perMillion, { maximumFractionDigits: 1 })
    const counted = `${intl.formatNumber(hits)}${inferred > 0 ? '*' : ''}`
    return hits > 0 && isSlight(point)
      ? t('concordance.fewWords', { rate, hits: counted, words: intl.formatNumber(words) })
      : `${rate} (${counted})`
  }
  /** A count leads to its lines; none has none. */
  const cell = (point: FrequencyPoint, name: string, when: string, open: () => void) =>
    point.hits === 0 ? (
      figures(point)
    ) : (
      <button
        type="button"
        className={styles.toLines}
        title={t('concordance.showLines', { count: point.hits, outlet: name, period: when })}
        onClick={open}
      >
        {figures(point)}
      </button>
    )
  return (
    <details className={styles.details}>
      <summary>{t('concordance.figures')}</summary>
      <div className={styles.tableScroll}>
        <table className={styles.table}>
          <caption className={styles.caption}>{t('concordance.figuresCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('concordance.period')}</th>
              {series.map((one) => (
                <th key={`${one.kind} ${one.outlet}`} scope="col" className={styles.figure}>
                  <bdi>{nameOf(one)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {periods.map((period, at) => (
              <tr key={period}>
                <th scope="row">{dates.published(period)}</th>
                {series.map((one) => (
                  <td key={`${one.kind} ${one.outlet}`} className={styles.figure}>
                    {cell(one.points[at]!, nameOf(one), dates.published(period), () => onOpen(one, period))}
                  </td>
                ))}
              </tr>
            ))}
            {(
              [
                ['imprecise', imprecise],
                ['undatedRow', undated],
              ] as const
            ).map(
              ([name, point]) =>
                point.articles > 0 && (
                  <tr key={name}>
                    <th scope="row">{t(`concordance.${name}`)}</th>
                    <td className={styles.figure}>
                      {name === 'imprecise'
                        ? figures(point)
                        : cell(point, t('concordance.series.all'), t('concordance.undatedRow'), () =>
                            onOpen(null, null),
                          )}
                    </td>
                    {series.length > 1 && <td colSpan={series.length - 1} />}
                  </tr>
                ),
            )}
          </tbody>
        </table>
      </div>
    </details>
  )
}
