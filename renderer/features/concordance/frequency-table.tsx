import { useIntl } from 'react-intl'
import type { FrequencyPoint, FrequencySeries } from '../../../main/contract/concordance.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './concordance.module.css'

interface FrequencyTableProps {
  readonly periods: readonly string[]
  readonly series: readonly FrequencySeries[]
  readonly nameOf: (series: FrequencySeries) => string
  readonly undated: FrequencyPoint
  readonly imprecise: FrequencyPoint
}

/** The plot in figures: hits per million words, with the hits themselves in brackets. */
export function FrequencyTable({ periods, series, nameOf, undated, imprecise }: FrequencyTableProps) {
  const t = useT()
  const intl = useIntl()
  const dates = useDates()
  const cell = ({ perMillion, hits, inferred }: FrequencyPoint): string =>
    perMillion === null
      ? '–'
      : `${intl.formatNumber(perMillion, { maximumFractionDigits: 1 })} (${intl.formatNumber(hits)}${inferred > 0 ? '*' : ''})`
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
                    {cell(one.points[at]!)}
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
                    <td className={styles.figure}>{cell(point)}</td>
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
